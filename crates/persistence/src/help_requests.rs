//! Questions to the Dinno and their messages.

use domain::access::{Part, Reached};
use domain::help_request::{
    HelpMessage, HelpRequest, HelpRequestParts, HelpStatus, HelpTopic, SupportStage,
};
use domain::text::{Paragraph, Title};
use domain::{HelpMessageId, HelpRequestId, OrganisationId, PocId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::code::{from_code, from_code_opt, instant};
use crate::entity::{help_message, help_request};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Stored, Tx, keyset, reach};
use help_request::{ActiveModel, Column, Entity, Model};

/// What a list of questions is narrowed by. Criteria add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HelpFilter {
    /// About this.
    pub topic: Option<HelpTopic>,
    /// That stand so.
    pub status: Option<HelpStatus>,
    /// Requests for support at this stage.
    pub support: Option<SupportStage>,
    /// About this experiment.
    pub poc: Option<PocId>,
    /// Asked by this person.
    pub author: Option<UserId>,
    /// Those that somebody reads; any when absent.
    pub read: Option<Reached>,
    /// Asked from these bodies, or these: those that somebody answers; any when absent.
    pub handled: Option<Part>,
}

impl HelpFilter {
    fn condition(&self) -> Condition {
        let Self { topic, status, support, poc, author, read, handled } = self;
        Condition::all()
            .add_option(topic.map(|topic| Column::Topic.eq(topic.code())))
            .add_option(status.map(|status| Column::Status.eq(status.code())))
            .add_option(support.map(|stage| Column::Support.eq(stage.code())))
            .add_option(poc.map(|poc| Column::PocId.eq(poc.0)))
            .add_option(author.map(|author| Column::AuthorId.eq(author.0)))
            .add_option(read.as_ref().map(reached))
            .add_option(handled.as_ref().map(of_part))
    }
}

/// What somebody reaches of the questions: theirs is what they asked.
fn reached(reached: &Reached) -> Condition {
    let column = |column: Column| Expr::col((Entity, column));
    let theirs = Condition::all().add(column(Column::AuthorId).eq(reached.person.0));
    let place = (column(Column::OrganisationId), column(Column::Id));
    reach::reached(reached, place, Some(theirs))
}

fn of_part(Part { bodies, items }: &Part) -> Condition {
    Condition::any()
        .add(Column::OrganisationId.is_in(bodies.iter().map(|body| body.0)))
        .add(Column::Id.is_in(items.iter().copied()))
}

/// A question.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: HelpRequestId,
) -> Result<Option<Stored<HelpRequest>>, StoreError> {
    let row = Entity::find_by_id(id.0).one(from.connection()).await?;
    row.map(request).transpose()
}

/// Questions, the last moved first.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn list(
    from: &impl Reads,
    filter: &HelpFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<Stored<HelpRequest>>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let rows = Entity::find()
        .filter(filter.condition())
        .filter(keyset::below((Column::MovedAt, Column::Id), last))
        .order_by_desc(Column::MovedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let slice =
        Slice::cut(rows, limit, |row| Cursor::number(row.moved_at.timestamp_micros(), row.id));
    let rows = slice.rows.into_iter().map(request).collect::<Result<_, _>>()?;
    Ok(Ok(Slice { rows, next: slice.next }))
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &HelpFilter) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(filter.condition()).count(from.connection()).await?)
}

/// Adds a question; its messages follow.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, request: &HelpRequest) -> Result<(), StoreError> {
    let HelpRequestParts {
        id,
        reference,
        topic,
        title,
        author,
        organisation,
        status,
        support,
        poc,
        asked_at,
        moved_at,
    } = request.parts();
    let row = ActiveModel {
        id: Set(id.0),
        reference: Set(reference.clone()),
        topic: Set(topic.code().to_owned()),
        title: Set(title.as_str().to_owned()),
        author_id: Set(author.0),
        organisation_id: Set(organisation.map(|id| id.0)),
        status: Set(status.code().to_owned()),
        support: Set(support.map(|stage| stage.code().to_owned())),
        poc_id: Set(poc.map(|poc| poc.0)),
        asked_at: Set(instant(*asked_at)),
        moved_at: Set(instant(*moved_at)),
        version: Set(1),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Saves where a question stands.
///
/// # Errors
/// [`StoreError::Stale`] when it moved in between.
pub async fn update(tx: &Tx, request: &Stored<HelpRequest>) -> Result<(), StoreError> {
    let HelpRequestParts { id, status, support, poc, moved_at, .. } = request.value.parts();
    let changed = Entity::update_many()
        .col_expr(Column::Status, Expr::value(status.code()))
        .col_expr(Column::Support, Expr::value(support.map(SupportStage::code)))
        .col_expr(Column::PocId, Expr::value(poc.map(|poc| poc.0)))
        .col_expr(Column::MovedAt, Expr::value(instant(*moved_at)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(request.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Adds a message; `html` is what it says, safe to show.
///
/// # Errors
/// When the database fails.
pub async fn insert_message(tx: &Tx, message: &HelpMessage, html: &str) -> Result<(), StoreError> {
    let HelpMessage { id, request, author, answer, body, written_at } = message;
    let row = help_message::ActiveModel {
        id: Set(id.0),
        request_id: Set(request.0),
        author_id: Set(author.0),
        answer: Set(*answer),
        written_at: Set(instant(*written_at)),
        body: Set(body.as_str().to_owned()),
        body_html: Set(html.to_owned()),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// The messages of a question with their HTML, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn messages(
    from: &impl Reads,
    request: HelpRequestId,
    limit: u64,
) -> Result<Vec<(HelpMessage, String)>, StoreError> {
    use help_message::Column as C;
    let rows = help_message::Entity::find()
        .filter(C::RequestId.eq(request.0))
        .order_by_asc(C::WrittenAt)
        .order_by_asc(C::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    let message = |row: help_message::Model| {
        let message = HelpMessage {
            id: HelpMessageId(row.id),
            request: HelpRequestId(row.request_id),
            author: UserId(row.author_id),
            answer: row.answer,
            body: Paragraph::restore(row.body),
            written_at: row.written_at,
        };
        (message, row.body_html)
    };
    Ok(rows.into_iter().map(message).collect())
}

fn request(row: Model) -> Result<Stored<HelpRequest>, StoreError> {
    let parts = HelpRequestParts {
        id: HelpRequestId(row.id),
        reference: row.reference,
        topic: from_code(&row.topic)?,
        title: Title::restore(row.title),
        author: UserId(row.author_id),
        organisation: row.organisation_id.map(OrganisationId),
        status: from_code(&row.status)?,
        support: from_code_opt(row.support.as_deref())?,
        poc: row.poc_id.map(PocId),
        asked_at: row.asked_at,
        moved_at: row.moved_at,
    };
    Ok(Stored { value: HelpRequest::restore(parts), version: row.version })
}
