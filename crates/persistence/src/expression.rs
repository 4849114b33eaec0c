//! Who follows, likes and tags what, and how many do: one row for each person, one counter beside.

mod tags;

use domain::expression::{Mark, Tag, Target};
use domain::journal::Subject;
use domain::{ChallengeId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Iden as _, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::code::{count, from_code};
use crate::entity::{expression_mark, idea, notoriety, tag_word, tagging};
use crate::{Reads, StoreError, Tx};

pub use tags::known_tags;
pub(crate) use tags::{tagged, tags_of};

/// Tags that a page shows.
const TAGS_MAX: u64 = 200;

/// How well known something is (R104).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notoriety {
    /// How many people follow it.
    pub followers: u32,
    /// How many like it.
    pub likes: u32,
    /// How many tags people put on it.
    pub tags: u32,
    /// How many comments it has; those of an idea are counted beside its votes.
    pub comments: u32,
}

/// A tag on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRow {
    /// What is compared.
    pub key: String,
    /// What people read.
    pub word: String,
    /// How many people put it.
    pub people: u32,
    /// Whether the reader did.
    pub mine: bool,
}

/// How well known something is.
///
/// # Errors
/// When the database fails.
pub async fn notoriety(from: &impl Reads, target: Target) -> Result<Notoriety, StoreError> {
    let row = notoriety::Entity::find_by_id(target.subject().id).one(from.connection()).await?;
    let Some(notoriety::Model { followers, likes, tags, comments, .. }) = row else {
        return Ok(Notoriety::default());
    };
    Ok(Notoriety {
        followers: count(i64::from(followers))?,
        likes: count(i64::from(likes))?,
        tags: count(i64::from(tags))?,
        comments: count(i64::from(comments))?,
    })
}

/// Leaves a mark. Once, however often it is asked and from wherever.
///
/// # Errors
/// When the database fails.
pub async fn leave(tx: &Tx, mark: Mark, target: Target, by: UserId) -> Result<(), StoreError> {
    use expression_mark::Column as C;
    let Subject { kind, id } = target.subject();
    let row = expression_mark::ActiveModel {
        mark: Set(mark.code().to_owned()),
        subject_id: Set(id),
        person_id: Set(by.0),
        subject_kind: Set(kind.code().to_owned()),
    };
    let once = OnConflict::columns([C::Mark, C::SubjectId, C::PersonId]).do_nothing().to_owned();
    let left = expression_mark::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(&tx.0)
        .await?;
    add(tx, target, (column(mark), left, 1)).await
}

/// Takes a mark back. Once, too.
///
/// # Errors
/// When the database fails.
pub async fn take_back(tx: &Tx, mark: Mark, target: Target, by: UserId) -> Result<(), StoreError> {
    use expression_mark::Column as C;
    let gone = expression_mark::Entity::delete_many()
        .filter(C::Mark.eq(mark.code()))
        .filter(C::SubjectId.eq(target.subject().id))
        .filter(C::PersonId.eq(by.0))
        .exec(&tx.0)
        .await?;
    add(tx, target, (column(mark), gone.rows_affected, -1)).await
}

/// These people follow something; none of them does yet.
pub(crate) async fn follow_all(
    tx: &Tx,
    target: Target,
    people: &[UserId],
) -> Result<(), StoreError> {
    let Subject { kind, id } = target.subject();
    let rows = people.iter().map(|person| expression_mark::ActiveModel {
        mark: Set(Mark::Follow.code().to_owned()),
        subject_id: Set(id),
        person_id: Set(person.0),
        subject_kind: Set(kind.code().to_owned()),
    });
    expression_mark::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    let left = u64::try_from(people.len()).unwrap_or(u64::MAX);
    add(tx, target, (column(Mark::Follow), left, 1)).await
}

/// These people follow something no longer.
pub(crate) async fn unfollow_all(
    tx: &Tx,
    target: Target,
    people: &[Uuid],
) -> Result<(), StoreError> {
    use expression_mark::Column as C;
    let gone = expression_mark::Entity::delete_many()
        .filter(C::Mark.eq(Mark::Follow.code()))
        .filter(C::SubjectId.eq(target.subject().id))
        .filter(C::PersonId.is_in(people.iter().copied()))
        .exec(&tx.0)
        .await?;
    add(tx, target, (column(Mark::Follow), gone.rows_affected, -1)).await
}

