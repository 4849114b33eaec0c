//! What an issue takes up, for whoever reads it: nothing that they may not open (R303, R304, R306).

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::civil::Zone;
use domain::editorial::{
    EditorialContent, EditorialItem, EditorialState, EventContent, MethodNature,
    MethodResourceContent, NewsletterContent, TakenUp,
};
use domain::excerpt::excerpt;
use domain::poc::Sight;
use domain::{EditorialId, FieldCode, FieldError};
use persistence::newsletter::{self, TakenRow};
use persistence::{Reads, editorial};

use crate::{App, Failure};

/// What an issue takes up, in order, of what this person may read at this instant.
pub(crate) async fn told_to(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    issue: &NewsletterContent,
) -> Result<Vec<TakenRow>, Failure> {
    let may = |one: &&TakenUp| actor.require(one.read_permission()).is_ok();
    let things: Vec<TakenUp> = issue.taken().iter().filter(may).copied().collect();
    if things.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = newsletter::taken(from, &things, &Sight::of(actor)).await?;
    rows.extend(items(from, actor, (&things, app.now())).await?);
    rows.sort_by_key(|row| things.iter().position(|one| *one == row.what));
    Ok(rows)
}

/// What is wrong with what an issue takes up: what nobody reads yet or any more, what whoever writes may not read, and
/// what only some may.
pub(super) async fn faults(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    issue: &NewsletterContent,
) -> Result<Vec<FieldError>, Failure> {
    let read = told_to(app, from, actor, issue).await?;
    let fault = |(index, one): (usize, &TakenUp)| {
        let code = match read.iter().find(|row| row.what == *one) {
            None => FieldCode::UnknownValue,
            Some(row) if row.kept_for_some => FieldCode::KeptForSome,
            Some(_) => return None,
        };
        Some(FieldError::new(format!("/content/newsletters/taken_up/{index}"), code))
    };
    Ok(issue.taken().iter().enumerate().filter_map(fault).collect())
}

/// What is written among these things, and that people read at this instant, this person too.
async fn items(
    from: &impl Reads,
    actor: &Actor,
    (things, now): (&[TakenUp], DateTime<Utc>),
) -> Result<Vec<TakenRow>, Failure> {
    let found = editorial::with_ids(from, things.iter().filter_map(|one| item_of(*one))).await?;
    let read = found
        .iter()
        .filter(|item| item.state(now) == EditorialState::Published)
        .filter(|item| actor.can(item.brick().read(), *item));
    Ok(read.filter_map(named).filter(|row| things.contains(&row.what)).collect())
}

const fn item_of(one: TakenUp) -> Option<EditorialId> {
    match one {
        TakenUp::News(id)
        | TakenUp::Event(id)
        | TakenUp::MethodResource(id)
        | TakenUp::Testimonial(id) => Some(id),
        TakenUp::Practice(_) | TakenUp::Poc(_) | TakenUp::Lesson(_) | TakenUp::Challenge(_) => None,
    }
}

fn named(item: &EditorialItem) -> Option<TakenRow> {
    let parts = item.parts();
    let (what, words) = match &parts.content {
        EditorialContent::News(news) => {
            (TakenUp::News(parts.id), news.lead.as_ref().map(|lead| lead.as_str().to_owned()))
        }
        EditorialContent::Events(event) => (TakenUp::Event(parts.id), Some(when_and_where(event))),
        EditorialContent::MethodResources(resource) => {
            (TakenUp::MethodResource(parts.id), Some(purpose(resource)))
        }
        EditorialContent::Testimonials(said) => {
            (TakenUp::Testimonial(parts.id), Some(excerpt(said.testimony.opening())))
        }
        EditorialContent::Glossary(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::Newsletters(_) => return None,
    };
    let title = parts.title.as_str().to_owned();
    Some(TakenRow { what, title, words, poc: None, kept_for_some: false })
}

/// What a resource is for: the objective of a technique, the first words of any other.
fn purpose(resource: &MethodResourceContent) -> String {
    match &resource.nature {
        MethodNature::TechniqueSheet { objective, .. } => objective.as_str().to_owned(),
        MethodNature::QualificationRules
        | MethodNature::ServiceOffer
        | MethodNature::Space
        | MethodNature::Training
        | MethodNature::Guide { .. }
        | MethodNature::Kit => excerpt(resource.body.as_str()),
    }
}

/// The day of an event by the clock of Paris, and where it is.
fn when_and_where(event: &EventContent) -> String {
    let day = Zone::Paris.local(event.times.begins_at()).format("%d/%m/%Y").to_string();
    match &event.place {
        Some(place) => format!("{day} · {}", place.as_str()),
        None => day,
    }
}
