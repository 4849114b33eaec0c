//! The panel of filters: status, domain and sub-category, body, challenge, mine.

use api_types::challenge::ChallengeSummary;
use api_types::idea::{IdeaFacetName, IdeaFacets};
use domain::idea::IdeaStatus;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::criteria::{Criteria, Seeking};
use super::nature::{Dates, Nature};
use crate::components::{Check, FilterGroup, FilterSelect, Fold, SelectOption};
use crate::pages::shared::Bodies;
use crate::state::{References, Session};
use crate::words::{self, number, tr};

/// What the filters offer besides the normed lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offered {
    pub(super) bodies: Bodies,
    pub(super) challenges: Signal<Vec<ChallengeSummary>>,
    /// How many ideas each value would leave, once known.
    pub(super) counts: Memo<Option<IdeaFacets>>,
}

impl Offered {
    /// How many ideas a value would leave, once known.
    pub(super) fn count(self, facet: IdeaFacetName, value: &str) -> Option<u64> {
        self.counts.read().as_ref().map(|counts| counts.count(facet, value))
    }

    /// These options, each with how many ideas it would leave, once known.
    pub(super) fn counted(
        self,
        facet: IdeaFacetName,
        mut options: Vec<SelectOption>,
    ) -> Vec<SelectOption> {
        for option in &mut options {
            if let Some(count) = self.count(facet, &option.value) {
                let (label, count) = (option.label.to_string(), number(count));
                option.label = tr!(ideas.list.with_count, label = label, count = count).into();
            }
        }
        options
    }
}

/// Every group of filters; made twice, beside the list and in the dialog of the narrow screen.
pub(super) fn filter_groups(seeking: Seeking, offered: Offered) -> AnyView {
    let mine = move |asked| seeking.change(|criteria| criteria.mine = asked);
    view! {
        <FilterGroup title=tr!(ideas.list.by_status)><StatusChecks seeking offered /></FilterGroup>
        <FilterGroup title=tr!(ideas.list.by_domain)><DomainChoices seeking offered /></FilterGroup>
        <FilterGroup title=tr!(ideas.list.by_organisation) fold=Fold::Closed>
            <OrganisationChoice seeking offered />
        </FilterGroup>
        <FilterGroup title=tr!(ideas.list.by_challenge) fold=Fold::Closed>
            <ChallengeChoice seeking offered />
        </FilterGroup>
        <FilterGroup title=tr!(ideas.list.by_kind) fold=Fold::Closed><Nature seeking offered /></FilterGroup>
        <FilterGroup title=tr!(ideas.list.by_date) fold=Fold::Closed><Dates seeking /></FilterGroup>
        <FilterGroup title=tr!(ideas.list.by_author)>
            <Check
                label=tr!(ideas.list.mine)
                checked=Signal::derive(move || seeking.criteria.read().mine)
                on_change=mine
            />
            <MyBody seeking />
            <MyDirection seeking />
        </FilterGroup>
    }
    .into_any()
}

#[component]
fn StatusChecks(seeking: Seeking, offered: Offered) -> impl IntoView {
    let check = move |status: &IdeaStatus| {
        let status = *status;
        let checked = move || seeking.criteria.read().statuses.contains(&status);
        let change = move |asked| seeking.change(|criteria| criteria.toggle(status, asked));
        let count = move || offered.count(IdeaFacetName::Status, status.code()).map(number);
        view! {
            <label class="check facet-line">
                <input
                    type="checkbox"
                    prop:checked=checked
                    on:change:target=move |event| change(event.target().checked())
                />
                <span>{words::idea_status(status)}</span>
                <span class="muted">{count}</span>
            </label>
        }
    };
    IdeaStatus::ALL.iter().map(check).collect_view()
}