/// The marks that a person left on something.
///
/// # Errors
/// When the database fails.
pub async fn marks_of(
    from: &impl Reads,
    person: UserId,
    target: Target,
) -> Result<Vec<Mark>, StoreError> {
    use expression_mark::Column as C;
    let codes: Vec<String> = expression_mark::Entity::find()
        .select_only()
        .column(C::Mark)
        .filter(C::SubjectId.eq(target.subject().id))
        .filter(C::PersonId.eq(person.0))
        .into_tuple()
        .all(from.connection())
        .await?;
    codes.iter().map(|code| from_code(code)).collect()
}

/// Everybody who follows something, for whoever tells them: never shown.
///
/// # Errors
/// When the database fails.
pub async fn followers(from: &impl Reads, target: Target) -> Result<Vec<UserId>, StoreError> {
    use expression_mark::Column as C;
    let people: Vec<Uuid> = expression_mark::Entity::find()
        .select_only()
        .column(C::PersonId)
        .filter(C::Mark.eq(Mark::Follow.code()))
        .filter(C::SubjectId.eq(target.subject().id))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().map(UserId).collect())
}

/// Who follows some answer of a challenge, each once.
///
/// # Errors
/// When the database fails.
pub async fn followers_of_answers(
    from: &impl Reads,
    challenge: ChallengeId,
) -> Result<Vec<UserId>, StoreError> {
    use expression_mark::Column as C;
    let mut answers = Query::select();
    answers
        .column(idea::Column::Id)
        .from(idea::Entity)
        .and_where(Expr::col(idea::Column::ChallengeId).eq(challenge.0));
    let people: Vec<Uuid> = expression_mark::Entity::find()
        .select_only()
        .column(C::PersonId)
        .distinct()
        .filter(C::Mark.eq(Mark::Follow.code()))
        .filter(C::SubjectId.in_subquery(answers))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().map(UserId).collect())
}

/// What a person follows.
///
/// # Errors
/// When the database fails.
pub async fn followed_by(
    from: &impl Reads,
    person: UserId,
    limit: u64,
) -> Result<Vec<Subject>, StoreError> {
    use expression_mark::Column as C;
    let rows: Vec<(String, Uuid)> = expression_mark::Entity::find()
        .select_only()
        .columns([C::SubjectKind, C::SubjectId])
        .filter(C::PersonId.eq(person.0))
        .filter(C::Mark.eq(Mark::Follow.code()))
        .order_by_asc(C::SubjectId)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter().map(|(kind, id)| Ok(Subject { kind: from_code(&kind)?, id })).collect()
}

/// Puts a tag on something: shown as whoever typed it first did. `by` is nobody for an author who stays masked.
/// False when they had put it already.
///
/// # Errors
/// When the database fails.
pub async fn put_tag(
    tx: &Tx,
    target: Target,
    tag: &Tag,
    by: Option<UserId>,
) -> Result<bool, StoreError> {
    use tagging::Column as C;
    let word = tag_word::ActiveModel {
        word_key: Set(tag.key.clone()),
        word: Set(tag.word.as_str().to_owned()),
    };
    tag_word::Entity::insert(word)
        .on_conflict(OnConflict::column(tag_word::Column::WordKey).do_nothing().to_owned())
        .exec_without_returning(&tx.0)
        .await?;
    let Subject { kind, id } = target.subject();
    let row = tagging::ActiveModel {
        subject_id: Set(id),
        word_key: Set(tag.key.clone()),
        person_id: Set(person(by)),
        subject_kind: Set(kind.code().to_owned()),
    };
    let once = OnConflict::columns([C::SubjectId, C::WordKey, C::PersonId]).do_nothing().to_owned();
    let put = tagging::Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    add(tx, target, (notoriety::Column::Tags, put, 1)).await?;
    Ok(put > 0)
}

/// Whose tag is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of one person, or of the author who stays masked.
    Of(Option<UserId>),
    /// Of everybody: a moderator's act.
    Everybodys,
}

