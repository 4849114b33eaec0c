//! The managers' corner (R023): what helps to carry the approach in a team, and what a team brings, never by whom.

use api_types::challenge::{ChallengeQuery, ChallengeSummary};
use api_types::page::Codes;
use api_types::team::{TeamTotalView, TeamTotals};
use domain::challenge::ChallengePhase;
use domain::editorial::{EditorialBrick, MethodKind};
use domain::people::{TEAM_MIN, TeamTotal};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{
    Breadcrumb, ButtonLink, Detail, Glyph, Load, MoreLink, PageHead, RowItem, RowList, Section,
    Size,
};
use crate::routes::{EditorialPage, IdeasPage, Page, PocsPage, PracticesPage, ServicesPage};
use crate::state::Session;
use crate::words::{self, number, tr};

/// What a manager needs of the method resources, in this order.
const RESOURCES: [MethodKind; 4] =
    [MethodKind::Training, MethodKind::Kit, MethodKind::Guide, MethodKind::ServiceOffer];

#[component]
pub(super) fn ManagersPage() -> impl IntoView {
    let session = expect_context::<Session>();
    // A part whose brick is closed to the reader would only refuse.
    let challenges = Page::Ideas(IdeasPage::Challenges);
    let resources = Page::Editorial(EditorialPage::List(EditorialBrick::MethodResources));
    let counted = [
        Page::Ideas(IdeasPage::List),
        Page::Pocs(PocsPage::List),
        Page::Practices(PracticesPage::List),
    ];
    let team = counted.into_iter().all(|page| session.sees(page));
    view! {
        <Breadcrumb here=tr!(services.managers.title) />
        <PageHead title=tr!(services.managers.title) lead=tr!(services.managers.lead) />
        <div class="stack gap-10">
            {session.sees(challenges).then(|| view! { <Challenges /> })}
            {session.sees(resources).then(|| view! { <Resources /> })}
            {team.then(|| view! { <Team /> })}
            <Help />
        </div>
    }
}

/// The challenges that take ideas now, each with a sheet to print for a meeting.
#[component]
fn Challenges() -> impl IntoView {
    let open = use_fetch(
        || (),
        |client, ()| async move {
            let phase = Codes(vec![ChallengePhase::Open]);
            let query = ChallengeQuery { phase, ..ChallengeQuery::default() };
            Ok(client.list_challenges(&query).await?.items)
        },
    );
    view! {
        <Section title=tr!(services.managers.challenges)>
            <Load resource=open let:challenges>
                <OpenChallenges challenges />
            </Load>
            <MoreLink href=Page::Ideas(IdeasPage::Challenges).path()>
                {tr!(services.managers.all_challenges)}
            </MoreLink>
        </Section>
    }
}

#[component]
fn OpenChallenges(challenges: Vec<ChallengeSummary>) -> impl IntoView {
    if challenges.is_empty() {
        return view! { <p class="muted">{tr!(services.managers.no_challenge)}</p> }.into_any();
    }
    let line = |challenge: ChallengeSummary| {
        let ChallengeSummary { id, title, question, .. } = challenge;
        let sheet = Page::Services(ServicesPage::TeamSheet(id)).path();
        let end = view! {
            <ButtonLink href=sheet size=Size::Small glyph=Glyph::Print>
                {tr!(services.managers.sheet)}
            </ButtonLink>
        };
        let href = Page::Ideas(IdeasPage::Challenge(id)).path();
        view! { <RowItem href title end=end.into_any()>{question}</RowItem> }
    };
    view! { <RowList>{challenges.into_iter().map(line).collect_view()}</RowList> }.into_any()
}

/// Where each kind of resource stands.
#[component]
fn Resources() -> impl IntoView {
    let list = Page::Editorial(EditorialPage::List(EditorialBrick::MethodResources)).path();
    let line = move |kind: MethodKind| {
        let href = format!("{list}?nature={kind}");
        view! { <li><a href=href>{words::method_kind(kind)}</a></li> }
    };
    view! {
        <Section title=tr!(services.managers.resources)>
            <ul class="plain-list">{RESOURCES.map(line).into_iter().collect_view()}</ul>
        </Section>
    }
}

/// What the reader's team brings: totals above what would point at somebody, and no name.
#[component]
fn Team() -> impl IntoView {
    let me = expect_context::<Session>().who();
    if me.and_then(|me| me.person.organisation).is_none() {
        return ().into_any();
    }
    let totals = use_fetch(|| (), |client, ()| async move { client.read_team_totals().await });
    view! { <Load resource=totals let:told><Told told /></Load> }.into_any()
}

#[component]
fn Told(told: TeamTotals) -> impl IntoView {
    let TeamTotals { team, items } = told;
    let line = |TeamTotalView { what, count }| {
        let said = count.map_or_else(|| tr!(services.managers.too_few).to_owned(), number);
        view! { <Detail term=total_words(what)>{said}</Detail> }
    };
    let lines = items.into_iter().map(line).collect_view();
    team.map(|team| {
        view! {
            <Section title=tr!(services.managers.team, body = team.name)>
                <div class="stack">
                    <dl class="facts">{lines}</dl>
                    <p class="small muted">
                        {tr!(services.managers.team_why, least = number(TEAM_MIN))}
                    </p>
                </div>
            </Section>
        }
    })
}

fn total_words(what: TeamTotal) -> &'static str {
    match what {
        TeamTotal::Ideas => tr!(services.managers.ideas),
        TeamTotal::Pocs => tr!(services.managers.pocs),
        TeamTotal::Practices => tr!(services.managers.practices),
        TeamTotal::Votes => tr!(services.managers.votes),
    }
}

/// Whom to ask, and what was learnt by those who stopped.
#[component]
fn Help() -> impl IntoView {
    let session = expect_context::<Session>();
    let (contact, lessons) = (Page::Services(ServicesPage::Contact), Page::Pocs(PocsPage::Lessons));
    let ask = session.sees(contact).then(|| {
        view! {
            <ButtonLink href=contact.path() glyph=Glyph::Help>
                {tr!(services.managers.ask)}
            </ButtonLink>
        }
    });
    // Whom to call nearby, and what a team lacks: the tools of whoever carries the approach.
    let others = [
        (lessons, tr!(services.managers.lessons)),
        (Page::Services(ServicesPage::Directory), tr!(services.managers.people)),
        (Page::Services(ServicesPage::RequestResources), tr!(services.resources.request)),
        (Page::Services(ServicesPage::Actions), tr!(actions.link)),
    ];
    let open = others.into_iter().filter(|(page, _)| session.sees(*page));
    let others: Vec<_> = open
        .map(|(page, name)| view! { <ButtonLink href=page.path()>{name}</ButtonLink> })
        .collect();
    view! {
        <Section title=tr!(services.managers.help)>
            <div class="stack">
                <p>{tr!(services.managers.help_why)}</p>
                <div class="cluster">{ask} {others}</div>
            </div>
        </Section>
    }
    .into_any()
}
