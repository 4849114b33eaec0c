//! Every challenge: those that take ideas first, then the others.

use api_types::attachment::AttachmentView;
use api_types::challenge::{ChallengeQuery, ChallengeSummary};
use api_types::page::{Codes, LIMIT_MAX};
use domain::access::{Extent, Permission};
use domain::challenge::{ChallengeFormat, ChallengePhase};
use leptos::prelude::*;

use super::dates::ChallengeDates;
use super::promises::PromisesKept;
use crate::api::{Growing, use_fetch, use_growing};
use crate::components::{
    Badge, Breadcrumb, ButtonLink, Card, Door, Empty, Glyph, Load, MoreLink, PageHead, RowItem,
    RowList, Section,
};
use crate::pages::shared::{DepositLink, MorePager, use_bricks};
use crate::routes::{IdeasPage, Page};
use crate::state::Session;
use crate::words::{self, tr, trn};

#[component]
pub(crate) fn ChallengesPage() -> impl IntoView {
    use_bricks();
    let ideas = Page::Ideas(IdeasPage::List);
    view! {
        <Breadcrumb trail=vec![(ideas, tr!(ideas.title).into())] here=tr!(challenges.title) />
        <ListHead />
        <div class="stack gap-12">
            <OpenChallenges />
            <OtherChallenges />
        </div>
    }
}

/// Where the reader prepares challenges and hands them over: whoever looks after their own does so nowhere.
pub(super) fn prepares() -> Extent {
    let me = expect_context::<Session>().who();
    me.map_or(Extent::Nowhere, |me| me.extent(Permission::EditChallenge))
}

#[component]
fn ListHead() -> impl IntoView {
    let prepare = (prepares() != Extent::Nowhere).then(|| {
        let href = Page::Ideas(IdeasPage::CreateChallenge).path();
        view! { <ButtonLink href glyph=Glyph::Plus>{tr!(challenges.create_act)}</ButtonLink> }
    });
    let calendar = Page::Ideas(IdeasPage::Calendar).path();
    view! {
        <div class="head-with-act">
            <PageHead
                door=Door::Idea
                kind=tr!(challenges.kind)
                title=tr!(challenges.question)
                lead=tr!(challenges.lead)
            />
            <div class="cluster">
                {prepare} <MoreLink href=calendar>{tr!(challenges.calendar_link)}</MoreLink>
            </div>
        </div>
        <PromisesKept />
    }
}

#[component]
fn OpenChallenges() -> impl IntoView {
    let open = use_fetch(
        || (),
        |client, ()| async move {
            let phase = Codes(vec![ChallengePhase::Open]);
            let query = ChallengeQuery { phase, limit: LIMIT_MAX, ..ChallengeQuery::default() };
            client.list_challenges(&query).await
        },
    );
    view! {
        <Section title=tr!(challenges.open)>
            <Load resource=open let:page><OpenCards challenges=page.items /></Load>
        </Section>
    }
}

#[component]
fn OpenCards(challenges: Vec<ChallengeSummary>) -> impl IntoView {
    if challenges.is_empty() {
        return view! {
            <Empty
                title=tr!(challenges.none_open_title)
                why=tr!(challenges.none_open_why)
                example=tr!(challenges.none_open_example)
            >
                <DepositLink words=tr!(ideas.deposit_act) />
            </Empty>
        }
        .into_any();
    }
    let cards = challenges.into_iter().map(|challenge| view! { <OpenCard challenge /> });
    view! { <div class="grid-2">{cards.collect_view()}</div> }.into_any()
}

#[component]
fn OpenCard(challenge: ChallengeSummary) -> impl IntoView {
    let ChallengeSummary { id, title, question, image, ideas, .. } = challenge.clone();
    view! {
        <Card
            door=Door::Idea
            kind=kind_of(&challenge)
            href=Page::Ideas(IdeasPage::Challenge(id)).path()
            title
        >
            {image.map(thumb)}
            {question.map(|question| view! { <p class="muted">{question}</p> })}
            <p class="cluster push-end">
                <span class="nowrap">{trn!(u64::from(ideas), challenges.answers)}</span>
                <ChallengeDates challenge />
            </p>
        </Card>
    }
}

/// The image of a challenge, small: beside its name, in a card or in a row.
fn thumb(image: AttachmentView) -> impl IntoView {
    view! { <img class="thumb" src=image.url alt=image.alt loading="lazy" /> }
}

/// The body that asks; the whole branch for a national challenge.
pub(super) fn who_asks(challenge: &ChallengeSummary) -> String {
    asking_body(challenge).unwrap_or_else(|| tr!(challenges.branch).to_owned())
}

/// « Défi national », « Défi : Carsat Bretagne », « Hackathon : Carsat Bretagne ».
pub(super) fn kind_of(challenge: &ChallengeSummary) -> String {
    let format = words::challenge_format(challenge.format);
    match (asking_body(challenge), challenge.format) {
        (Some(body), ChallengeFormat::Challenge) => tr!(challenges.of, body = body),
        (None, ChallengeFormat::Challenge) => tr!(challenges.national).to_owned(),
        (Some(body), _) => tr!(challenges.of_format, format = format, body = body),
        (None, _) => tr!(challenges.national_format, format = format),
    }
}

fn asking_body(challenge: &ChallengeSummary) -> Option<String> {
    let body = challenge.organisation.as_ref().map(|body| body.name.clone());
    body.or_else(|| challenge.sponsor.clone())
}

#[component]
fn OtherChallenges() -> impl IntoView {
    let query = || {
        let others = ChallengePhase::ALL.iter().filter(|phase| **phase != ChallengePhase::Open);
        let phase = Codes(others.copied().collect());
        ChallengeQuery { phase, ..ChallengeQuery::default() }
    };
    let list = use_growing(query, |client, query, cursor| async move {
        client.list_challenges(&ChallengeQuery { cursor, ..query }).await
    });
    view! {
        <Section title=tr!(challenges.others)>
            <Load resource=list.first let:_first><OtherRows list /></Load>
        </Section>
    }
}

#[component]
fn OtherRows(list: Growing<ChallengeSummary>) -> impl IntoView {
    let shown =
        move || trn!(u64::try_from(list.items.read().len()).unwrap_or_default(), challenges.shown);
    view! {
        <Show
            when=move || !list.items.read().is_empty()
            fallback=|| view! { <p class="muted">{tr!(challenges.no_other)}</p> }
        >
            <div class="challenge-rows"><RowList>
                <For each=move || list.items.get() key=|challenge| challenge.id let:challenge>
                    <OtherRow challenge />
                </For>
            </RowList></div>
            <MorePager list shown=Signal::derive(shown) row=".challenge-rows .title a" />
        </Show>
    }
}

#[component]
fn OtherRow(challenge: ChallengeSummary) -> impl IntoView {
    let ChallengeSummary { id, title, image, phase, ideas, .. } = challenge.clone();
    let (tone, glyph) = words::challenge_phase_mark(phase);
    let end = view! {
        {image.map(thumb)}
        <Badge tone glyph>{words::challenge_phase(phase)}</Badge>
    };
    let end = end.into_any();
    view! {
        <RowItem
            door=Door::Idea
            href=Page::Ideas(IdeasPage::Challenge(id)).path()
            title
            end
        >
            <span class="row-facts">
                <span>{who_asks(&challenge)}</span>
                <ChallengeDates challenge />
                <span class="nowrap">{trn!(u64::from(ideas), challenges.answers)}</span>
            </span>
        </RowItem>
    }
}
