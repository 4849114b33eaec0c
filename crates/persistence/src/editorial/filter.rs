//! What a list of editorial items is narrowed by.

use chrono::{DateTime, Utc};
use domain::access::Reached;
use domain::editorial::{
    EditorialBrick, EditorialState, FigureKind, MethodKind, ProjectStatus, SpeakerRole, SpeakerSide,
};
use domain::practice::confirmed_before;
use domain::{OrganisationId, PartnerId, PocId, PracticeId};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};

use super::row::{DRAFT, RELEASED, WITHDRAWN};
use crate::code::instant;
use crate::entity::editorial_item::{Column, Entity};
use crate::entity::event_partner;
use crate::{matching, reach};

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
    /// From where one speaks in a testimonial.
    pub speaker: Option<SpeakerRole>,
    /// From which house.
    pub side: Option<SpeakerSide>,
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
    pub own: Option<Reached>,
    /// Those that somebody reads; all of them when absent.
    pub read: Option<Reached>,
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
            speaker: None,
            side: None,
            practice: None,
            poc: None,
            figure: None,
            partner: None,
            to_check: None,
            organisation: None,
            own: None,
            read: None,
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
        speaker,
        side,
        practice,
        poc,
        figure,
        partner,
        to_check,
        organisation,
        own,
        read,
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
        .add_option(speaking(*speaker, *side))
        .add_option(practice.map(|id| Column::PracticeId.eq(id.0)))
        .add_option(poc.map(|id| Column::PocId.eq(id.0)))
        .add_option(figure.map(|kind| match kind {
            FigureKind::Figure => Column::Facet.is_null(),
            FigureKind::Watch => Column::Facet.eq(kind.code()),
        }))
        .add_option(partner.map(|id| Column::Id.in_subquery(events_with(id))))
        .add_option(to_check.map(|wanted| if wanted { aged(now) } else { aged(now).not() }))
        .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
        .add_option(own.as_ref().map(reached))
        .add_option(read.as_ref().map(reached))
}

/// What somebody reaches of a brick: theirs is what they began or look after.
pub(crate) fn reached(reached: &Reached) -> Condition {
    let column = |column: Column| Expr::col((Entity, column));
    let person = reached.person.0;
    let theirs = Condition::any().add(Column::AuthorId.eq(person)).add(Column::OwnerId.eq(person));
    let place = (column(Column::OrganisationId), column(Column::Id));
    reach::reached(reached, place, Some(theirs))
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

/// From where, and from which house, somebody speaks, in one column.
pub(super) fn speaks(role: SpeakerRole, side: SpeakerSide) -> String {
    format!("{role}_{side}")
}

/// The testimonials of those who speak from there, and from that house; all of them when neither is asked.
fn speaking(role: Option<SpeakerRole>, side: Option<SpeakerSide>) -> Option<Condition> {
    if role.is_none() && side.is_none() {
        return None;
    }
    let roles = SpeakerRole::ALL.iter().filter(|one| role.is_none_or(|asked| asked == **one));
    let from = roles.flat_map(|role| SpeakerSide::ALL.iter().map(move |side| (*role, *side)));
    let from = from.filter(|(_, one)| side.is_none_or(|asked| asked == *one));
    let speaking = Column::Facet.is_in(from.map(|(role, side)| speaks(role, side)));
    Some(Condition::all().add(speaking))
}

/// The events at which one meets this partner.
fn events_with(partner: PartnerId) -> SelectStatement {
    Query::select()
        .column(event_partner::Column::ItemId)
        .from(event_partner::Entity)
        .and_where(event_partner::Column::PartnerId.eq(partner.0))
        .to_owned()
}
