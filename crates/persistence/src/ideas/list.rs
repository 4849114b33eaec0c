//! Lists of ideas.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::access::{Reached, Seal};
use domain::idea::{DecisionGround, IdeaOrigin, IdeaStatus, InnovationForm};
use domain::{ChallengeId, IdeaId, OrganisationId, UserId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, Value};

use super::read::{IdeaRow, LINE, row, select};
use crate::code::count as counted;
use crate::entity::idea::{Column, Entity};
use crate::entity::{co_author_invitation, idea_counter};
use crate::expression::tagged;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, keyset, matching, reach};

/// Which ideas. Criteria add up.
#[derive(Clone, Debug, Default)]
pub struct IdeaFilter {
    /// Words of the title, in any order, whatever their case and accents; or a reference.
    pub words: String,
    /// These too, whatever their title says: their answer has the words.
    pub answered: Vec<IdeaId>,
    /// One of these statuses; any when empty.
    pub statuses: Vec<IdeaStatus>,
    /// Of this domain.
    pub domain: Option<String>,
    /// Of this sub-category.
    pub subcategory: Option<String>,
    /// Of this field of innovation.
    pub innovation_field: Option<String>,
    /// Of this form.
    pub form: Option<InnovationForm>,
    /// Of this origin.
    pub origin: Option<IdeaOrigin>,
    /// Spontaneous, or within a challenge.
    pub within: Option<Within>,
    /// Not selected for this ground.
    pub ground: Option<DecisionGround>,
    /// Only those that are said to have a high potential.
    pub high_potential: bool,
    /// Deposited on this day or later.
    pub since: Option<NaiveDate>,
    /// Deposited on this day or before.
    pub until: Option<NaiveDate>,
    /// That answer this challenge.
    pub challenge: Option<ChallengeId>,
    /// Of the agents of this body.
    pub organisation: Option<OrganisationId>,
    /// Signed by the agents of this direction.
    pub department: Option<OrganisationId>,
    /// That wear this tag, folded.
    pub tag: Option<String>,
    /// Of this author.
    pub author: Option<AuthorMarks>,
    /// Not these: they are kept for others than whoever asks.
    pub hidden: Vec<IdeaId>,
    /// Those that whoever asks reads; all of them when absent.
    pub read: Option<Reached>,
}

/// Whether an idea answers a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// It answers one.
    Challenge,
    /// It is spontaneous.
    Spontaneous,
}

/// How an author's ideas are recognised.
#[derive(Clone, Debug)]
pub struct AuthorMarks {
    /// Their name on the named ones.
    pub person: UserId,
    /// Their seals on the anonymous ones.
    pub seals: Vec<Seal>,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IdeaOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// The most supported first.
    MostVoted,
    /// The most discussed first.
    MostCommented,
}

/// A slice of ideas, as `reader` reads them.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn list(
    from: &impl Reads,
    reader: UserId,
    (filter, order): (&IdeaFilter, IdeaOrder),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<IdeaRow>, CursorError>, StoreError> {
    let mut select = select(reader, LINE);
    select.cond_where(condition(filter));
    if order_by(&mut select, order, after).is_err() {
        return Ok(Err(CursorError));
    }
    select.limit(u64::from(limit) + 1);
    let found = from.connection().query_all(&select).await?;
    let rows = found.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    Ok(Ok(Slice::cut(rows, limit, |row| Cursor::number(key(row, order), row.id.0))))
}

/// How many ideas there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &IdeaFilter) -> Result<u64, StoreError> {
    let mut select = Query::select();
    select
        .expr_as(Expr::col((Entity, Column::Id)).count(), "total")
        .from(Entity)
        .cond_where(condition(filter));
    let total = match from.connection().query_one(&select).await? {
        Some(row) => row.try_get("", "total")?,
        None => 0_i64,
    };
    counted(total)
}

fn key(row: &IdeaRow, order: IdeaOrder) -> i64 {
    match order {
        IdeaOrder::Newest | IdeaOrder::Oldest => row.deposited_at.timestamp_micros(),
        IdeaOrder::MostVoted => i64::from(row.votes),
        IdeaOrder::MostCommented => i64::from(row.comments),
    }
}

fn order_by(
    select: &mut SelectStatement,
    order: IdeaOrder,
    after: Option<&Cursor>,
) -> Result<(), CursorError> {
    use idea_counter::Column as Counter;
    match order {
        IdeaOrder::Newest => {
            let last = keyset::instant(after)?;
            let columns = (Column::DepositedAt, Column::Id);
            select.cond_where(keyset::below(columns, last));
            down(select, columns);
        }
        IdeaOrder::Oldest => {
            let last = keyset::instant(after)?;
            let columns = (Column::DepositedAt, Column::Id);
            select.cond_where(keyset::above(columns, last));
            select.order_by(columns.0.as_column_ref(), Order::Asc);
            select.order_by(columns.1.as_column_ref(), Order::Asc);
        }
        IdeaOrder::MostVoted => by_counter(select, (Counter::Votes, Counter::IdeaId), after)?,
        IdeaOrder::MostCommented => {
            by_counter(select, (Counter::Comments, Counter::IdeaId), after)?;
        }
    }
    Ok(())
}

fn by_counter(
    select: &mut SelectStatement,
    columns: (idea_counter::Column, idea_counter::Column),
    after: Option<&Cursor>,
) -> Result<(), CursorError> {
    let last = after.map(|cursor| cursor.as_number().map(|seen| (Value::from(seen), cursor.id)));
    select.cond_where(keyset::below(columns, last.transpose()?));
    down(select, columns);
    Ok(())
}

