//! What a list of editorial items is narrowed by.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::access::{Extent, Part};
use domain::editorial::{EditorialBrick, EditorialState, FigureKind, MethodKind, ProjectStatus};
use domain::practice::confirmed_before;
use domain::{OrganisationId, PartnerId, PocId, PracticeId, UserId};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Query, SelectStatement, SimpleExpr};

use super::row::{DRAFT, RELEASED, WITHDRAWN};
use crate::code::instant;
use crate::entity::editorial_item::Column;
use crate::entity::event_partner;
use crate::matching;

/// What a list of items is narrowed by. Criteria add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorialFilter {
    /// The brick.
    pub brick: EditorialBrick,
    /// Where they stand.
    pub state: EditorialState,
    /// Words of the title, or of what else the item is called.
    pub words: Option<String>,
    /// How far the project is that news tells about.
    pub project: Option<ProjectStatus>,
    /// The kind of method resource.
    pub method: Option<MethodKind>,
    /// The practice that news or a testimonial is about.
    pub practice: Option<PracticeId>,
    /// The experiment that news or a testimonial is about.
    pub poc: Option<PocId>,
    /// Figures, or what is seen elsewhere.
    pub figure: Option<FigureKind>,
    /// The partner of the register whom one meets at an event.
    pub partner: Option<PartnerId>,
    /// Those that people read though nobody answered for them in a year, or the others.
    pub to_check: Option<bool>,
    /// Written for this body.
    pub organisation: Option<OrganisationId>,
    /// Those that somebody writes; everybody's when absent.
    pub own: Option<Own>,
}

/// What somebody writes of a brick, when it is not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Who.
    pub person: UserId,
    /// Where what they began or look after is theirs.
    pub begins: Extent,
    /// The bodies and the items that they answer for besides.
    pub part: Part,
}

impl EditorialFilter {
    /// What is published in a brick.
    #[must_use]
    pub const fn of(brick: EditorialBrick) -> Self {
        Self {
            brick,
            state: EditorialState::Published,
            words: None,
            project: None,
            method: None,
            practice: None,
            poc: None,
            figure: None,
            partner: None,
            to_check: None,
            organisation: None,
            own: None,
        }
    }
}

pub(super) fn condition(filter: &EditorialFilter, now: DateTime<Utc>) -> Condition {
    let EditorialFilter {
        brick,
        state,
        words,
        project,
        method,
        practice,
        poc,
        figure,
        partner,
        to_check,
        organisation,
        own,
    } = filter;
    let now = instant(now);
    let (status, at) = match state {
        EditorialState::Draft => (DRAFT, None),
        EditorialState::Scheduled => (RELEASED, Some(Column::PublishedAt.gt(now))),
        EditorialState::Published => (RELEASED, Some(Column::PublishedAt.lte(now))),
        EditorialState::Withdrawn => (WITHDRAWN, None),
    };
    Condition::all()
        .add(Column::Brick.eq(brick.code()))
        .add(Column::Status.eq(status))
        .add_option(at)
        .add_option(words.as_deref().map(|words| matching::all_words(Column::TitleKey, words)))
        .add_option(project.map(|status| Column::Facet.eq(status.code())))
        .add_option(method.map(|kind| Column::Facet.eq(kind.code())))
        .add_option(practice.map(|id| Column::PracticeId.eq(id.0)))
        .add_option(poc.map(|id| Column::PocId.eq(id.0)))
        .add_option(figure.map(|kind| match kind {
            FigureKind::Figure => Column::Facet.is_null(),
            FigureKind::Watch => Column::Facet.eq(kind.code()),
        }))
        .add_option(partner.map(|id| Column::Id.in_subquery(events_with(id))))
        .add_option(to_check.map(|wanted| if wanted { aged(now) } else { aged(now).not() }))
        .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
        .add_option(own.as_ref().map(written))
}

/// What somebody writes: the same answer as [`EditorialItem::may_be_read_by`] gives to whoever writes, for rows.
///
/// [`EditorialItem::may_be_read_by`]: domain::editorial::EditorialItem::may_be_read_by
fn written(own: &Own) -> Condition {
    let Own { person, begins, part: Part { bodies, items } } = own;
    let theirs =
        Condition::any().add(Column::AuthorId.eq(person.0)).add(Column::OwnerId.eq(person.0));
    let theirs = match begins {
        Extent::Everywhere => Some(theirs),
        Extent::Bodies(here) => Some(Condition::all().add(of_bodies(here)).add(theirs)),
        Extent::Nowhere => None,
    };
    Condition::any()
        .add_option(theirs)
        .add(of_bodies(bodies))
        .add(Column::Id.is_in(items.iter().copied()))
}

fn of_bodies(bodies: &BTreeSet<OrganisationId>) -> SimpleExpr {
    Column::OrganisationId.is_in(bodies.iter().map(|body| body.0))
}

/// What people read though nobody answered for it in a year: the same answer as [`EditorialBrick::is_to_check`], for
/// rows.
fn aged(now: DateTime<Utc>) -> Condition {
    let aging = EditorialBrick::ALL.iter().filter(|brick| brick.ages()).map(|brick| brick.code());
    Condition::all()
        .add(Column::Status.eq(RELEASED))
        .add(Column::PublishedAt.lte(now))
        .add(Column::Brick.is_in(aging))
        .add(Column::ConfirmedAt.lte(instant(confirmed_before(now))))
}

/// The events at which one meets this partner.
fn events_with(partner: PartnerId) -> SelectStatement {
    Query::select()
        .column(event_partner::Column::ItemId)
        .from(event_partner::Entity)
        .and_where(event_partner::Column::PartnerId.eq(partner.0))
        .to_owned()
}
