//! An item: what it says, since when, and for those who write, what they may do with it.

use api_types::editorial::{
    EditorialContentView, EditorialItemView, FeaturedView, ItemImageView, NewsView, TermView,
};
use api_types::people::PersonView;
use domain::EditorialId;
use domain::civil::Zone;
use domain::editorial::{EditorialAct, EditorialBrick, EditorialState};
use domain::showcase::ShowcaseKind;
use leptos::prelude::*;

use super::check::ToCheck;
use super::event::EventBody;
use super::issue::IssueBody;
use super::knowledge::{FigureBody, MethodBody, TestimonialBody};
use super::list::StateBadge;
use super::manage::Manage;
use super::project::Project;
use super::terms::{TermWords, named};
use super::title_of;
use crate::api::use_fetch;
use crate::components::{Breadcrumb, Day, Keep, Markdown, Moment, PageHead};
use crate::pages::services::ShowcaseSwitch;
use crate::pages::shared::{
    HistoryList, HistoryOf, PassOn, ReadAlso, RightsOn, Told, VideoOf, WidePicture, contact_me,
};
use crate::routes::{EditorialPage, Page};
use crate::state::Session;
use crate::words::{self, tr};

/// The item as it is now; acts put their answer into it.
pub(super) type Shown = RwSignal<EditorialItemView>;

/// The brick of an item.
pub(super) const fn brick_of(content: &EditorialContentView) -> EditorialBrick {
    match content {
        EditorialContentView::News(_) => EditorialBrick::News,
        EditorialContentView::Glossary(_) => EditorialBrick::Glossary,
        EditorialContentView::Events(_) => EditorialBrick::Events,
        EditorialContentView::KeyFigures(_) => EditorialBrick::KeyFigures,
        EditorialContentView::MethodResources(_) => EditorialBrick::MethodResources,
        EditorialContentView::Testimonials(_) => EditorialBrick::Testimonials,
        EditorialContentView::Newsletters(_) => EditorialBrick::Newsletters,
    }
}

#[component]
pub(super) fn ItemPage(id: EditorialId) -> impl IntoView {
    let item =
        use_fetch(move || id, |client, id| async move { client.read_editorial_item(id).await });
    view! { <Keep resource=item let:item><ItemSheet item /></Keep> }
}

#[component]
fn ItemSheet(item: Shown) -> impl IntoView {
    let EditorialItemView { summary, content, .. } = item.get_untracked();
    let brick = brick_of(&content);
    let trail = vec![(Page::Editorial(EditorialPage::List(brick)), title_of(brick).into())];
    let id = summary.id;
    let title = match &content {
        EditorialContentView::Glossary(term) => named(&summary.title, term),
        EditorialContentView::News(_)
        | EditorialContentView::Events(_)
        | EditorialContentView::KeyFigures(_)
        | EditorialContentView::MethodResources(_)
        | EditorialContentView::Testimonials(_)
        | EditorialContentView::Newsletters(_) => summary.title.clone(),
    };
    let said = match content {
        EditorialContentView::News(news) => view! { <NewsBody news /> }.into_any(),
        EditorialContentView::Glossary(term) => view! { <TermBody term /> }.into_any(),
        EditorialContentView::Events(event) => view! { <EventBody event item /> }.into_any(),
        EditorialContentView::KeyFigures(figure) => view! { <FigureBody figure /> }.into_any(),
        EditorialContentView::MethodResources(resource) => {
            view! { <MethodBody id resource /> }.into_any()
        }
        EditorialContentView::Testimonials(testimonial) => {
            view! { <TestimonialBody testimonial /> }.into_any()
        }
        EditorialContentView::Newsletters(issue) => view! { <IssueBody issue item /> }.into_any(),
    };
    let image = summary.image.map(|ItemImageView { file, .. }| {
        view! { <WidePicture url=file.url alt=file.alt /> }
    });
    // What is not published is like nothing: search does not know it.
    let also = (summary.state == EditorialState::Published)
        .then(|| view! { <ReadAlso kind=brick.sought() id=id.0 /> });
    view! {
        <Breadcrumb trail here=title.clone() />
        <div class="page-narrow stack gap-8">
            <PageHead title><ItemMarks item /></PageHead>
            <ToCheck item />
            <Manage item />
            <Outside item />
            <RightsOn brick=brick.brick() id=id.0 />
            {image}
            {said}
            <PassOn of=Told::Written(brick) />
            <ItemHistory id item />
            {also}
        </div>
    }
}

