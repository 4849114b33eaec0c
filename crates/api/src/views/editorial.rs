//! Editorial items, as they travel.

mod knowledge;
pub(crate) mod newsletter;
pub(crate) mod versions;

use std::sync::Arc;

use api_types::agenda::RegistrationView;
use api_types::editorial::{
    EditorialBriefView, EditorialContentView, EditorialItemView, EditorialSummary, EventBriefView,
    EventView, FeaturedNews, FeaturedView, ItemImageView, KeyFigureView, MetPartnerView,
    NewsBriefView, NewsView, NewsletterBriefView, PitchView, TermView, ToldProjectView,
    TrainingView,
};
use api_types::home::HomeFigure;
use api_types::practice::KitFileView;
use api_types::video::VideoView;
use app::editorial::{Counted, EditorialReading, Seats, Sessions, ShownImage};
use app::newsletter::IssueReading;
use app::{App, Failure, OrganisationTree};
use chrono::{DateTime, Utc};
use domain::PracticeId;
use domain::access::Actor;
use domain::editorial::{
    EditorialContent, EditorialItem, EventContent, Featuring, NewsContent, Publication, Seat,
    TermContent,
};
use domain::excerpt::excerpt;
use domain::expression::Target;
use domain::journal::Subject;
use domain::poc::Sight;
use domain::video::Video;
use persistence::attachments::Attachment;
use persistence::chain::PocKnot;
use persistence::editorial::{EditorialBrief, EditorialRow, EventBrief};
use persistence::notifications::Name;
use persistence::partners::PartnerName;

use super::ideas::attachment;
use super::people::{Names, organisation_ref};
use super::rich;

/// An item in a list.
pub(crate) fn summary(
    app: &App,
    tree: &OrganisationTree,
    (row, image): (EditorialRow, Option<ShownImage>),
    counted: &Counted,
) -> EditorialSummary {
    let EditorialRow { id, title, excerpt, brief, publication, featured, .. } = row;
    let EditorialRow { edited_at, confirmed_at, organisation, .. } = row;
    let now = app.now();
    let state = publication.state(now);
    let to_check = brief.brick().is_to_check(state, confirmed_at, now);
    let brief = match brief {
        EditorialBrief::News(project) => EditorialBriefView::News(NewsBriefView {
            project: project.map(|project| project.status),
        }),
        EditorialBrief::Glossary(content) => EditorialBriefView::Glossary(term(&content)),
        EditorialBrief::Events(brief) => EditorialBriefView::Events(event_brief(brief)),
        EditorialBrief::KeyFigures(figure) => {
            EditorialBriefView::KeyFigures(knowledge::figure(tree, &figure, counted))
        }
        EditorialBrief::MethodResources(nature) => {
            EditorialBriefView::MethodResources(knowledge::nature(&nature))
        }
        EditorialBrief::Testimonials(brief) => {
            EditorialBriefView::Testimonials(knowledge::speaker(brief))
        }
        EditorialBrief::Newsletters(taken) => {
            let taken_up = u32::try_from(taken).unwrap_or(u32::MAX);
            EditorialBriefView::Newsletters(NewsletterBriefView { taken_up })
        }
    };
    EditorialSummary {
        id,
        title,
        excerpt,
        brief,
        state,
        published_at: published_at(publication),
        featured: featured.map(days),
        edited_at,
        confirmed_at,
        to_check,
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        image: image.map(|image| item_image(app, image)),
    }
}

/// An image, for somebody for whom it is.
pub(crate) fn item_image(app: &App, ShownImage { file, scope }: ShownImage) -> ItemImageView {
    ItemImageView { file: attachment(app, file), scope }
}

/// The news of the landing page.
pub(crate) fn featured(
    app: &App,
    row: EditorialRow,
    image: Option<Attachment>,
) -> Option<FeaturedNews> {
    let EditorialRow { id, title, excerpt, featured, .. } = row;
    let FeaturedView { from, until } = featured.map(days)?;
    let image = image.map(|file| attachment(app, file));
    Some(FeaturedNews { id, title, excerpt, image, from, until })
}

