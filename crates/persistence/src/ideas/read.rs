//! Ideas as people read them: one query for a page, one for a sheet, whatever they have to show.

use chrono::{DateTime, Utc};
use domain::idea::{Author, Idea, IdeaStatus};
use domain::people::Person;
use domain::poc::PocStatus;
use domain::reference::ReferenceCode;
use domain::text::ShortText;
use domain::{AttachmentId, ChallengeId, IdeaId, OrganisationId, UserId};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ConnectionTrait, ExprTrait, FromQueryResult, Iterable, QueryResult};
use uuid::Uuid;

use super::row::{author, idea};
use super::{Around, IdeaAround, IdeaHtml};
use crate::attachments::{self, Attachment};
use crate::code::{count, from_code};
use crate::entity::idea::{Column, Entity, Model};
use crate::entity::{challenge, idea_counter, idea_vote, person};
use crate::{Reads, StoreError, Stored, people};

/// An idea in a list, as one person reads it.
#[derive(Clone, Debug)]
pub struct IdeaRow {
    /// Its identifier.
    pub id: IdeaId,
    /// What people call it.
    pub reference: String,
    /// In one line.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Where it stands.
    pub status: IdeaStatus,
    /// Its domain.
    pub domain: ReferenceCode,
    /// Its sub-category.
    pub subcategory: ReferenceCode,
    /// Whose it is.
    pub author: Author,
    /// The author, when they are named.
    pub person: Option<Person>,
    /// The author's body.
    pub organisation: Option<OrganisationId>,
    /// The challenge it answers.
    pub challenge: Option<ChallengeName>,
    /// When it was deposited.
    pub deposited_at: DateTime<Utc>,
    /// How many support it.
    pub votes: u32,
    /// How many votes it had in the tool that it comes from.
    pub imported_votes: u32,
    /// How many comments it has.
    pub comments: u32,
    /// Whether the reader supports it.
    pub voted: bool,
    /// Whether it is said to have a high potential.
    pub high_potential: bool,
    /// Where the experiment that came out of it stands: said to whoever may see it.
    pub experiment: Option<PocStatus>,
    /// How many steps the experiment that came out of it has passed: said in lists, to whoever may see it.
    pub steps_passed: Option<u8>,
}

/// A challenge, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeName {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// An idea whole, as one person reads it.
#[derive(Clone, Debug)]
pub struct IdeaSheet {
    /// What a list says of it.
    pub row: IdeaRow,
    /// The idea.
    pub idea: Stored<Idea>,
    /// Its texts, in HTML.
    pub html: IdeaHtml,
    /// Its pictures and documents.
    pub attachments: Vec<Attachment>,
    /// Who decided last.
    pub decided_by: Option<Person>,
    /// What stands around it.
    pub around: IdeaAround,
    /// The instant from which the promise made to its author is broken, when it is its own and not that of a challenge.
    pub promise_ends_at: Option<DateTime<Utc>>,
}

/// The columns of a row of a list.
pub(super) const LINE: [Column; 14] = [
    Column::Id,
    Column::Reference,
    Column::Title,
    Column::Excerpt,
    Column::Status,
    Column::Domain,
    Column::Subcategory,
    Column::AuthorId,
    Column::Seal,
    Column::SealSlot,
    Column::OrganisationId,
    Column::ChallengeId,
    Column::DepositedAt,
    Column::HighPotential,
];

/// What a row of `idea` says in a list.
#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    reference: String,
    title: String,
    excerpt: String,
    status: String,
    domain: String,
    subcategory: String,
    author_id: Option<Uuid>,
    seal: Option<Vec<u8>>,
    seal_slot: Option<i64>,
    organisation_id: Option<Uuid>,
    challenge_id: Option<Uuid>,
    deposited_at: DateTime<Utc>,
    high_potential: bool,
}

/// What other tables say beside it.
#[derive(FromQueryResult)]
struct Beside {
    votes: i32,
    imported_votes: i32,
    comments: i32,
    voter: Option<Uuid>,
    author_name: Option<String>,
    author_organisation: Option<Uuid>,
    author_account: Option<String>,
    challenge_reference: Option<String>,
    challenge_title: Option<String>,
}

