//! News (projects done, in progress or abandoned, told alike: R251, R252), key figures, resources, testimonials.

use api_types::editorial::{EditorialBriefView, EditorialQuery, EditorialSummary, ItemImageView};
use api_types::page::Include;
use domain::access::Extent;
use domain::editorial::{EditorialBrick, EditorialState, FigureKind, MethodKind, ProjectStatus};
use leptos::prelude::*;

use super::check::{ToCheckMark, last_confirmed};
use super::counted::CountedByThePortal;
use super::feed::Subscribe;
use super::issue::Subscription;
use super::knowledge::{FigureNote, KeptMethods, method_words, speaker_words};
use super::project::ProjectMark;
use super::sister::Sister;
use super::speaking::SpeakingFilters;
use super::written_for::{BODY, BodyFilter, begins};
use super::{title_of, write_act};
use crate::api::{Growing, use_growing};
use crate::components::{
    Badge, Breadcrumb, Button, ButtonLink, Empty, FilterSelect, FilterText, Glyph, Load, Moment,
    PageHead, RowItem, RowList, SelectOption, Size,
};
use crate::pages::shared::{MorePager, PassOn};
use crate::routes::{EditorialPage, Page};
use crate::state::{Address, AddressStep, Session, use_address};
use crate::words::{self, Words, tr, trn};

const WORDS: &str = "q";
const PROJECT: &str = "projet";
const STATE: &str = "etat";
const METHOD: &str = "nature";
/// What nobody answered for in a year: any value asks for it.
const CHECK: &str = "verification";
pub(super) const SPEAKER: &str = "parole";
pub(super) const SIDE: &str = "maison";
const FILTERS: [&str; 8] = [WORDS, PROJECT, METHOD, SPEAKER, SIDE, STATE, CHECK, BODY];

/// The items of a brick, as the address asks.
pub(super) fn use_items(
    brick: EditorialBrick,
    address: Address,
    limit: u16,
) -> Growing<EditorialSummary> {
    // What is seen elsewhere has a section of its own.
    let figure = (brick == EditorialBrick::KeyFigures).then_some(FigureKind::Figure);
    items_of((brick, figure), address, limit)
}

fn items_of(
    (brick, figure): (EditorialBrick, Option<FigureKind>),
    address: Address,
    limit: u16,
) -> Growing<EditorialSummary> {
    let query = move || EditorialQuery {
        state: address.parsed(STATE).unwrap_or(EditorialState::Published),
        q: address.text(WORDS),
        project: address.parsed(PROJECT),
        method: address.parsed(METHOD),
        speaker: address.parsed(SPEAKER),
        side: address.parsed(SIDE),
        figure,
        to_check: address.text(CHECK).map(|_| true),
        organisation_id: address.parsed(BODY),
        limit,
        include: Some(Include::Total),
        ..EditorialQuery::of(brick)
    };
    use_growing(query, |client, query, cursor| async move {
        client.list_editorial_items(&EditorialQuery { cursor, ..query }).await
    })
}

#[component]
pub(super) fn ItemsPage(brick: EditorialBrick) -> impl IntoView {
    let address = use_address();
    let items = use_items(brick, address, 20);
    view! {
        <ListHead brick lead=lead_of(brick) />
        <div class="stack gap-8">
            {(brick == EditorialBrick::KeyFigures).then(|| view! { <CountedByThePortal address /> })}
            {(brick == EditorialBrick::MethodResources).then(|| view! { <KeptMethods /> })}
            {(brick == EditorialBrick::Newsletters).then(|| view! { <Subscription /> })}
            <ListFilters brick address />
            <section aria-labelledby="resultats">
                <Counted items />
                <Load resource=items.first let:_first>
                    <Show
                        when=move || !items.items.read().is_empty()
                        fallback=move || view! { <Nothing brick address /> }
                    >
                        <RowList>
                            <For each=move || items.items.get() key=|item| item.id let:item>
                                <ItemRow brick item />
                            </For>
                        </RowList>
                        <More items />
                    </Show>
                </Load>
            </section>
            {(brick == EditorialBrick::KeyFigures).then(|| view! { <Watched address /> })}
            <Sister brick />
            {is_fed(brick).then(|| view! { <Subscribe brick /> })}
            <PassOn />
        </div>
    }
}

/// What is seen elsewhere, apart from figures (R285); nothing when nobody wrote any.
#[component]
fn Watched(address: Address) -> impl IntoView {
    let brick = EditorialBrick::KeyFigures;
    let items = items_of((brick, Some(FigureKind::Watch)), address, 20);
    view! {
        <Load resource=items.first let:_first>
            <Show when=move || !items.items.read().is_empty()>
                <section aria-labelledby="veille" class="watched">
                    <h2 id="veille" class="section-title">{tr!(editorial.figures.watched)}</h2>
                    <RowList>
                        <For each=move || items.items.get() key=|item| item.id let:item>
                            <ItemRow brick item />
                        </For>
                    </RowList>
                    <More items row=".watched .row-list .title a" />
                </section>
            </Show>
        </Load>
    }
}

