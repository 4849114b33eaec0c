//! The identity card: who, where, when, why; and what could still be told, without obligation.

use api_types::poc::{ExternalReferenceView, MemberView, PocHeaderView, PocSummary, PocView};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::civil::Zone;
use domain::expression::Target;
use domain::poc::{MemberRole, PocAct, PocStatus};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::outline::is_over;
use super::record::Record;
use crate::components::{ButtonLink, Detail, Glyph, Icon, Size, Tag};
use crate::pages::pocs::list_of_keyword;
use crate::pages::shared::{ActionFormFact, write_href};
use crate::routes::{Page, PocsPage};
use crate::state::{References, Session};
use crate::words::{self, Words, tr};

#[component]
pub(super) fn IdentityCard() -> impl IntoView {
    let record = expect_context::<Record>();
    let edit = Page::Pocs(PocsPage::Edit(record.id)).path();
    let missing = record.view.with_untracked(missing);
    let link = move || {
        let href = edit.clone();
        record.may(PocAct::Edit).then(|| {
            view! {
                <a class="link-action" href=href>
                    <Icon glyph=Glyph::Edit />
                    {tr!(pocs.identity.edit)}
                </a>
            }
        })
    };
    view! {
        <section aria-labelledby="carte">
            <div class="split section-title">
                <h2 id="carte" class="h-lg">{tr!(pocs.identity.title)}</h2>
                <span class="no-print">{link}</span>
            </div>
            {move || {
                // A step that is passed or an end changes the card; a word that is written does not.
                record.outline.track();
                let poc = record.view.get_untracked();
                let write = write_to_team(&poc);
                view! { {write} <Facts poc /> }
            }}
        </section>
        <Missing missing />
    }
}