fn down<C: ColumnTrait>(select: &mut SelectStatement, (key, id): (C, C)) {
    select.order_by(key.as_column_ref(), Order::Desc).order_by(id.as_column_ref(), Order::Desc);
}

/// The ideas that a filter lets through. One that became one with another is read through that other.
pub(super) fn condition(filter: &IdeaFilter) -> Condition {
    condition_on(filter, |column| Expr::col((Entity, column)))
}

/// The same, of columns that are named so.
pub(super) fn condition_on(filter: &IdeaFilter, column: fn(Column) -> Expr) -> Condition {
    let IdeaFilter {
        words,
        answered,
        statuses,
        domain,
        subcategory,
        challenge,
        organisation,
        department,
        tag,
        author,
        hidden,
        read,
        ..
    } = filter;
    let mut all = more(filter, column)
        .add(column(Column::MergedInto).is_null())
        .add_option(domain.as_ref().map(|code| column(Column::Domain).eq(code.as_str())))
        .add_option(subcategory.as_ref().map(|code| column(Column::Subcategory).eq(code.as_str())))
        .add_option(challenge.map(|id| column(Column::ChallengeId).eq(id.0)))
        .add_option(organisation.map(|id| column(Column::OrganisationId).eq(id.0)))
        .add_option(department.map(|id| column(Column::DepartmentId).eq(id.0)))
        .add_option(tag.as_ref().map(|tag| id().in_subquery(tagged(tag))));
    if !statuses.is_empty() {
        all = all.add(column(Column::Status).is_in(statuses.iter().map(|status| status.code())));
    }
    all = all.add_option(author.as_ref().map(signed_by));
    all = all.add_option(read.as_ref().map(|read| reached_on(read, column)));
    if !hidden.is_empty() {
        all = all.add(id().is_not_in(hidden.iter().map(|idea| idea.0)));
    }
    let titled = matching::all_words(Column::TitleKey, words);
    let called = called(words);
    if answered.is_empty() && called.is_none() {
        return all.add(titled);
    }
    let told = id().is_in(answered.iter().map(|idea| idea.0));
    all.add(Condition::any().add(titled).add(told).add_option(called))
}

/// The ideas of somebody: theirs by name or by seal, and those that they sign with their author.
fn signed_by(AuthorMarks { person, seals }: &AuthorMarks) -> Condition {
    let marks = seals.iter().map(|seal| seal.mark.to_vec());
    let signed = Query::select()
        .column(co_author_invitation::Column::IdeaId)
        .from(co_author_invitation::Entity)
        .and_where(Expr::col(co_author_invitation::Column::PersonId).eq(person.0))
        .and_where(Expr::col(co_author_invitation::Column::AcceptedAt).is_not_null())
        .to_owned();
    Condition::any()
        .add(Expr::col((Entity, Column::AuthorId)).eq(person.0))
        .add(Expr::col((Entity, Column::Seal)).is_in(marks))
        .add(id().in_subquery(signed))
}

/// What somebody reaches of the ideas: theirs are those that they sign; a masked author is not told apart.
pub(super) fn reached(reached: &Reached) -> Condition {
    reached_on(reached, |column| Expr::col((Entity, column)))
}

fn reached_on(reached: &Reached, column: fn(Column) -> Expr) -> Condition {
    let by_name = AuthorMarks { person: reached.person, seals: Vec::new() };
    let place = (column(Column::OrganisationId), id());
    reach::reached(reached, place, Some(signed_by(&by_name)))
}

/// The idea that people call so, when the words are a reference.
fn called(words: &str) -> Option<Expr> {
    let reference = words.trim().to_uppercase();
    reference.starts_with("IDEE-").then(|| {
        let named = Query::select()
            .column((Entity, Column::Id))
            .from(Entity)
            .and_where(Expr::col((Entity, Column::Reference)).eq(reference))
            .to_owned();
        id().in_subquery(named)
    })
}

fn id() -> Expr {
    Expr::col((Entity, Column::Id))
}

fn more(filter: &IdeaFilter, column: fn(Column) -> Expr) -> Condition {
    let IdeaFilter {
        innovation_field,
        form,
        origin,
        within,
        ground,
        high_potential,
        since,
        until,
        ..
    } = filter;
    let start = |day: &NaiveDate| -> DateTime<Utc> { day.and_time(NaiveTime::MIN).and_utc() };
    let next = |day: &NaiveDate| day.succ_opt().unwrap_or(*day);
    Condition::all()
        .add_option(
            innovation_field.as_ref().map(|code| column(Column::InnovationField).eq(code.as_str())),
        )
        .add_option(form.map(|form| column(Column::Form).eq(form.code())))
        .add_option(origin.map(|origin| column(Column::Origin).eq(origin.code())))
        .add_option(within.map(|within| match within {
            Within::Challenge => column(Column::ChallengeId).is_not_null(),
            Within::Spontaneous => column(Column::ChallengeId).is_null(),
        }))
        .add_option(ground.map(|ground| column(Column::Ground).eq(ground.code())))
        .add_option(high_potential.then(|| column(Column::HighPotential).eq(true)))
        .add_option(since.as_ref().map(|day| column(Column::DepositedAt).gte(start(day))))
        .add_option(until.as_ref().map(|day| column(Column::DepositedAt).lt(start(&next(day)))))
}
