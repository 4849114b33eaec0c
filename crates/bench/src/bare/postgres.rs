//! The same rows in PostgreSQL, through sqlx.

use anyhow::Result;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::postgres::{PgPoolOptions, PgRow};
use sqlx::{AssertSqlSafe, PgPool, Row as _};
use uuid::Uuid;

use super::{
    ADD, COUNTER, Content, FACT, GIVE, IDEA, JOURNAL, NUMBER, ONCE, TOTAL, listed, now, whole,
};

pub(super) async fn connect(url: &str) -> Result<PgPool> {
    Ok(PgPoolOptions::new().max_connections(8).connect(url).await?)
}

fn line(row: &PgRow) -> Result<Value> {
    Ok(json!({
        "id": row.try_get::<Uuid, _>(0)?,
        "reference": row.try_get::<&str, _>(1)?,
        "title": row.try_get::<&str, _>(2)?,
        "excerpt": row.try_get::<&str, _>(3)?,
        "status": row.try_get::<&str, _>(4)?,
        "domain": row.try_get::<&str, _>(5)?,
        "subcategory": row.try_get::<&str, _>(6)?,
        "organisation": row.try_get::<Option<Uuid>, _>(7)?,
        "deposited_on": row.try_get::<DateTime<Utc>, _>(8)?.date_naive(),
        "votes": row.try_get::<i32, _>(9)?,
        "comments": row.try_get::<i32, _>(10)?,
        "voted": row.try_get::<Option<Uuid>, _>(11)?.is_some(),
        "author": row.try_get::<Option<&str>, _>(12)?,
        "challenge": [row.try_get::<Option<&str>, _>(13)?, row.try_get::<Option<&str>, _>(14)?],
    }))
}

pub(super) async fn read(pool: &PgPool, id: Uuid, me: Uuid) -> Result<Value> {
    let row = sqlx::query(AssertSqlSafe(whole())).bind(me).bind(id).fetch_one(pool).await?;
    Ok(json!({
        "summary": line(&row)?,
        "problem": row.try_get::<Option<&str>, _>(15)?,
        "problem_html": row.try_get::<Option<&str>, _>(16)?,
        "proposal": row.try_get::<Option<&str>, _>(17)?,
        "proposal_html": row.try_get::<Option<&str>, _>(18)?,
        "form": row.try_get::<&str, _>(19)?,
        "origin": row.try_get::<&str, _>(20)?,
        "version": row.try_get::<i32, _>(21)?,
    }))
}

pub(super) async fn page(pool: &PgPool, domain: &str, limit: i64, me: Uuid) -> Result<Value> {
    let rows = sqlx::query(AssertSqlSafe(listed())).bind(me).bind(domain).bind(limit);
    let rows = rows.fetch_all(pool).await?;
    let items = rows.iter().map(line).collect::<Result<Vec<_>>>()?;
    Ok(json!({ "items": items }))
}

pub(super) async fn create(pool: &PgPool, content: &Content, me: Uuid) -> Result<Value> {
    let Content { title, proposal, subcategory } = content;
    let (id, now) = (Uuid::now_v7(), now());
    let mut tx = pool.begin().await?;
    sqlx::query(ONCE)
        .bind(Uuid::new_v4().as_bytes().as_slice())
        .bind(id)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    let number: i32 = sqlx::query(NUMBER).fetch_one(&mut *tx).await?.try_get(0)?;
    let reference = format!("BARE-{number:04}");
    let idea = sqlx::query(IDEA).bind(id).bind(&reference).bind(title).bind(proposal);
    idea.bind(subcategory).bind(me).bind(now).execute(&mut *tx).await?;
    sqlx::query(COUNTER).bind(id).execute(&mut *tx).await?;
    let journal = sqlx::query(JOURNAL).bind(Uuid::now_v7()).bind(now).bind(me).bind(id);
    journal.bind(FACT).execute(&mut *tx).await?;
    tx.commit().await?;
    read(pool, id, me).await
}

pub(super) async fn vote(pool: &PgPool, id: Uuid, me: Uuid) -> Result<Value> {
    let mut tx = pool.begin().await?;
    let given = sqlx::query(GIVE).bind(id).bind(me).execute(&mut *tx).await?;
    if given.rows_affected() > 0 {
        sqlx::query(ADD).bind(id).execute(&mut *tx).await?;
    }
    let votes: i32 = sqlx::query(TOTAL).bind(id).fetch_one(&mut *tx).await?.try_get(0)?;
    tx.commit().await?;
    Ok(json!({ "voted": true, "votes": votes }))
}