/// Ideas with what stands beside them, for `reader`.
pub(super) fn select(reader: UserId, columns: impl IntoIterator<Item = Column>) -> SelectStatement {
    let mut select = Query::select();
    for column in columns {
        select.column((Entity, column));
    }
    select
        .column((idea_counter::Entity, idea_counter::Column::Votes))
        .column((idea_counter::Entity, idea_counter::Column::ImportedVotes))
        .column((idea_counter::Entity, idea_counter::Column::Comments))
        .expr_as(Expr::col((idea_vote::Entity, idea_vote::Column::PersonId)), "voter")
        .expr_as(Expr::col((person::Entity, person::Column::Name)), "author_name")
        .expr_as(Expr::col((person::Entity, person::Column::OrganisationId)), "author_organisation")
        .expr_as(Expr::col((person::Entity, person::Column::Status)), "author_account")
        .expr_as(
            Expr::col((challenge::Entity, challenge::Column::Reference)),
            "challenge_reference",
        )
        .expr_as(Expr::col((challenge::Entity, challenge::Column::Title)), "challenge_title")
        .from(Entity)
        .inner_join(
            idea_counter::Entity,
            Expr::col((idea_counter::Entity, idea_counter::Column::IdeaId))
                .equals((Entity, Column::Id)),
        )
        .left_join(
            idea_vote::Entity,
            Expr::col((idea_vote::Entity, idea_vote::Column::IdeaId))
                .equals((Entity, Column::Id))
                .and(Expr::col((idea_vote::Entity, idea_vote::Column::PersonId)).eq(reader.0)),
        )
        .left_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((Entity, Column::AuthorId)),
        )
        .left_join(
            challenge::Entity,
            Expr::col((challenge::Entity, challenge::Column::Id))
                .equals((Entity, Column::ChallengeId)),
        );
    select
}

/// The row that a result of [`select`] makes.
pub(super) fn row(result: &QueryResult) -> Result<IdeaRow, StoreError> {
    let Line {
        id,
        reference,
        title,
        excerpt,
        status,
        domain,
        subcategory,
        author_id,
        seal,
        seal_slot,
        organisation_id,
        challenge_id,
        deposited_at,
        high_potential,
    } = Line::from_query_result(result, "")?;
    let Beside {
        votes,
        imported_votes,
        comments,
        voter,
        author_name,
        author_organisation,
        author_account,
        challenge_reference,
        challenge_title,
    } = Beside::from_query_result(result, "")?;
    let challenge = challenge_id.zip(challenge_reference).zip(challenge_title);
    Ok(IdeaRow {
        id: IdeaId(id),
        reference,
        title,
        excerpt,
        status: from_code(&status)?,
        domain: ReferenceCode(domain),
        subcategory: ReferenceCode(subcategory),
        author: author(author_id, seal, seal_slot)?,
        person: named(author_id, author_name, (author_organisation, author_account)),
        organisation: organisation_id.map(OrganisationId),
        challenge: challenge.map(|((id, reference), title)| ChallengeName {
            id: ChallengeId(id),
            reference,
            title,
        }),
        deposited_at,
        votes: count(i64::from(votes))?,
        imported_votes: count(i64::from(imported_votes))?,
        comments: count(i64::from(comments))?,
        voted: voter.is_some(),
        high_potential,
        experiment: None,
        steps_passed: None,
    })
}

/// An idea whole, for `reader`.
///
/// # Errors
/// When the database fails.
pub async fn sheet(
    from: &impl Reads,
    reader: UserId,
    id: IdeaId,
) -> Result<Option<IdeaSheet>, StoreError> {
    let decider = "decider";
    let mut select = select(reader, Column::iter());
    select
        .expr_as(Expr::col((decider, person::Column::Name)), "decider_name")
        .expr_as(Expr::col((decider, person::Column::OrganisationId)), "decider_organisation")
        .expr_as(Expr::col((decider, person::Column::Status)), "decider_account")
        .join_as(
            sea_orm::JoinType::LeftJoin,
            person::Entity,
            decider,
            Expr::col((decider, person::Column::Id)).equals((Entity, Column::DecidedBy)),
        )
        .and_where(Expr::col((Entity, Column::Id)).eq(id.0));
    IdeaAround::ask(&mut select);
    let Some(result) = from.connection().query_one(&select).await? else { return Ok(None) };
    let found = Model::from_query_result(&result, "")?;
    let html =
        IdeaHtml { problem: found.problem_html.clone(), proposal: found.proposal_html.clone() };
    let name: Option<String> = result.try_get("", "decider_name")?;
    let organisation: Option<Uuid> = result.try_get("", "decider_organisation")?;
    let account: Option<String> = result.try_get("", "decider_account")?;
    let decided_by = named(found.decided_by, name, (organisation, account));
    let around = IdeaAround::of(&result)?;
    let attachments =
        if around.has(Around::Files) { attachments::of_idea(from, id).await? } else { Vec::new() };
    let carried: Vec<AttachmentId> = attachments.iter().map(|file| file.id).collect();
    let (row, promise_ends_at) = (row(&result)?, found.promise_ends_at);
    let idea = idea(found, carried)?;
    Ok(Some(IdeaSheet { row, idea, html, attachments, decided_by, around, promise_ends_at }))
}

fn named(
    id: Option<Uuid>,
    name: Option<String>,
    (organisation, account): (Option<Uuid>, Option<String>),
) -> Option<Person> {
    id.zip(name).map(|(id, name)| Person {
        id: UserId(id),
        name: ShortText::restore(name),
        organisation: organisation.map(OrganisationId),
        reachable: account.as_deref().is_some_and(people::is_reachable),
    })
}