/// Takes a tag away. False when there was none.
///
/// # Errors
/// When the database fails.
pub async fn remove_tag(
    tx: &Tx,
    target: Target,
    key: &str,
    whose: Whose,
) -> Result<bool, StoreError> {
    use tagging::Column as C;
    let mut delete = tagging::Entity::delete_many()
        .filter(C::SubjectId.eq(target.subject().id))
        .filter(C::WordKey.eq(key));
    if let Whose::Of(by) = whose {
        delete = delete.filter(C::PersonId.eq(person(by)));
    }
    let gone = delete.exec(&tx.0).await?.rows_affected;
    add(tx, target, (notoriety::Column::Tags, gone, -1)).await?;
    Ok(gone > 0)
}

/// The tags on something, the most put first; `by` is the reader, nobody for an author who stays masked.
///
/// # Errors
/// When the database fails.
pub async fn tags(
    from: &impl Reads,
    target: Target,
    by: Option<UserId>,
) -> Result<Vec<TagRow>, StoreError> {
    let id = target.subject().id;
    let mut select = Query::select();
    let mine =
        Expr::case(Expr::col((tagging::Entity, tagging::Column::PersonId)).eq(person(by)), 1)
            .finally(0);
    select
        .column((tagging::Entity, tagging::Column::WordKey))
        .column((tag_word::Entity, tag_word::Column::Word))
        .expr_as(Expr::col((tagging::Entity, tagging::Column::PersonId)).count(), "people")
        .expr_as(Expr::expr(mine).max(), "mine")
        .from(tagging::Entity)
        .inner_join(
            tag_word::Entity,
            Expr::col((tag_word::Entity, tag_word::Column::WordKey))
                .equals((tagging::Entity, tagging::Column::WordKey)),
        )
        .and_where(Expr::col((tagging::Entity, tagging::Column::SubjectId)).eq(id))
        .group_by_col((tagging::Entity, tagging::Column::WordKey))
        .group_by_col((tag_word::Entity, tag_word::Column::Word))
        .order_by_expr(
            Expr::col((tagging::Entity, tagging::Column::PersonId)).count(),
            sea_orm::Order::Desc,
        )
        .order_by((tagging::Entity, tagging::Column::WordKey), sea_orm::Order::Asc)
        .limit(TAGS_MAX);
    let rows = from.connection().query_all(&select).await?;
    let row = |row: &sea_orm::QueryResult| {
        let mine: i32 = row.try_get("", "mine")?;
        Ok(TagRow {
            key: row.try_get("", "word_key")?,
            word: row.try_get("", "word")?,
            people: count(row.try_get("", "people")?)?,
            mine: mine == 1,
        })
    };
    rows.iter().map(row).collect()
}

/// The counter follows the rows, in the same transaction: it says what the database did, not what was asked.
pub(crate) async fn add(
    tx: &Tx,
    target: Target,
    (column, rows, each): (notoriety::Column, u64, i32),
) -> Result<(), StoreError> {
    use notoriety::Column as C;
    if rows == 0 {
        return Ok(());
    }
    let by = each * i32::try_from(rows).unwrap_or(i32::MAX);
    let Subject { kind, id } = target.subject();
    let start = |this: C| if this.to_string() == column.to_string() { by } else { 0 };
    let mut insert = Query::insert();
    insert
        .into_table(notoriety::Entity)
        .columns([C::SubjectId, C::SubjectKind, C::Followers, C::Likes, C::Tags, C::Comments])
        .values_panic([
            id.into(),
            kind.code().into(),
            start(C::Followers).into(),
            start(C::Likes).into(),
            start(C::Tags).into(),
            start(C::Comments).into(),
        ])
        .on_conflict(
            OnConflict::column(C::SubjectId)
                .value(column, Expr::col((notoriety::Entity, column)).add(by))
                .to_owned(),
        );
    tx.0.execute(&insert).await?;
    Ok(())
}

const fn column(mark: Mark) -> notoriety::Column {
    match mark {
        Mark::Follow => notoriety::Column::Followers,
        Mark::Like => notoriety::Column::Likes,
    }
}

/// Nobody's identifier stands for the author of an anonymous idea: a name beside it would give them away.
fn person(by: Option<UserId>) -> Uuid {
    by.map_or_else(Uuid::nil, |by| by.0)
}