/// The switch of the showcase, for whoever may change what people read now.
#[component]
fn Outside(item: Shown) -> impl IntoView {
    let id = item.with_untracked(|item| item.summary.id.0);
    let kind = item.with_untracked(|item| ShowcaseKind::of(brick_of(&item.content)));
    let there = Memo::new(move |_| {
        let item = item.read();
        item.summary.state == EditorialState::Published
            && item.allowed.contains(&EditorialAct::Edit)
    });
    move || kind.filter(|_| there.get()).map(|kind| view! { <ShowcaseSwitch kind id /> })
}

/// Where it stands, since when, who wrote it, who looks after it, and on which days it is on the front page.
#[component]
fn ItemMarks(item: Shown) -> impl IntoView {
    move || {
        let EditorialItemView { summary, author, owner, .. } = item.get();
        let date = summary.published_at.map(|at| {
            let when = match summary.state {
                EditorialState::Scheduled => tr!(editorial.from),
                EditorialState::Draft | EditorialState::Published | EditorialState::Withdrawn => {
                    tr!(editorial.since)
                }
            };
            view! { <span>{when}" "<Moment at /></span> }
        });
        let days = summary.featured.map(|FeaturedView { from, until }| {
            let (from, until) = (words::date(from), words::date(until));
            view! { <span>{tr!(editorial.featured_days, from = from, until = until)}</span> }
        });
        let body = summary.organisation.map(|body| {
            view! { <span>{tr!(editorial.written_for, name = body.name)}</span> }
        });
        view! {
            <div class="cluster gap-state small muted">
                <StateBadge state=summary.state />
                {date}
                {days}
                {body}
                <span>{tr!(editorial.written_by, name = author.name)}</span>
                <span>{tr!(editorial.kept_by, name = owner.name.clone())}</span>
                {write_to(&owner, summary.title)}
            </div>
        }
    }
}

/// The way to whoever looks after it.
fn write_to(owner: &PersonView, title: String) -> Option<AnyView> {
    let me = expect_context::<Session>().who().is_some_and(|me| me.person.id == owner.id);
    contact_me(owner, None, Some(title)).filter(|_| !me)
}

#[component]
fn NewsBody(news: NewsView) -> impl IntoView {
    let NewsView { lead, body, project, video } = news;
    view! {
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        <Markdown html=body.html />
        {video.map(|video| view! { <VideoOf video /> })}
        {project.map(|project| view! { <Project project /> })}
    }
}

#[component]
fn TermBody(term: TermView) -> impl IntoView {
    view! { <div class="stack gap-3"><TermWords term /></div> }
}

/// What happened to it, read again after each act.
#[component]
fn ItemHistory(id: EditorialId, item: Shown) -> impl IntoView {
    let version = Memo::new(move |_| i64::from(item.read().version));
    view! {
        <section class="section" aria-labelledby="historique">
            <h2 id="historique" class="section-title">{tr!(shared.history)}</h2>
            <div class="stack gap-5">
                <p class="small muted">
                    {tr!(editorial.edited)}" "
                    {move || view! { <Day on=Zone::Paris.day(item.read().summary.edited_at) /> }}
                </p>
                <HistoryList of=HistoryOf::EditorialItem(id) moment=version />
            </div>
        </section>
    }
}