#[component]
fn DomainChoices(seeking: Seeking, offered: Offered) -> impl IntoView {
    let references = expect_context::<References>();
    let domain = Memo::new(move |_| seeking.criteria.read().domain.clone());
    let domains = Signal::derive(move || {
        let options = references.criteria(ReferenceList::Domain, None);
        offered.counted(IdeaFacetName::Domain, options)
    });
    let subcategories = Signal::derive(move || {
        let options = references.criteria(ReferenceList::Subcategory, Some(&domain.read()));
        offered.counted(IdeaFacetName::Subcategory, options)
    });
    // A sub-category belongs to its domain: another domain forgets it.
    let choose_domain = move |code: String| {
        seeking.change(|criteria| {
            criteria.domain = code;
            criteria.subcategory.clear();
        });
    };
    let choose = move |code: String| seeking.change(|criteria| criteria.subcategory = code);
    view! {
        <FilterSelect
            label=tr!(ideas.list.domain)
            blank=tr!(ideas.list.all_domains)
            options=domains
            value=domain
            on_change=choose_domain
        />
        <Show when=move || !domain.read().is_empty()>
            <FilterSelect
                label=tr!(ideas.list.subcategory)
                blank=tr!(ideas.list.all_subcategories)
                options=subcategories
                value=Signal::derive(move || seeking.criteria.read().subcategory.clone())
                on_change=choose
            />
        </Show>
    }
}

#[component]
fn OrganisationChoice(seeking: Seeking, offered: Offered) -> impl IntoView {
    let options = Signal::derive(move || {
        offered.counted(IdeaFacetName::OrganisationId, offered.bodies.bodies())
    });
    let chosen = |criteria: &Criteria| criteria.organisation.map(|id| id.to_string());
    view! {
        <FilterSelect
            label=tr!(ideas.list.organisation)
            blank=tr!(ideas.list.all_organisations)
            options
            value=Signal::derive(move || chosen(&seeking.criteria.read()).unwrap_or_default())
            on_change=move |id: String| seeking.change(|criteria| criteria.organisation = id.parse().ok())
        />
    }
}

/// The ideas of the people of one's own body.
#[component]
fn MyBody(seeking: Seeking) -> impl IntoView {
    let own =
        expect_context::<Session>().me().and_then(|me| me.person.organisation).map(|body| body.id);
    own.map(|own| {
        let checked = Signal::derive(move || seeking.criteria.read().organisation == Some(own));
        let change = move |asked: bool| {
            seeking.change(|criteria| criteria.organisation = asked.then_some(own));
        };
        view! { <Check label=tr!(ideas.list.my_body) checked on_change=change /> }
    })
}

/// The ideas that the people of one's own direction signed.
#[component]
fn MyDirection(seeking: Seeking) -> impl IntoView {
    // Whoever belongs to the body itself has no direction.
    let own = expect_context::<Session>().who().and_then(|me| {
        let body = me.person.organisation.map(|body| body.id);
        me.department.map(|one| one.id).filter(|own| Some(*own) != body)
    });
    own.map(|own| {
        let checked = Signal::derive(move || seeking.criteria.read().department == Some(own));
        let change = move |asked: bool| {
            seeking.change(|criteria| criteria.department = asked.then_some(own));
        };
        view! { <Check label=tr!(ideas.list.my_direction) checked on_change=change /> }
    })
}

#[component]
fn ChallengeChoice(seeking: Seeking, offered: Offered) -> impl IntoView {
    let options = Signal::derive(move || {
        let all = offered.challenges.read();
        let option = |challenge: &ChallengeSummary| {
            SelectOption::new(challenge.id.to_string(), challenge.title.clone())
        };
        offered.counted(IdeaFacetName::ChallengeId, all.iter().map(option).collect())
    });
    let chosen = |criteria: &Criteria| criteria.challenge.map(|id| id.to_string());
    view! {
        <FilterSelect
            label=tr!(ideas.list.challenge)
            blank=tr!(ideas.list.all_challenges)
            options
            value=Signal::derive(move || chosen(&seeking.criteria.read()).unwrap_or_default())
            on_change=move |id: String| seeking.change(|criteria| criteria.challenge = id.parse().ok())
        />
    }
}