/// Whether one may follow a brick from elsewhere.
const fn is_fed(brick: EditorialBrick) -> bool {
    match brick {
        EditorialBrick::News
        | EditorialBrick::Events
        | EditorialBrick::MethodResources
        | EditorialBrick::Testimonials
        | EditorialBrick::Newsletters => true,
        EditorialBrick::Glossary | EditorialBrick::KeyFigures => false,
    }
}

/// What a brick is for.
fn lead_of(brick: EditorialBrick) -> &'static str {
    match brick {
        EditorialBrick::News => tr!(editorial.news.lead),
        EditorialBrick::Glossary => tr!(editorial.glossary.lead),
        EditorialBrick::Events => tr!(editorial.agenda.lead),
        EditorialBrick::KeyFigures => tr!(editorial.figures.lead),
        EditorialBrick::MethodResources => tr!(editorial.methods.lead),
        EditorialBrick::Testimonials => tr!(editorial.spoken.lead),
        EditorialBrick::Newsletters => tr!(editorial.letter.lead),
    }
}

/// The name of the brick, what it is for, and the way to write in it.
#[component]
pub(super) fn ListHead(brick: EditorialBrick, lead: &'static str) -> impl IntoView {
    let write = (begins(brick) != Extent::Nowhere).then(|| {
        let href = Page::Editorial(EditorialPage::Write(brick)).path();
        view! { <ButtonLink href glyph=Glyph::Plus>{write_act(brick)}</ButtonLink> }
    });
    view! {
        <Breadcrumb here=title_of(brick) />
        <div class="head-with-act">
            <PageHead title=title_of(brick) lead />
            {write}
        </div>
    }
}

/// How many there are, said again when it changes.
#[component]
pub(super) fn Counted(items: Growing<EditorialSummary>) -> impl IntoView {
    let count = move || items.total.get().map(|total| trn!(total, editorial.count));
    view! { <h2 id="resultats" class="section-title" aria-live="polite">{count}</h2> }
}

#[component]
pub(super) fn More(
    items: Growing<EditorialSummary>,
    #[prop(default = ".row-list .title a")] row: &'static str,
) -> impl IntoView {
    let shown = move || {
        let shown = words::number(items.items.read().len() as u64);
        let total = items.total.get();
        total.map(|total| trn!(total, editorial.shown, shown = shown)).unwrap_or_default()
    };
    view! { <MorePager list=items shown=Signal::derive(shown) row /> }
}

/// Words; for news, how far the project is; for those who write, where the items stand, and what is to be checked.
#[component]
pub(super) fn ListFilters(brick: EditorialBrick, address: Address) -> impl IntoView {
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    let project = (brick == EditorialBrick::News).then(|| {
        view! {
            <FilterSelect
                label=tr!(editorial.filter.project)
                blank=tr!(editorial.filter.all_projects)
                value=address.value(PROJECT)
                options=Signal::derive(projects)
                on_change=address.choose(PROJECT)
            />
        }
    });
    let method = (brick == EditorialBrick::MethodResources).then(|| {
        view! {
            <FilterSelect
                label=tr!(editorial.field.kind)
                blank=tr!(editorial.filter.all_kinds)
                value=address.value(METHOD)
                options=Signal::derive(methods)
                on_change=address.choose(METHOD)
            />
        }
    });
    let state = expect_context::<Session>().may(brick.edit()).then(|| {
        view! {
            <FilterSelect
                label=tr!(editorial.filter.state)
                blank=tr!(editorial.state.published)
                value=address.value(STATE)
                options=Signal::derive(states)
                on_change=address.choose(STATE)
            />
        }
    });
    view! {
        <section class="criteria-line" aria-label=tr!(editorial.filter.label)>
            <FilterText
                label=tr!(editorial.filter.words)
                value=address.value(WORDS)
                on_change=look_for
            />
            {project}
            {method}
            {(brick == EditorialBrick::Testimonials).then(|| view! { <SpeakingFilters address /> })}
            {state}
            <CheckFilter brick address />
            <BodyFilter brick address />
        </section>
    }
}

/// What is to be checked, for those who keep a brick that ages.
#[component]
fn CheckFilter(brick: EditorialBrick, address: Address) -> impl IntoView {
    let keeps = brick.ages() && expect_context::<Session>().may(brick.edit());
    let value = address.value(CHECK);
    let choose = address.choose(CHECK);
    keeps.then(|| {
        view! {
            <FilterSelect
                label=tr!(editorial.filter.check)
                blank=tr!(editorial.filter.all_kinds)
                value=value
                options=Signal::derive(checks)
                on_change=choose
            />
        }
    })
}

fn projects() -> Vec<SelectOption> {
    let line =
        |status: &ProjectStatus| SelectOption::new(status.code(), words::project_status(*status));
    ProjectStatus::ALL.iter().map(line).collect()
}

