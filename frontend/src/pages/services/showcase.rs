//! The showcase (R030, R032): what anybody reads without signing in, and the switch of those who open it.

use api_types::showcase::{
    ShowcaseItemView, ShowcaseOpeningView, ShowcasePartView, ShowcaseQuery, ShowcaseSummary,
    ShowcaseVideoView,
};
use domain::civil::Zone;
use domain::showcase::{ShowcaseKind, ShowcasePart};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Growing, use_fetch, use_growing, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Check, Day, Detail, Empty, Glyph, Icon, Load, Markdown, MoreLink,
    PageHead, RowItem, Section,
};
use crate::pages::shared::{MorePager, ReadyMessage, ShareLink, Told, WidePicture};
use crate::routes::{Page, ServicesPage};
use crate::state::{Phase, Session, Toasts};
use crate::words::{self, tr, trn};

#[component]
pub(super) fn ShowcasePage() -> impl IntoView {
    let welcome =
        use_fetch(|| (), |client, ()| async move { client.read_showcase_welcome().await });
    let list = use_growing(
        || (),
        |client, (), cursor| async move {
            let query = ShowcaseQuery { cursor, ..ShowcaseQuery::default() };
            client.list_showcase(&query).await
        },
    );
    view! { <Load resource=welcome let:welcome><Opened html=welcome.html list /></Load> }
}

#[component]
fn Opened(html: String, list: Growing<ShowcaseSummary>) -> impl IntoView {
    view! {
        <div class="stack gap-8">
            <PageHead title=tr!(showcase.title) lead=tr!(showcase.lead) />
            {(!html.is_empty()).then(|| view! { <Markdown html /> })}
            <Section title=tr!(showcase.all)><Found list /></Section>
            <Incite />
            <Enter />
        </div>
    }
}

#[component]
fn Found(list: Growing<ShowcaseSummary>) -> impl IntoView {
    let shown = Signal::derive(move || trn!(list.items.read().len() as u64, showcase.shown));
    let none = move || view! { <Empty title=tr!(showcase.none) why=tr!(showcase.none_why) /> };
    view! {
        <Load resource=list.first let:_first>
            <Show when=move || !list.items.read().is_empty() fallback=none>
                <ul role="list" class="row-list showcase">
                    <For each=move || list.items.get() key=|one| (one.kind, one.id) let:one>
                        {line(one)}
                    </For>
                </ul>
                <MorePager list shown row=".showcase .title a" />
            </Show>
        </Load>
    }
}

fn line(one: ShowcaseSummary) -> impl IntoView {
    let ShowcaseSummary { kind, id, title, excerpt, published_at, image } = one;
    let href = Page::Services(ServicesPage::Shown(kind, id)).path();
    let image = image.map(|image| {
        view! { <img class="thumb" src=image.url alt=image.alt loading="lazy" /> }
    });
    view! {
        <RowItem href title end=view! { {image} }.into_any()>
            {excerpt}
            <br />
            {kind_name(kind)}
            " · "
            <Day on=Zone::Paris.day(published_at) />
        </RowItem>
    }
}

#[component]
pub(super) fn ShownPage(kind: ShowcaseKind, id: Uuid) -> impl IntoView {
    let item = use_fetch(
        move || (kind, id),
        |client, (kind, id)| async move { client.read_showcase_item(kind, id).await },
    );
    view! { <Load resource=item let:item><Item item /></Load> }
}

#[component]
fn Item(item: ShowcaseItemView) -> impl IntoView {
    let ShowcaseItemView {
        kind,
        id: _,
        title,
        lead,
        published_at,
        domain,
        body,
        labels,
        maturity,
        parts,
        video,
        image,
    } = item;
    let trail = vec![(Page::Services(ServicesPage::Showcase), tr!(showcase.title).into())];
    let labels = Some(labels.join(", ")).filter(|labels| !labels.is_empty());
    let facts = [
        (tr!(showcase.domain), domain),
        (tr!(showcase.body), body),
        (tr!(showcase.maturity), maturity.map(|maturity| words::maturity(maturity).to_owned())),
        (tr!(showcase.labels), labels),
    ];
    let said = lead.clone();
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(term, said)| said.map(|said| view! { <Detail term>{said}</Detail> }))
        .collect();
    let facts = (!facts.is_empty())
        .then(|| view! { <dl class="facts">{facts.into_iter().collect_view()}</dl> });
    view! {
        <Breadcrumb trail here=title.clone() />
        <div class="page-narrow stack gap-8">
            <PageHead title>
                {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
                <p class="small muted">
                    {kind_name(kind)}" · "<Day on=Zone::Paris.day(published_at) />
                </p>
            </PageHead>
            {image.map(|image| view! { <WidePicture url=image.url alt=image.alt /> })}
            <div class="noted">{parts.into_iter().map(part).collect_view()}</div>
            {video.map(watch)}
            {facts}
            <div class="stack gap-3">
                <p class="cluster"><ShareLink /></p>
                <ReadyMessage of=Told::Outside lead=said />
            </div>
            <Incite />
            <Enter />
        </div>
    }
}