/// The key figures of the landing page, but those that whoever reads may not count.
pub(crate) fn home_figures(
    tree: &OrganisationTree,
    (rows, counted): (Vec<EditorialRow>, Counted),
) -> Vec<HomeFigure> {
    rows.into_iter().filter_map(|row| home_figure(tree, row, &counted)).collect()
}

fn home_figure(
    tree: &OrganisationTree,
    row: EditorialRow,
    counted: &Counted,
) -> Option<HomeFigure> {
    let EditorialRow { id, title, brief, .. } = row;
    let EditorialBrief::KeyFigures(figure) = brief else { return None };
    let KeyFigureView { value, unit, on, source, .. } = knowledge::figure(tree, &figure, counted);
    Some(HomeFigure { id, title, value: value?, unit, on, source })
}

/// An item, for this reader.
pub(crate) async fn item(
    app: &App,
    actor: &Actor,
    reading: EditorialReading,
) -> Result<EditorialItemView, Failure> {
    let EditorialReading { item, image, poc, practice, pitches, met, files, seats, .. } = reading;
    let EditorialReading { issue, counted, sessions, .. } = reading;
    let (version, item, now) = (item.version, item.value, app.now());
    let tree = app.directory.organisations();
    let (author, owner) = (item.parts().author, item.parts().owner);
    let names = Names::of(app, &app.store.reader(), [author, owner]).await?;
    let keeps = actor.can(item.brick().edit(), &item);
    let audience = (Sight::of(actor), keeps);
    let files = knowledge::files(app, &item.parts().content, &files);
    let summary = summary(app, &tree, (row(&item), image), &counted);
    let beside = Beside {
        poc,
        practice,
        audience,
        pitches,
        met,
        files,
        seats,
        issue,
        counted,
        sessions,
        tree,
    };
    Ok(EditorialItemView {
        summary,
        content: content(&item.parts().content, beside),
        author: names.person(author),
        owner: names.person(owner),
        allowed: item.allowed(actor, now),
        version,
    })
}

/// The item as a list would read it.
fn row(item: &EditorialItem) -> EditorialRow {
    let parts = item.parts();
    let brief = match &parts.content {
        EditorialContent::News(news) => EditorialBrief::News(news.project),
        EditorialContent::Glossary(term) => EditorialBrief::Glossary(term.clone()),
        EditorialContent::Events(event) => EditorialBrief::Events(brief_of(event)),
        EditorialContent::KeyFigures(figure) => EditorialBrief::KeyFigures(figure.clone()),
        EditorialContent::MethodResources(resource) => {
            EditorialBrief::MethodResources(resource.nature.clone())
        }
        EditorialContent::Testimonials(spoken) => {
            EditorialBrief::Testimonials(knowledge::speaker_of(spoken))
        }
        EditorialContent::Newsletters(issue) => EditorialBrief::Newsletters(issue.taken().len()),
    };
    EditorialRow {
        id: parts.id,
        title: parts.title.as_str().to_owned(),
        excerpt: excerpt(parts.content.opening()),
        brief,
        publication: parts.publication,
        featured: parts.featured,
        edited_at: parts.edited_at,
        confirmed_at: parts.confirmed_at,
        organisation: item.organisation(),
        image: parts.image,
    }
}

/// What the page of an item shows besides what it says.
struct Beside {
    poc: Option<PocKnot>,
    practice: Option<(PracticeId, Name)>,
    /// What the one who reads may see, and whether they keep the item: they watch, or do not.
    audience: (Sight, bool),
    pitches: Vec<(Target, Name)>,
    met: Vec<PartnerName>,
    files: Vec<KitFileView>,
    seats: Option<Seats>,
    issue: Option<IssueReading>,
    counted: Counted,
    sessions: Sessions,
    tree: Arc<OrganisationTree>,
}