fn methods() -> Vec<SelectOption> {
    let line = |kind: &MethodKind| SelectOption::new(kind.code(), words::method_kind(*kind));
    MethodKind::ALL.iter().map(line).collect()
}

fn checks() -> Vec<SelectOption> {
    vec![SelectOption::new("oui", tr!(practices.check.to_check))]
}

fn states() -> Vec<SelectOption> {
    let others = EditorialState::ALL.iter().filter(|one| **one != EditorialState::Published);
    let line = |one: &EditorialState| SelectOption::new(one.code(), words::editorial_state(*one));
    others.map(line).collect()
}

#[component]
fn ItemRow(brick: EditorialBrick, item: EditorialSummary) -> impl IntoView {
    let EditorialSummary {
        id,
        title,
        excerpt,
        brief,
        state,
        published_at,
        featured: _,
        edited_at,
        confirmed_at,
        to_check,
        organisation,
        image,
    } = item;
    let href = Page::Editorial(EditorialPage::Item(brick, id)).path();
    let project = match &brief {
        EditorialBriefView::News(news) => news.project,
        EditorialBriefView::Glossary(_)
        | EditorialBriefView::Events(_)
        | EditorialBriefView::KeyFigures(_)
        | EditorialBriefView::MethodResources(_)
        | EditorialBriefView::Testimonials(_)
        | EditorialBriefView::Newsletters(_) => None,
    };
    let project = project.map(|status| view! { <ProjectMark status /> });
    let image = image.map(|ItemImageView { file, .. }| {
        view! { <img class="thumb" src=file.url alt=file.alt loading="lazy" /> }
    });
    let end =
        view! { {image}{project}" "<ToCheckMark to_check />" "<StateBadge state /> }.into_any();
    let note = match brief {
        EditorialBriefView::KeyFigures(figure) => {
            view! { <FigureNote figure excerpt /> }.into_any()
        }
        EditorialBriefView::MethodResources(brief) => method_words(&brief).into_any(),
        EditorialBriefView::Testimonials(brief) => {
            view! { {speaker_words(&brief)}" · "{excerpt} }.into_any()
        }
        EditorialBriefView::News(_)
        | EditorialBriefView::Glossary(_)
        | EditorialBriefView::Events(_)
        | EditorialBriefView::Newsletters(_) => {
            view! { <Moment at=published_at.unwrap_or(edited_at) />" · "{excerpt} }.into_any()
        }
    };
    let aged = last_confirmed(to_check, confirmed_at).map(|aged| view! { <br />{aged} });
    let body = organisation.map(|body| view! { " · "{body.name} });
    view! { <RowItem href title end>{note}{body}{aged}</RowItem> }
}

/// Where an item stands, unless everybody reads it.
#[component]
pub(super) fn StateBadge(state: EditorialState) -> impl IntoView {
    let (tone, glyph) = words::editorial_state_mark(state);
    (state != EditorialState::Published)
        .then(|| view! { <Badge tone glyph>{words::editorial_state(state)}</Badge> })
}

#[component]
pub(super) fn Nothing(brick: EditorialBrick, address: Address) -> impl IntoView {
    let filtered = untrack(move || FILTERS.iter().any(|name| address.text(name).is_some()));
    if filtered {
        let clear = move |_| address.clear(&FILTERS);
        return view! {
            <Empty title=tr!(editorial.none_found) why=tr!(editorial.none_found_why)>
                <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
            </Empty>
        }
        .into_any();
    }
    let (title, why, example): (Words, Words, Words) = match brick {
        EditorialBrick::News => (
            tr!(editorial.news.none).into(),
            tr!(editorial.news.none_why).into(),
            tr!(editorial.news.none_example).into(),
        ),
        EditorialBrick::Glossary => (
            tr!(editorial.glossary.none).into(),
            tr!(editorial.glossary.none_why).into(),
            tr!(editorial.glossary.none_example).into(),
        ),
        EditorialBrick::Events => (
            tr!(editorial.agenda.none).into(),
            tr!(editorial.agenda.none_why).into(),
            tr!(editorial.agenda.none_example).into(),
        ),
        EditorialBrick::KeyFigures => (
            tr!(editorial.figures.none).into(),
            tr!(editorial.figures.none_why).into(),
            tr!(editorial.figures.none_example).into(),
        ),
        EditorialBrick::MethodResources => (
            tr!(editorial.methods.none).into(),
            tr!(editorial.methods.none_why).into(),
            tr!(editorial.methods.none_example).into(),
        ),
        EditorialBrick::Testimonials => (
            tr!(editorial.spoken.none).into(),
            tr!(editorial.spoken.none_why).into(),
            tr!(editorial.spoken.none_example).into(),
        ),
        EditorialBrick::Newsletters => (
            tr!(editorial.letter.none).into(),
            tr!(editorial.letter.none_why).into(),
            tr!(editorial.letter.none_example).into(),
        ),
    };
    view! { <Empty title why example /> }.into_any()
}
