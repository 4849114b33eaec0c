//! What becomes of the action of a practice: its funding and the risk it runs, its labels, its place in the service
//! offer.

use api_types::practice::{
    PracticeFunding, PracticeOutlook, PracticeReproducible, PracticeServiceOffer,
};
use chrono::NaiveDate;
use domain::practice::{FundingState, Reproducibility, ServiceOfferState};
use leptos::prelude::*;

use crate::components::{
    Badge, Detail, Faults, Glyph, Notice, SelectField, SelectOption, Tag, TextArea, TextField,
    TextKind, Tone,
};
use crate::pages::shared::today;
use crate::routes::{Page, PracticesPage};
use crate::state::address_search;
use crate::words::{self, tr};

/// The criterion of the list that a label leads to.
pub(super) const LABEL: &str = "label";

/// The fields. Copy them into the views.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutlookFields {
    funding: RwSignal<String>,
    on: RwSignal<String>,
    source: RwSignal<String>,
    labels: RwSignal<String>,
    offer: RwSignal<String>,
    since: RwSignal<String>,
    place: RwSignal<String>,
    same: RwSignal<String>,
    same_note: RwSignal<String>,
    means: RwSignal<String>,
    criteria: RwSignal<String>,
}

impl OutlookFields {
    pub(super) fn blank() -> Self {
        let blank = || RwSignal::new(String::new());
        Self {
            funding: blank(),
            on: blank(),
            source: blank(),
            labels: blank(),
            offer: blank(),
            since: blank(),
            place: blank(),
            same: blank(),
            same_note: blank(),
            means: blank(),
            criteria: blank(),
        }
    }

    /// Shows what is said in the fields.
    pub(super) fn fill(self, outlook: &PracticeOutlook) {
        let PracticeOutlook { funding, labels, service_offer, reproducible, means, criteria } =
            outlook;
        let same = reproducible.as_ref();
        let (funding, offer) = (funding.as_ref(), service_offer.as_ref());
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        self.funding.set(funding.map(|one| one.state.to_string()).unwrap_or_default());
        self.on.set(day(funding.and_then(|one| one.on)));
        self.source.set(funding.and_then(|one| one.source.clone()).unwrap_or_default());
        self.labels.set(labels.join(", "));
        self.offer.set(offer.map(|one| one.state.to_string()).unwrap_or_default());
        self.since.set(day(offer.and_then(|one| one.since)));
        self.place.set(offer.and_then(|one| one.place.clone()).unwrap_or_default());
        self.same.set(same.map(|one| one.answer.to_string()).unwrap_or_default());
        self.same_note.set(same.and_then(|one| one.note.clone()).unwrap_or_default());
        self.means.set(means.clone().unwrap_or_default());
        self.criteria.set(criteria.clone().unwrap_or_default());
    }

    /// What the fields say, as it is sent.
    pub(super) fn outlook(self) -> PracticeOutlook {
        let words =
            |field: RwSignal<String>| Some(field.get()).filter(|words| !words.trim().is_empty());
        let day = |field: RwSignal<String>| field.get().parse::<NaiveDate>().ok();
        let funding = self.funding.with(|code| FundingState::from_code(code));
        let offer = self.offer.with(|code| ServiceOfferState::from_code(code));
        let same = self.same.with(|code| Reproducibility::from_code(code));
        let labels = self.labels.get();
        let labels = labels.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        PracticeOutlook {
            funding: funding.map(|state| PracticeFunding {
                state,
                on: day(self.on),
                source: words(self.source),
            }),
            labels: labels.map(str::to_owned).collect(),
            service_offer: offer.map(|state| {
                let integrated = state == ServiceOfferState::Integrated;
                PracticeServiceOffer {
                    state,
                    since: if integrated { day(self.since) } else { None },
                    place: if integrated { words(self.place) } else { None },
                }
            }),
            reproducible: same
                .map(|answer| PracticeReproducible { answer, note: words(self.same_note) }),
            means: words(self.means),
            criteria: words(self.criteria),
        }
    }
}

