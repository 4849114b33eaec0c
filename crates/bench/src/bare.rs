//! The barest server that answers the same requests: actix-web, SQL written by hand, no rule beyond the token.

mod postgres;
mod sqlite;

use std::net::SocketAddr;

use actix_web::http::header::AUTHORIZATION;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, error, get, post, put, web};
use anyhow::Context as _;
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// Where the bare server finds the same rows, and how it knows a token.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// A file of SQLite, or the address of a PostgreSQL database.
    #[arg(long)]
    database: String,
    /// Where to listen.
    #[arg(long)]
    listen: SocketAddr,
    /// The public key that verifies tokens, as RFC 8037 writes it.
    #[arg(long)]
    key: String,
}

/// An idea to make.
#[derive(Clone, Debug, Deserialize)]
struct NewIdea {
    content: Content,
}

#[derive(Clone, Debug, Deserialize)]
struct Content {
    title: String,
    proposal: String,
    subcategory: String,
}

#[derive(Debug, Deserialize)]
struct Criteria {
    domain: String,
    limit: i64,
}

#[derive(Debug, Deserialize)]
struct Claims {
    sub: Uuid,
}

/// One database behind the handlers of one thread.
enum Rows {
    Sqlite(sqlite::Rows),
    Postgres(sqlx::PgPool),
}

struct Bare {
    rows: Rows,
    key: DecodingKey,
    rules: Validation,
}

/// Serves until it is killed.
pub(crate) fn serve(options: &Options) -> anyhow::Result<()> {
    let key = DecodingKey::from_ed_components(&options.key)?;
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.validate_aud = false;
    actix_web::rt::System::new().block_on(async move {
        let postgres = options.database.starts_with("postgres");
        let pool = if postgres { Some(postgres::connect(&options.database).await?) } else { None };
        let writer = if postgres { None } else { Some(sqlite::writer(&options.database)?) };
        let database = options.database.clone();
        HttpServer::new(move || {
            let rows = match (&pool, &writer) {
                (Some(pool), _) => Rows::Postgres(pool.clone()),
                (None, Some(writer)) => match sqlite::Rows::open(&database, writer.clone()) {
                    Ok(rows) => Rows::Sqlite(rows),
                    Err(error) => unreachable!("the file was opened a moment ago: {error}"),
                },
                (None, None) => unreachable!("one of them is there"),
            };
            let bare = Bare { rows, key: key.clone(), rules: rules.clone() };
            let data = Data::new(bare);
            App::new().app_data(data).service(
                web::scope("/api/v1").service(page).service(read).service(create).service(vote),
            )
        })
        .bind(options.listen)
        .context("the bare server cannot listen")?
        .run()
        .await?;
        anyhow::Ok(())
    })
}

impl Bare {
    fn caller(&self, request: &HttpRequest) -> Result<Uuid, actix_web::Error> {
        let token = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = token.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        let claims = jsonwebtoken::decode::<Claims>(token, &self.key, &self.rules);
        Ok(claims.map_err(error::ErrorUnauthorized)?.claims.sub)
    }
}

fn answer(found: anyhow::Result<Value>) -> Result<HttpResponse, actix_web::Error> {
    Ok(HttpResponse::Ok().json(found.map_err(error::ErrorInternalServerError)?))
}

#[get("/ideas/{id}")]
async fn read(
    bare: Data<Bare>,
    request: HttpRequest,
    id: Path<Uuid>,
) -> Result<HttpResponse, actix_web::Error> {
    let me = bare.caller(&request)?;
    answer(match &bare.rows {
        Rows::Sqlite(rows) => rows.read(*id, me),
        Rows::Postgres(pool) => postgres::read(pool, *id, me).await,
    })
}

#[get("/ideas")]
async fn page(
    bare: Data<Bare>,
    request: HttpRequest,
    criteria: Query<Criteria>,
) -> Result<HttpResponse, actix_web::Error> {
    let me = bare.caller(&request)?;
    answer(match &bare.rows {
        Rows::Sqlite(rows) => rows.page(&criteria.domain, criteria.limit, me),
        Rows::Postgres(pool) => postgres::page(pool, &criteria.domain, criteria.limit, me).await,
    })
}

#[post("/ideas")]
async fn create(
    bare: Data<Bare>,
    request: HttpRequest,
    new: Json<NewIdea>,
) -> Result<HttpResponse, actix_web::Error> {
    let me = bare.caller(&request)?;
    let content = new.into_inner().content;
    answer(match &bare.rows {
        Rows::Sqlite(rows) => rows.write(sqlite::Work::Create(content, me)).await,
        Rows::Postgres(pool) => postgres::create(pool, &content, me).await,
    })
}

#[put("/ideas/{id}/vote")]
async fn vote(
    bare: Data<Bare>,
    request: HttpRequest,
    id: Path<Uuid>,
) -> Result<HttpResponse, actix_web::Error> {
    let me = bare.caller(&request)?;
    answer(match &bare.rows {
        Rows::Sqlite(rows) => rows.write(sqlite::Work::Vote(*id, me)).await,
        Rows::Postgres(pool) => postgres::vote(pool, *id, me).await,
    })
}

#[expect(clippy::disallowed_methods, reason = "no rule here that a test would give another time")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// What a list says of an idea, and what stands beside it.
const LINE: &str = "SELECT i.id, i.reference, i.title, i.excerpt, i.status, i.domain, i.subcategory, \
    i.organisation_id, i.deposited_at, c.votes, c.comments, v.person_id, p.name, h.reference, h.title";
const BESIDE: &str = " FROM idea i JOIN idea_counter c ON c.idea_id = i.id \
    LEFT JOIN idea_vote v ON v.idea_id = i.id AND v.person_id = $1 \
    LEFT JOIN person p ON p.id = i.author_id LEFT JOIN challenge h ON h.id = i.challenge_id";

fn whole() -> String {
    format!(
        "{LINE}, i.problem, i.problem_html, i.proposal, i.proposal_html, i.form, i.origin, i.version{BESIDE} WHERE i.id = $2"
    )
}

fn listed() -> String {
    format!("{LINE}{BESIDE} WHERE i.domain = $2 ORDER BY i.deposited_at DESC, i.id DESC LIMIT $3")
}

const NUMBER: &str = "INSERT INTO reference_sequence (series, last) VALUES ('BARE', 1) \
    ON CONFLICT (series) DO UPDATE SET last = reference_sequence.last + 1 RETURNING last";
const IDEA: &str = "INSERT INTO idea (id, reference, title, title_key, excerpt, domain, subcategory, form, origin, \
    author_id, status, deposited_at, version, proposal, proposal_html) \
    VALUES ($1, $2, $3, $3, $4, 'customer_relations', $5, 'participative', 'internal', $6, 'submitted', $7, 1, $4, $4)";
const COUNTER: &str = "INSERT INTO idea_counter (idea_id, votes, comments) VALUES ($1, 0, 0)";
const JOURNAL: &str = "INSERT INTO journal (id, at, actor_id, subject_kind, subject_id, fact) \
    VALUES ($1, $2, $3, 'idea', $4, $5)";
const ONCE: &str = "INSERT INTO idempotency_record (key, fingerprint, object_id, created_at) VALUES ($1, $1, $2, $3)";
const FACT: &str = r#"{"idea_deposited":{}}"#;
const GIVE: &str =
    "INSERT INTO idea_vote (idea_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
const ADD: &str = "UPDATE idea_counter SET votes = votes + 1 WHERE idea_id = $1";
const TOTAL: &str = "SELECT votes FROM idea_counter WHERE idea_id = $1";