fn content(content: &EditorialContent, beside: Beside) -> EditorialContentView {
    let Beside { poc, practice, audience, pitches, met, files, seats, .. } = beside;
    let Beside { issue, counted, sessions, tree, .. } = beside;
    match content {
        EditorialContent::News(NewsContent { lead, body, project, video }) => {
            EditorialContentView::News(NewsView {
                lead: lead.as_ref().map(|lead| lead.as_str().to_owned()),
                body: rich(body),
                project: project.map(|project| ToldProjectView {
                    status: project.status,
                    poc: poc.map(knowledge::told_poc),
                    practice: practice.map(knowledge::told_practice),
                }),
                video: watched(video.as_ref(), &audience),
            })
        }
        EditorialContent::Glossary(content) => EditorialContentView::Glossary(term(content)),
        EditorialContent::KeyFigures(figure) => {
            EditorialContentView::KeyFigures(knowledge::figure(&tree, figure, &counted))
        }
        EditorialContent::MethodResources(resource) => EditorialContentView::MethodResources(
            knowledge::method(resource, files, sessions.coming),
        ),
        EditorialContent::Testimonials(spoken) => {
            let about = (practice, poc);
            EditorialContentView::Testimonials(knowledge::testimonial(spoken, about, &audience))
        }
        EditorialContent::Newsletters(said) => {
            EditorialContentView::Newsletters(newsletter::issue(said, issue, &tree))
        }
        EditorialContent::Events(event) => EditorialContentView::Events(EventView {
            brief: event_brief(brief_of(event)),
            link: event.link.as_ref().map(|link| link.as_str().to_owned()),
            body: rich(&event.body),
            partners: event.partners.as_ref().map(|words| words.as_str().to_owned()),
            met: met.into_iter().map(met_partner).collect(),
            pitches: pitches.into_iter().map(pitch).collect(),
            registration: seats.map(registration),
            replay: watched(event.replay.as_ref(), &audience),
            slides: event.slides.as_ref().map(|slides| slides.as_str().to_owned()),
            training: sessions.training.map(|(id, title)| TrainingView { id, title }),
        }),
    }
}

/// A video, for those to whom it may be shown.
fn watched(video: Option<&Video>, (sight, keeps): &(Sight, bool)) -> Option<VideoView> {
    video.filter(|video| video.is_for(sight, *keeps)).map(VideoView::of)
}

fn brief_of(event: &EventContent) -> EventBrief {
    let place = event.place.as_ref().map(|place| place.as_str().to_owned());
    // Its page says it, and a list does not.
    EventBrief { format: event.format, times: event.times, place, link: None }
}

fn event_brief(brief: EventBrief) -> EventBriefView {
    let EventBrief { format, times, place, link: _ } = brief;
    EventBriefView { format, begins_at: times.begins_at(), ends_at: times.ends_at(), place }
}

fn pitch((target, name): (Target, Name)) -> PitchView {
    let Subject { kind, id } = target.subject();
    PitchView { kind, id, reference: name.reference, title: name.title }
}

fn met_partner(partner: PartnerName) -> MetPartnerView {
    let PartnerName { id, name, active } = partner;
    MetPartnerView { id, name, active }
}

fn registration(seats: Seats) -> RegistrationView {
    let Seats { places, seated, waiting, mine, open, reminder } = seats;
    let ahead = match mine {
        Some(Seat::Waiting { ahead }) => Some(ahead),
        Some(Seat::Held) | None => None,
    };
    let registered = mine.is_some();
    RegistrationView { places, seated, waiting, registered, ahead, open, reminder }
}

fn term(content: &TermContent) -> TermView {
    let TermContent { definition, synonyms, plain } = content;
    TermView {
        definition: definition.as_str().to_owned(),
        synonyms: synonyms.iter().map(|word| word.as_str().to_owned()).collect(),
        plain: plain.as_ref().map(|word| word.as_str().to_owned()),
    }
}

fn days(featuring: Featuring) -> FeaturedView {
    FeaturedView { from: featuring.days.from(), until: featuring.days.until() }
}

const fn published_at(publication: Publication) -> Option<DateTime<Utc>> {
    match publication {
        Publication::From(at) => Some(at),
        Publication::Draft | Publication::Withdrawn(_) => None,
    }
}
