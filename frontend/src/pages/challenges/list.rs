//! Every challenge: those that take ideas first, then the others.

use api_types::attachment::AttachmentView;
use api_types::challenge::{ChallengeQuery, ChallengeSummary};
use api_types::page::{Codes, LIMIT_MAX};
use domain::access::{Extent, Permission};
use domain::challenge::{ChallengeFormat, ChallengePhase};
use domain::idea::InnovationForm;
use leptos::prelude::*;

use super::dates::ChallengeDates;
use super::promises::PromisesKept;
use crate::api::{Growing, use_fetch, use_growing};
use crate::components::{
    Badge, Breadcrumb, ButtonLink, Card, Door, Empty, FilterSelect, Glyph, Load, MoreLink,
    PageHead, RowItem, RowList, Section, SelectOption,
};
use crate::pages::shared::{DepositLink, MorePager, PassOn, use_bodies, use_bricks};
use crate::routes::{IdeasPage, Page};
use crate::state::{Address, Session, use_address};
use crate::words::{self, tr, trn};

/// The parameter that names a form of innovation.
const FORM: &str = "forme";
/// The one of a kind of call.
const FORMAT: &str = "format";
/// The one of a body.
const BODY: &str = "organisme";

#[component]
pub(crate) fn ChallengesPage() -> impl IntoView {
    use_bricks();
    let address = use_address();
    let ideas = Page::Ideas(IdeasPage::List);
    view! {
        <Breadcrumb trail=vec![(ideas, tr!(ideas.title).into())] here=tr!(challenges.title) />
        <ListHead />
        <ListFilters address />
        <div class="stack gap-12">
            <OpenChallenges address />
            <OtherChallenges address />
            <PassOn />
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

/// What the address asks for: the body that asks (R083), the kind of call (R096), the form of innovation (R015).
fn asked(address: Address) -> ChallengeQuery {
    ChallengeQuery {
        organisation_id: address.parsed(BODY),
        format: address.parsed(FORMAT),
        form: address.parsed(FORM),
        ..ChallengeQuery::default()
    }
}

#[component]
fn ListFilters(address: Address) -> impl IntoView {
    let bodies = use_bodies();
    let formats =
        || SelectOption::each(ChallengeFormat::ALL, ChallengeFormat::code, words::challenge_format);
    let forms =
        || SelectOption::each(InnovationForm::ALL, InnovationForm::code, words::innovation_form);
    view! {
        <section class="toolbar" aria-label=tr!(challenges.filters)>
            <FilterSelect
                label=tr!(challenges.write.organisation)
                blank=tr!(challenges.all_bodies)
                value=address.value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=address.choose(BODY)
            />
            <FilterSelect
                label=tr!(challenges.write.format)
                blank=tr!(challenges.all_formats)
                value=address.value(FORMAT)
                options=Signal::derive(formats)
                on_change=address.choose(FORMAT)
            />
            <FilterSelect
                label=tr!(challenges.write.form)
                blank=tr!(challenges.all_forms)
                value=address.value(FORM)
                options=Signal::derive(forms)
                on_change=address.choose(FORM)
            />
        </section>
    }
}

#[component]
fn OpenChallenges(address: Address) -> impl IntoView {
    let open = use_fetch(
        move || asked(address),
        |client, asked| async move {
            let phase = Codes(vec![ChallengePhase::Open]);
            client.list_challenges(&ChallengeQuery { phase, limit: LIMIT_MAX, ..asked }).await
        },
    );
    view! {
        <Section title=tr!(challenges.open)>
            <Load resource=open let:page><OpenCards address challenges=page.items /></Load>
        </Section>
    }
}

#[component]
fn OpenCards(address: Address, challenges: Vec<ChallengeSummary>) -> impl IntoView {
    if challenges.is_empty() && untrack(move || asked(address)) != ChallengeQuery::default() {
        return view! { <p class="muted">{tr!(challenges.none_of_form)}</p> }.into_any();
    }
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
fn OtherChallenges(address: Address) -> impl IntoView {
    let query = move || {
        let others = ChallengePhase::ALL.iter().filter(|phase| **phase != ChallengePhase::Open);
        let phase = Codes(others.copied().collect());
        ChallengeQuery { phase, ..asked(address) }
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