/// With its label in the margin; the whole of a text has none.
fn part(ShowcasePartView { part, html }: ShowcasePartView) -> AnyView {
    match part_name(part) {
        None => view! { <Markdown html /> }.into_any(),
        Some(label) => view! {
            <div class="note-row">
                <h2 class="note-label">{label}</h2>
                <Markdown html />
            </div>
        }
        .into_any(),
    }
}

/// A link, never a player that starts by itself.
fn watch(video: ShowcaseVideoView) -> impl IntoView {
    let ShowcaseVideoView { url, captioned, transcript_html } = video;
    let captions = if captioned {
        tr!(shared.video.with_captions)
    } else {
        tr!(shared.video.without_captions)
    };
    let transcript = transcript_html.map(|html| {
        view! {
            <details class="disclose">
                <summary>{tr!(shared.video.read_transcript)}</summary>
                <Markdown html />
            </details>
        }
    });
    view! {
        <div>
            <p class="cluster gap-2">
                <Icon glyph=Glyph::Image />
                <a href=url rel="external noopener">{tr!(shared.video.watch)}</a>
                <span class="small muted">{captions}</span>
            </p>
            {transcript}
        </div>
    }
}

/// The way to propose something, for whoever comes from outside (R032).
#[component]
fn Incite() -> impl IntoView {
    let href = Page::Services(ServicesPage::Propose).path();
    view! { <p><MoreLink href>{tr!(showcase.propose.act)}</MoreLink></p> }
}

/// The way in, for those who have an account.
#[component]
fn Enter() -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        (session.phase() == Phase::SignedOut).then(|| {
            let href = Page::SignIn.path();
            view! { <p><MoreLink href>{tr!(showcase.sign_in)}</MoreLink></p> }
        })
    }
}

/// Shows something outside, or no more.
#[component]
pub(super) fn Switch(kind: ShowcaseKind, id: Uuid) -> impl IntoView {
    let opening = use_fetch(
        move || (kind, id),
        |client, (kind, id)| async move { client.read_showcase_opening(kind, id).await },
    );
    view! { <Load resource=opening let:opening><Opening kind id opening /></Load> }
}

#[component]
fn Opening(kind: ShowcaseKind, id: Uuid, opening: ShowcaseOpeningView) -> impl IntoView {
    let opening = RwSignal::new(opening);
    let toasts = expect_context::<Toasts>();
    let change = use_submit(
        move |client, shown: bool| async move {
            if shown {
                client.open_showcase_item(kind, id).await
            } else {
                client.close_showcase_item(kind, id).await
            }
        },
        move |now: ShowcaseOpeningView| {
            opening.set(now);
            toasts.tell(if now.open { tr!(showcase.now_shown) } else { tr!(showcase.now_hidden) });
        },
    );
    view! {
        <section class="stack gap-2" aria-label=tr!(showcase.title)>
            <Check
                label=tr!(showcase.show_outside)
                checked=Signal::derive(move || opening.read().open)
                on_change=move |asked| change.send(asked)
            />
            <p class="hint">{tr!(showcase.show_outside_hint)}</p>
            // As long as the showcase is closed, it has no page there.
            {move || opening.read().shown.then(|| {
                let href = Page::Services(ServicesPage::Shown(kind, id)).path();
                view! { <p><MoreLink href>{tr!(showcase.page)}</MoreLink></p> }
            })}
            <ActProblem failure=change.failure() />
        </section>
    }
}

fn kind_name(kind: ShowcaseKind) -> &'static str {
    match kind {
        ShowcaseKind::Practice => tr!(showcase.kind.practice),
        ShowcaseKind::News => tr!(showcase.kind.news),
        ShowcaseKind::Testimonial => tr!(showcase.kind.testimonial),
    }
}

fn part_name(part: ShowcasePart) -> Option<&'static str> {
    Some(match part {
        ShowcasePart::Body => return None,
        ShowcasePart::Problem => tr!(showcase.part.problem),
        ShowcasePart::Solution => tr!(showcase.part.solution),
        ShowcasePart::Result => tr!(showcase.part.result),
        ShowcasePart::Conditions => tr!(showcase.part.conditions),
        ShowcasePart::Lessons => tr!(showcase.part.lessons),
        ShowcasePart::Context => tr!(showcase.part.context),
        ShowcasePart::Done => tr!(showcase.part.done),
        ShowcasePart::Worked => tr!(showcase.part.worked),
        ShowcasePart::Failed => tr!(showcase.part.failed),
        ShowcasePart::Advice => tr!(showcase.part.advice),
    })
}