/// The states of a funding, to choose among.
pub(super) fn funding_options() -> Vec<SelectOption> {
    let line = |state: &FundingState| SelectOption::new(state.code(), words::funding_state(*state));
    FundingState::ALL.iter().map(line).collect()
}

/// The answers to « Action reproductible », to choose among.
pub(super) fn same_options() -> Vec<SelectOption> {
    let line = |one: &Reproducibility| SelectOption::new(one.code(), same_words(*one));
    Reproducibility::ALL.iter().map(line).collect()
}

/// The places in the service offer, to choose among.
pub(super) fn offer_options() -> Vec<SelectOption> {
    let line = |state: &ServiceOfferState| {
        SelectOption::new(state.code(), words::service_offer_state(*state))
    };
    ServiceOfferState::ALL.iter().map(line).collect()
}

#[component]
pub(super) fn OutlookForm(faults: Faults, fields: OutlookFields) -> impl IntoView {
    let integrated = Memo::new(move |_| {
        fields
            .offer
            .with(|code| ServiceOfferState::from_code(code) == Some(ServiceOfferState::Integrated))
    });
    view! {
        <fieldset class="stack gap-6">
            <legend>{tr!(practices.outlook.title)}</legend>
            <ReproducibleFields faults fields />
            <FundingFields faults fields />
            <TextField
                faults
                pointer="/content/outlook/labels"
                label=tr!(practices.outlook.labels)
                hint=tr!(practices.outlook.labels_hint)
                value=fields.labels
                optional=true
            />
            <SelectField
                faults
                pointer="/content/outlook/service_offer/state"
                label=tr!(practices.outlook.offer)
                blank=tr!(practices.outlook.not_said)
                value=fields.offer
                options=Signal::derive(offer_options)
                optional=true
            />
            <Show when=move || integrated.get()>
                <TextField
                    faults
                    pointer="/content/outlook/service_offer/since"
                    label=tr!(practices.outlook.since)
                    kind=TextKind::Date
                    value=fields.since
                    optional=true
                />
                <TextField
                    faults
                    pointer="/content/outlook/service_offer/place"
                    label=tr!(practices.outlook.place)
                    value=fields.place
                    optional=true
                />
            </Show>
        </fieldset>
    }
}

/// Whether another body may do the same, what there is to say of it, what it takes.
#[component]
fn ReproducibleFields(faults: Faults, fields: OutlookFields) -> impl IntoView {
    let said = Memo::new(move |_| !fields.same.read().is_empty());
    view! {
        <SelectField
            faults
            pointer="/content/outlook/reproducible/answer"
            label=tr!(practices.outlook.same)
            hint=tr!(practices.outlook.same_hint)
            blank=tr!(practices.outlook.not_said)
            value=fields.same
            options=Signal::derive(same_options)
            optional=true
        />
        <Show when=move || said.get()>
            <TextArea
                faults
                pointer="/content/outlook/reproducible/note"
                label=tr!(practices.outlook.same_note)
                hint=tr!(practices.outlook.same_note_hint)
                value=fields.same_note
                optional=true
            />
        </Show>
        <TextArea
            faults
            pointer="/content/outlook/means"
            label=tr!(practices.grid.means)
            hint=tr!(practices.grid.means_hint)
            value=fields.means
            optional=true
        />
        <TextArea
            faults
            pointer="/content/outlook/criteria"
            label=tr!(practices.grid.criteria)
            hint=tr!(practices.grid.criteria_hint)
            value=fields.criteria
            optional=true
        />
    }
}

pub(super) fn same_words(answer: Reproducibility) -> &'static str {
    match answer {
        Reproducibility::Yes => tr!(practices.outlook.same_yes),
        Reproducibility::WithAdaptations => tr!(practices.outlook.same_adapted),
        Reproducibility::No => tr!(practices.outlook.same_no),
    }
}

