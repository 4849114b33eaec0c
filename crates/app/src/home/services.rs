//! The numbers of the services on the landing page (R002, R005): read after it, so that it waits for none of them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Brick, Permission};
use domain::brick::FUNCTIONS;
use domain::editorial::{EditorialBrick, FigureKind};
use domain::help_request::HelpStatus;
use domain::home::ServiceNumber;
use persistence::directory::{self, DirectoryFilter};
use persistence::editorial::{self, EditorialFilter};
use persistence::help_requests::{self, HelpFilter};
use persistence::resource_requests::{self, Waiting};
use persistence::{Reader, StoreError};

use crate::editorial::published_for;
use crate::{App, Failure, resource_requests as requests};

/// What is recent.
const RECENT: TimeDelta = TimeDelta::days(30);

/// What one service counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The service.
    pub brick: Brick,
    /// What is counted.
    pub number: ServiceNumber,
    /// How many there are.
    pub count: u64,
}

/// What each service that is open to this person counts, in the order of the report. A number that cannot be counted
/// is not there, and the others stand.
///
/// # Errors
/// When the database does not answer.
pub async fn count(app: &App, actor: &Actor) -> Result<Vec<Counted>, Failure> {
    let (from, now) = (app.store.reader(), app.now());
    let mut all = Vec::with_capacity(FUNCTIONS.len());
    for brick in FUNCTIONS {
        let Some(number) = ServiceNumber::of(brick, actor) else { continue };
        match counted(&from, (actor, now), number).await {
            Ok((number, count)) => all.push(Counted { brick, number, count }),
            Err(error) if nothing_answers(&error) => return Err(error),
            Err(error) => tracing::error!(?error, %brick, "a service could not be counted"),
        }
    }
    Ok(all)
}

/// Whether it is the database itself that does not answer: nothing else would be read either.
pub(super) const fn nothing_answers(error: &Failure) -> bool {
    matches!(
        error,
        Failure::Store(StoreError::Unavailable(_) | StoreError::Busy | StoreError::NotKept(_))
    )
}

async fn counted(
    from: &Reader<'_>,
    (actor, now): (&Actor, DateTime<Utc>),
    number: ServiceNumber,
) -> Result<(ServiceNumber, u64), Failure> {
    let all = |brick| published_for(actor, brick);
    let read = |brick: EditorialBrick| actor.reached(brick.read());
    let count = match number {
        ServiceNumber::RecentNews => {
            let (brick, since) = (EditorialBrick::News, (now - RECENT, now));
            editorial::count_since(from, brick, since, read(brick).as_ref()).await?
        }
        ServiceNumber::ComingEvents => {
            editorial::count_coming(from, now, read(EditorialBrick::Events).as_ref()).await?
        }
        ServiceNumber::People => {
            let read = actor.reached(Permission::ReadDirectory);
            directory::count(from, &DirectoryFilter { read, ..DirectoryFilter::default() }).await?
        }
        ServiceNumber::Testimonials => {
            editorial::count(from, &all(EditorialBrick::Testimonials), now).await?
        }
        ServiceNumber::Figures => {
            let figure = Some(FigureKind::Figure);
            let figures = EditorialFilter { figure, ..all(EditorialBrick::KeyFigures) };
            editorial::count(from, &figures, now).await?
        }
        ServiceNumber::MethodResources => {
            editorial::count(from, &all(EditorialBrick::MethodResources), now).await?
        }
        ServiceNumber::Issues => {
            editorial::count(from, &all(EditorialBrick::Newsletters), now).await?
        }
        ServiceNumber::MyQuestions | ServiceNumber::WaitingQuestions => {
            return questions(from, actor, number).await;
        }
        ServiceNumber::MyRequests | ServiceNumber::WaitingRequests => {
            return asked(from, actor, number).await;
        }
    };
    Ok((number, count))
}

/// Questions that the Dinno has to answer. Whoever answers for a body counts those that wait for them, not their own.
async fn questions(
    from: &Reader<'_>,
    actor: &Actor,
    number: ServiceNumber,
) -> Result<(ServiceNumber, u64), Failure> {
    let open = HelpFilter { status: Some(HelpStatus::Open), ..HelpFilter::default() };
    let handled = actor.part(Permission::FollowUpHelpRequest).filter(|part| !part.is_empty());
    let (number, waiting) = if number == ServiceNumber::WaitingQuestions {
        (number, open)
    } else if handled.is_some() {
        (ServiceNumber::WaitingQuestions, HelpFilter { handled, ..open })
    } else {
        (number, HelpFilter { author: Some(actor.id), ..open })
    };
    Ok((number, help_requests::count(from, &waiting).await?))
}

/// Requests for resources that wait. Whoever is named for a kind of resource, or answers for a body, counts those that
/// wait for them, not their own.
async fn asked(
    from: &Reader<'_>,
    actor: &Actor,
    number: ServiceNumber,
) -> Result<(ServiceNumber, u64), Failure> {
    let settings = requests::in_force(from).await?.value;
    let kinds = settings.handled_by(actor.id);
    let part = actor.part(Permission::HandleResources).unwrap_or_default();
    let (number, which) = if number == ServiceNumber::WaitingRequests {
        (number, Waiting::All)
    } else if kinds.is_empty() && part.is_empty() {
        (number, Waiting::AskedBy(actor.id))
    } else {
        (ServiceNumber::WaitingRequests, Waiting::Handled { kinds, part })
    };
    let count = resource_requests::count_waiting(from, &settings.awaiting(), &which).await?;
    Ok((number, count))
}
