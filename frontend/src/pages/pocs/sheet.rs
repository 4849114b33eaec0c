//! The summary sheet of an experiment (R129): its main elements on one page, for whoever may know of it, with
//! the way to the full record for whoever may read it (R130).

use api_types::poc::{MemberView, PocSheetView, PocSummary, SheetGate};
use domain::PocId;
use domain::poc::PocStatus;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{
    Badge, Breadcrumb, Button, ButtonLink, Detail, Door, Glyph, Icon, Load, Notice, Pace, PageHead,
    Progress, Size, Tone,
};
use crate::pages::shared::ActionFormFact;
use crate::routes::{Page, PocsPage};
use crate::state::References;
use crate::words::{self, Words, tr};

#[component]
pub(super) fn SheetPage(id: PocId) -> impl IntoView {
    let sheet = use_fetch(move || id, |client, id| async move { client.read_poc_sheet(id).await });
    view! {
        <Load resource=sheet let:sheet>
            <PocSheet sheet />
        </Load>
    }
}

/// The sheet itself: also what the address of the record shows to whoever may not open it.
#[component]
pub(super) fn PocSheet(sheet: PocSheetView) -> impl IntoView {
    let PocSheetView { summary, lead, objective, team, gates, cause, opens } = sheet;
    let print = move |_| {
        let _ = window().print();
    };
    let title = summary.title.clone();
    let state = view! { <State summary=summary.clone() /> };
    let record = Page::Pocs(PocsPage::Poc(summary.id)).path();
    let way = if opens {
        view! { <ButtonLink href=record size=Size::Small>{tr!(pocs.sheet.full)}</ButtonLink> }
            .into_any()
    } else {
        view! { <Notice tone=Tone::Info title=tr!(pocs.sheet.closed) /> }.into_any()
    };
    view! {
        <Breadcrumb trail=vec![(Page::Pocs(PocsPage::List), tr!(pocs.title).into())] here=title.clone() />
        <article class="page-narrow stack gap-8">
            <PageHead door=Door::Poc kind=tr!(pocs.sheet.title) title>
                {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
                {state}
            </PageHead>
            <Facts summary objective team cause />
            <section class="stack gap-2" aria-labelledby="decisions">
                <h2 id="decisions" class="h-lg">{tr!(pocs.sheet.decisions)}</h2>
                <Decisions gates />
            </section>
            <p class="cluster no-print">
                {way}
                <Button size=Size::Small glyph=Glyph::Print on:click=print>{tr!(pocs.sheet.print)}</Button>
            </p>
        </article>
    }
}

#[component]
fn State(summary: PocSummary) -> impl IntoView {
    let (tone, glyph) = words::poc_status_mark(summary.status);
    let pace = if summary.status == PocStatus::OnHold { Pace::Held } else { Pace::Moving };
    let health = summary.health.map(|health| {
        let glyph = words::health_glyph(health);
        view! { <span class="health"><Icon glyph />{words::health(health)}</span> }
    });
    view! {
        <div class="cluster gap-state">
            <Badge tone glyph>{words::poc_status(summary.status)}</Badge>
            {health}
            <Progress steps_passed=summary.steps_passed pace />
            <span class="small muted">{summary.reference}</span>
        </div>
    }
}

#[component]
fn Facts(
    summary: PocSummary,
    objective: Option<ReferenceCode>,
    team: Vec<MemberView>,
    cause: Option<ReferenceCode>,
) -> impl IntoView {
    let PocSummary {
        organisation,
        department,
        domain,
        trigger,
        action_form,
        starts_on,
        ends_on,
        keywords,
        ..
    } = summary;
    let place = if organisation.id == department.id {
        organisation.name
    } else {
        format!("{}, {}", organisation.name, department.name)
    };
    let dates = match (starts_on.map(words::date), ends_on.map(words::date)) {
        (Some(start), Some(end)) => Some(tr!(pocs.identity.span, start = start, end = end)),
        (Some(start), None) => Some(tr!(pocs.identity.since, start = start)),
        (None, Some(end)) => Some(tr!(pocs.identity.until, end = end)),
        (None, None) => None,
    };
    let people: Vec<String> = team.iter().map(named).collect();
    let said = |words: Vec<String>| (!words.is_empty()).then(|| words.join(", "));
    view! {
        <dl class="facts">
            <Detail term=tr!(pocs.identity.place)>{place}</Detail>
            <Listed term=tr!(pocs.card.domain) list=ReferenceList::Domain code=Some(domain) />
            <Listed term=tr!(pocs.stop.cause) list=ReferenceList::Cause code=cause />
            <Fact term=tr!(pocs.sheet.people) words=said(people) />
            <Fact term=tr!(pocs.identity.dates) words=dates />
            <Listed term=tr!(pocs.card.trigger) list=ReferenceList::Trigger code=trigger />
            <Listed term=tr!(pocs.card.objective) list=ReferenceList::Objective code=objective />
            <ActionFormFact code=action_form />
            <Fact term=tr!(pocs.card.keywords) words=said(keywords) />
        </dl>
    }
}

fn named(member: &MemberView) -> String {
    let MemberView { person, name, role } = member;
    let name = person.as_ref().map(|person| person.name.clone()).or_else(|| name.clone());
    format!("{} ({})", name.unwrap_or_default(), words::member_role(*role))
}

#[component]
fn Fact(#[prop(into)] term: Words, words: Option<String>) -> impl IntoView {
    words.map(|words| view! { <Detail term>{words}</Detail> })
}

#[component]
fn Listed(
    #[prop(into)] term: Words,
    list: ReferenceList,
    code: Option<ReferenceCode>,
) -> impl IntoView {
    let references = expect_context::<References>();
    code.map(|code| view! { <Detail term>{move || references.label(list, &code)}</Detail> })
}

#[component]
fn Decisions(gates: Vec<SheetGate>) -> impl IntoView {
    if gates.is_empty() {
        return view! { <p class="muted">{tr!(pocs.sheet.none_decided)}</p> }.into_any();
    }
    let line = |SheetGate { step, verdict }: SheetGate| {
        view! { <li>{words::numbered_step(step)}" : "<b>{words::gate_verdict(verdict)}</b></li> }
    };
    view! { <ul>{gates.into_iter().map(line).collect_view()}</ul> }.into_any()
}