#[component]
fn FundingFields(faults: Faults, fields: OutlookFields) -> impl IntoView {
    let said = Memo::new(move |_| !fields.funding.read().is_empty());
    view! {
        <SelectField
            faults
            pointer="/content/outlook/funding/state"
            label=tr!(practices.outlook.funding)
            hint=tr!(practices.outlook.funding_hint)
            blank=tr!(practices.outlook.not_said)
            value=fields.funding
            options=Signal::derive(funding_options)
            optional=true
        />
        <Show when=move || said.get()>
            <TextField
                faults
                pointer="/content/outlook/funding/on"
                label=tr!(practices.outlook.on)
                hint=tr!(practices.outlook.on_hint)
                missing=tr!(practices.outlook.on_missing)
                kind=TextKind::Date
                value=fields.on
            />
            <TextField
                faults
                pointer="/content/outlook/funding/source"
                label=tr!(practices.outlook.source)
                value=fields.source
                optional=true
            />
        </Show>
    }
}

/// « Risque de non-pérennité ».
#[component]
pub(super) fn RiskBadge() -> impl IntoView {
    view! { <Badge tone=Tone::Warning glyph=Glyph::Alert>{tr!(practices.outlook.risk)}</Badge> }
}

/// Why the action may not last, in words; nothing when it may.
#[component]
pub(super) fn RiskNotice(may_not_last: bool, outlook: PracticeOutlook) -> impl IntoView {
    let risk = outlook.funding.filter(|_| may_not_last).as_ref().map(risk_words);
    risk.map(|why| {
        view! {
            <Notice tone=Tone::Warning title=tr!(practices.outlook.risk)>
                <p>{why}</p>
            </Notice>
        }
    })
}

fn risk_words(funding: &PracticeFunding) -> String {
    match (funding.state, funding.on) {
        (FundingState::Ending, Some(on)) if on < today() => {
            tr!(practices.outlook.ended_on, day = words::date(on))
        }
        (FundingState::Ending, Some(on)) => {
            tr!(practices.outlook.ends_on, day = words::date(on))
        }
        (_, Some(on)) => tr!(practices.outlook.stopped_on, day = words::date(on)),
        (_, None) => tr!(practices.outlook.stopped).to_owned(),
    }
}

/// Labels, each leading to the practices that carry it.
#[component]
pub(super) fn LabelTags(labels: Vec<String>) -> impl IntoView {
    let tag = |label: String| {
        let asked = [(LABEL.to_owned(), label.clone())];
        let href = Page::Practices(PracticesPage::List).path() + &address_search(&asked);
        view! { <Tag href label /> }
    };
    labels.into_iter().map(tag).collect_view()
}

/// What was said, as facts of the identity card; nothing else is shown.
#[component]
pub(super) fn OutlookFacts(outlook: PracticeOutlook) -> impl IntoView {
    // The grid says the rest.
    let PracticeOutlook { funding, labels, service_offer, .. } = outlook;
    let funding = funding.map(|PracticeFunding { state, on, source }| {
        let day = on.map(|on| match state {
            FundingState::Ending => tr!(practices.outlook.until, day = words::date(on)),
            FundingState::Funded | FundingState::Stopped | FundingState::Sustained => {
                tr!(practices.outlook.from, day = words::date(on))
            }
        });
        let said = [Some(words::funding_state(state).to_owned()), day, source];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <Detail term=tr!(practices.outlook.funding)>{said}</Detail> }
    });
    let offer = service_offer.map(|PracticeServiceOffer { state, since, place }| {
        let since = since.map(|since| tr!(practices.outlook.from, day = words::date(since)));
        let said = [Some(words::service_offer_state(state).to_owned()), since, place];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <Detail term=tr!(practices.outlook.offer)>{said}</Detail> }
    });
    let labels = (!labels.is_empty()).then(|| {
        view! {
            <Detail term=tr!(practices.outlook.labels)>
                <span class="cluster gap-2"><LabelTags labels /></span>
            </Detail>
        }
    });
    view! { {funding} {labels} {offer} }
}