/// What nobody has told yet. Shown to those who may tell it.
#[component]
fn Missing(missing: Vec<&'static str>) -> impl IntoView {
    let record = expect_context::<Record>();
    let edit = Page::Pocs(PocsPage::Edit(record.id)).path();
    move || {
        let going =
            matches!(record.outline.read().status, PocStatus::Planned | PocStatus::InProgress);
        let shown = going && record.may(PocAct::Edit) && !missing.is_empty();
        let line = |what: &&'static str| view! { <li><a href=edit.clone()>{*what}</a></li> };
        shown.then(|| {
            view! {
                <section class="tray stack gap-2 no-print" aria-labelledby="a-completer">
                    <h2 id="a-completer" class="h-md">{tr!(pocs.identity.to_complete)}</h2>
                    <ul role="list" class="stack gap-2 small">
                        {missing.iter().map(line).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

fn missing(poc: &PocView) -> Vec<&'static str> {
    let PocView { summary, header, members, .. } = poc;
    let has = |role| members.iter().any(|member| member.role == role);
    let parts = [
        (header.summary.is_none(), tr!(pocs.identity.missing_summary)),
        (!has(MemberRole::Sponsor), tr!(pocs.identity.missing_sponsor)),
        (summary.trigger.is_none(), tr!(pocs.identity.missing_trigger)),
        (summary.ends_on.is_none(), tr!(pocs.identity.missing_dates)),
        (header.objective.is_none(), tr!(pocs.identity.missing_objective)),
        (summary.health.is_none(), tr!(pocs.identity.missing_health)),
        (summary.keywords.is_empty(), tr!(pocs.identity.missing_keywords)),
    ];
    parts.into_iter().filter_map(|(missing, what)| missing.then_some(what)).collect()
}

#[component]
fn Facts(poc: PocView) -> impl IntoView {
    let dates = dates(&poc);
    let PocView { summary, header, members, .. } = poc;
    let PocSummary { organisation, department, domain, trigger, action_form, keywords, .. } =
        summary;
    let PocHeaderView { form, aspects, objective, lifecycle_position, .. } = header.clone();
    let place = if organisation.id == department.id {
        organisation.name
    } else {
        format!("{}, {}", organisation.name, department.name)
    };
    let aspects: Vec<&str> = aspects.into_iter().map(words::aspect).collect();
    let aspects = (!aspects.is_empty()).then(|| aspects.join(", "));
    let qualities: Vec<&str> = header.qualities.iter().copied().map(words::quality).collect();
    let qualities = (!qualities.is_empty()).then(|| qualities.join(", "));
    let sustainable = header.sustainable.then(|| tr!(pocs.identity.yes).to_owned());
    let tags = keywords.into_iter().map(|word| {
        view! { <Tag href=list_of_keyword(&word) label=word /> " " }
    });
    let tags = tags.collect_view();
    view! {
        <dl class="facts">
            <Detail term=tr!(pocs.identity.place)>{place}</Detail>
            <Listed term=tr!(pocs.card.domain) list=ReferenceList::Domain code=Some(domain) />
            <People members />
            <Listed term=tr!(pocs.card.trigger) list=ReferenceList::Trigger code=trigger />
            <Fact term=tr!(pocs.identity.dates) words=dates />
            <Listed term=tr!(pocs.card.objective) list=ReferenceList::Objective code=objective />
            <Listed
                term=tr!(pocs.card.lifecycle_position)
                list=ReferenceList::LifecyclePosition
                code=lifecycle_position
            />
            <Fact
                term=tr!(pocs.card.form)
                words=form.map(|form| words::innovation_form(form).to_owned())
            />
            <ActionFormFact code=action_form />
            <Fact term=tr!(pocs.card.aspects) words=aspects />
            <Fact term=tr!(pocs.identity.qualities) words=qualities />
            <Fact term=tr!(pocs.card.sustainable) words=sustainable />
            <Elsewhere header />
            <div><dd class="cluster gap-2">{tags}</dd></div>
        </dl>
    }
}

/// A line of the card, when there is something to say.
#[component]
fn Fact(#[prop(into)] term: Words, words: Option<String>) -> impl IntoView {
    words.map(|words| view! { <Detail term>{words}</Detail> })
}

/// A line whose words come from a normed list.
#[component]
fn Listed(
    #[prop(into)] term: Words,
    list: ReferenceList,
    code: Option<ReferenceCode>,
) -> impl IntoView {
    let references = expect_context::<References>();
    code.map(|code| {
        view! { <Detail term>{move || references.label(list, &code)}</Detail> }
    })
}

/// Sponsors, then the team, then those who decide.
#[component]
fn People(members: Vec<MemberView>) -> impl IntoView {
    let named = |role: MemberRole| -> Vec<String> {
        let of_role = members.iter().filter(|member| member.role == role);
        of_role.map(name).collect()
    };
    let leads = named(MemberRole::Lead).into_iter();
    let team =
        leads.map(|name| tr!(pocs.identity.lead, name = name)).chain(named(MemberRole::Member));
    let said = |names: Vec<String>| (!names.is_empty()).then(|| names.join(", "));
    view! {
        <Fact term=tr!(pocs.identity.sponsor) words=said(named(MemberRole::Sponsor)) />
        <Fact term=tr!(pocs.identity.team) words=said(team.collect()) />
        <Fact term=tr!(pocs.identity.deciders) words=said(named(MemberRole::Decider)) />
    }
}

/// The way to whoever leads it, or to one of the team: one asks before doing the same again (R018, R026). Whoever is of
/// the team needs none.
fn write_to_team(poc: &PocView) -> Option<AnyView> {
    let href = to_team(poc)?;
    let link = view! {
        <p class="no-print">
            <ButtonLink href size=Size::Small glyph=Glyph::Mail>
                {tr!(pocs.identity.write)}
            </ButtonLink>
        </p>
    };
    Some(link.into_any())
}

fn to_team(poc: &PocView) -> Option<String> {
    let session = expect_context::<Session>();
    let me = session.who().filter(|_| session.may(Permission::ContactPerson))?.person.id;
    let of_role = |role: MemberRole| {
        let members = poc.members.iter().filter(move |member| member.role == role);
        members.filter_map(|member| member.person.as_ref())
    };
    let team: Vec<_> = of_role(MemberRole::Lead).chain(of_role(MemberRole::Member)).collect();
    if team.iter().any(|person| person.id == me) {
        return None;
    }
    // The first of them who still reads what is sent to them.
    team.iter().find_map(|person| write_href(person, Some(Target::Poc(poc.summary.id)), None))
}

pub(super) fn name(member: &MemberView) -> String {
    let MemberView { person, name, role: _ } = member;
    let person = person.as_ref().map(|person| person.name.clone());
    person.or_else(|| name.clone()).unwrap_or_default()
}

/// « 22 avril 2025 → 31 janvier 2026 »; a start that was only planned says so. What is over says when it
/// really was: « du 22 avril 2025 au 31 janvier 2026 ».
fn dates(poc: &PocView) -> Option<String> {
    let ends_on = poc.summary.ends_on;
    let started_on = poc.started_on.or(poc.header.starts_on);
    if let Some(start) = started_on.filter(|_| is_over(poc.summary.status)) {
        return Some(ran(start, ended_on(poc).or(ends_on)));
    }
    let start = match (poc.started_on, poc.header.starts_on) {
        (Some(on), _) => Some(words::date(on)),
        (None, Some(on)) => Some(tr!(pocs.identity.planned_start, day = words::date(on))),
        (None, None) => None,
    };
    match (start, ends_on.map(words::date)) {
        (Some(start), Some(end)) => Some(tr!(pocs.identity.span, start = start, end = end)),
        (Some(start), None) => Some(tr!(pocs.identity.since, start = start)),
        (None, Some(end)) => Some(tr!(pocs.identity.until, end = end)),
        (None, None) => None,
    }
}

fn ran(start: NaiveDate, end: Option<NaiveDate>) -> String {
    let start = words::date(start);
    if let Some(end) = end.map(words::date) {
        tr!(pocs.identity.ran, start = start, end = end)
    } else {
        tr!(pocs.identity.started, start = start)
    }
}

/// When it was abandoned, or when its last step was passed.
fn ended_on(poc: &PocView) -> Option<NaiveDate> {
    let stopped = poc.stop.as_ref().map(|stop| stop.at);
    let passed = poc.steps.iter().filter_map(|step| step.passed_at).max();
    stopped.or(passed).map(|at| Zone::Paris.day(at))
}

/// Partners, and the same experiment in other tools.
#[component]
fn Elsewhere(header: PocHeaderView) -> impl IntoView {
    let partners: Vec<String> = header
        .partners
        .into_iter()
        .map(|partner| {
            let kind = words::partner_kind(partner.kind);
            match partner.place {
                Some(place) => format!("{} ({kind}, {place})", partner.name),
                None => format!("{} ({kind})", partner.name),
            }
        })
        .collect();
    let partners = (!partners.is_empty()).then(|| partners.join(", "));
    let references =
        header.external_references.into_iter().map(|ExternalReferenceView { system, value }| {
            let value = if is_address(&value) {
                let href = value.clone();
                view! { <a href=href rel="external noopener">{value}</a> }.into_any()
            } else {
                value.into_any()
            };
            view! { <Detail term=words::external_system(system)>{value}</Detail> }
        });
    view! {
        <Fact term=tr!(pocs.card.partners) words=partners />
        {references.collect_view()}
    }
}

/// Only what is plainly an address on the web becomes a link.
fn is_address(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn only_web_addresses_become_links() {
        assert!(is_address("https://example.org/depot"));
        assert!(!is_address("javascript:alert(1)"));
        assert!(!is_address("SYS-2026-14"));
    }
}
