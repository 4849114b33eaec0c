//! The parts of the form of a challenge.

use domain::ChallengeId;
use domain::access::Extent;
use domain::challenge::{ChallengeAccent, ChallengeFormat, CriterionKind};
use domain::idea::InnovationForm;
use leptos::prelude::*;

use super::beside::SameTime;
use super::fields::CallFields;
use super::filed::{Objectives, ThemeFields};
use super::rows::CriterionRow;
use super::votes::VoteDates;
use crate::components::{Faults, SelectField, SelectOption, TextArea, TextField, TextKind};
use crate::pages::challenges::list::prepares;
use crate::pages::shared::{
    CharterRemarks, ImageField, PersonChoice, PersonField, RichArea, RowsField, SimilarWhileTyping,
    use_bodies,
};
use crate::words::{self, tr};

/// One line that may be left out.
pub(super) fn line(
    faults: Faults,
    pointer: &'static str,
    (label, hint): (&'static str, Option<&'static str>),
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <TextField faults pointer label nostrip:hint=hint value optional=true />
    }
    .into_any()
}

/// Several lines that may be left out.
fn area(
    faults: Faults,
    pointer: &'static str,
    (label, hint): (&'static str, Option<&'static str>),
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <TextArea faults pointer label nostrip:hint=hint value optional=true />
    }
    .into_any()
}

/// A long text that may be left out.
fn rich(
    faults: Faults,
    pointer: &'static str,
    (label, hint): (&'static str, Option<&'static str>),
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <RichArea faults pointer label nostrip:hint=hint value optional=true />
    }
    .into_any()
}

/// A day that may be left out.
pub(super) fn date(
    faults: Faults,
    pointer: &'static str,
    (label, hint): (&'static str, Option<&'static str>),
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <TextField faults pointer label nostrip:hint=hint kind=TextKind::Date value optional=true />
    }
    .into_any()
}

/// The hour of a day.
pub(super) fn time(
    faults: Faults,
    pointer: &'static str,
    (label, hint): (&'static str, Option<&'static str>),
    value: RwSignal<String>,
) -> AnyView {
    view! { <TextField faults pointer label nostrip:hint=hint kind=TextKind::Time value /> }
        .into_any()
}

#[component]
pub(super) fn QuestionPart(
    faults: Faults,
    fields: StoredValue<CallFields>,
    compared: bool,
) -> impl IntoView {
    let all = fields.get_value();
    let formats =
        || SelectOption::each(ChallengeFormat::ALL, ChallengeFormat::code, words::challenge_format);
    let accents =
        || SelectOption::each(ChallengeAccent::ALL, ChallengeAccent::code, words::challenge_accent);
    view! {
        <SelectField
            faults
            pointer="/content/format"
            label=tr!(challenges.write.format)
            value=all.format
            options=Signal::derive(formats)
        />
        <TextField
            faults
            pointer="/content/title"
            label=tr!(challenges.write.title)
            missing=tr!(challenges.write.title_missing)
            value=all.title
        />
        <CharterRemarks faults pointer="/content/title" text=all.title />
        {compared.then(|| view! { <SimilarWhileTyping title=all.title text=all.told() /> })}
        {area(faults, "/content/question", (tr!(challenges.write.question), Some(tr!(challenges.write.question_hint))), all.question)}
        <CharterRemarks faults pointer="/content/question" text=all.question />
        {line(faults, "/content/message", (tr!(challenges.write.message), Some(tr!(challenges.write.message_hint))), all.message)}
        <CharterRemarks faults pointer="/content/message" text=all.message />
        <SelectField
            faults
            pointer="/content/accent"
            label=tr!(challenges.write.accent)
            hint=tr!(challenges.write.accent_hint)
            blank=tr!(challenges.write.accent_none)
            value=all.accent
            options=Signal::derive(accents)
            optional=true
        />
        <ImageField
            faults
            choice=all.image
            pointer="/content/image_id"
            label=tr!(challenges.write.image)
            alt_hint=tr!(challenges.write.image_alt_hint)
        />
        {rich(faults, "/content/description", (tr!(challenges.write.description), Some(tr!(challenges.write.description_hint))), all.description)}
        <CharterRemarks faults pointer="/content/description" text=all.description />
    }
}

#[component]
pub(super) fn FramePart(faults: Faults, fields: StoredValue<CallFields>) -> impl IntoView {
    let all = fields.get_value();
    view! {
        {area(faults, "/content/objective", (tr!(challenges.write.objective), Some(tr!(challenges.write.objective_hint))), all.objective)}
        {area(faults, "/content/eligible", (tr!(challenges.write.eligible), Some(tr!(challenges.write.lines_hint))), all.eligible)}
        {area(faults, "/content/not_eligible", (tr!(challenges.write.not_eligible), Some(tr!(challenges.write.lines_hint))), all.not_eligible)}
        <ThemeFields faults fields />
        {rich(faults, "/content/template_problem", (tr!(challenges.write.template_problem), Some(tr!(challenges.write.template_hint))), all.template_problem)}
        {rich(faults, "/content/template_proposal", (tr!(challenges.write.template_proposal), None), all.template_proposal)}
    }
}

#[component]
pub(super) fn ReadingPart(faults: Faults, fields: StoredValue<CallFields>) -> impl IntoView {
    let all = fields.get_value();
    let kinds =
        || SelectOption::each(CriterionKind::ALL, CriterionKind::code, words::criterion_kind);
    let row = move |place: usize, criterion: CriterionRow| {
        let at = |field| format!("/content/criteria/{place}/{field}");
        view! {
            <TextField
                faults
                pointer=at("title")
                label=tr!(challenges.write.criterion)
                missing=tr!(challenges.write.criterion_missing)
                value=RwSignal::from(criterion.title)
            />
            <TextField
                faults
                pointer=at("help")
                label=tr!(challenges.write.criterion_help)
                value=RwSignal::from(criterion.help)
                optional=true
            />
            <SelectField
                faults
                pointer=at("kind")
                label=tr!(challenges.write.criterion_kind)
                value=RwSignal::from(criterion.kind)
                options=Signal::derive(kinds)
            />
            <TextField
                faults
                pointer=at("weight")
                label=tr!(challenges.write.criterion_weight)
                value=RwSignal::from(criterion.weight)
            />
        }
        .into_any()
    };
    view! {
        <RowsField
            legend=tr!(challenges.write.criteria)
            hint=tr!(challenges.write.criteria_hint)
            rows=all.criteria
            blank=CriterionRow::blank
            add=tr!(challenges.write.add_criterion)
            row
        />
        <TextField
            faults
            pointer="/content/reply_days"
            label=tr!(challenges.write.reply_days)
            hint=tr!(challenges.write.reply_hint)
            value=all.reply_days
            optional=true
        />
    }
}

#[component]
pub(super) fn DatesPart(
    faults: Faults,
    fields: StoredValue<CallFields>,
    id: Option<ChallengeId>,
) -> impl IntoView {
    let all = fields.get_value();
    let opens = (tr!(challenges.write.opens), Some(tr!(challenges.write.opens_hint)));
    let opens_time = (tr!(challenges.write.opens_time), None);
    let closes = (tr!(challenges.write.closes), Some(tr!(challenges.write.closes_hint)));
    let closes_time = (tr!(challenges.write.closes_time), None);
    view! {
        <div class="field-pair">
            {date(faults, "/content/opens_at", opens, all.opens_day)}
            {time(faults, "/content/opens_at/time", opens_time, all.opens_time)}
        </div>
        <div class="field-pair">
            {date(faults, "/content/closes_at", closes, all.closes_day)}
            {time(faults, "/content/closes_at/time", closes_time, all.closes_time)}
        </div>
        <SameTime fields id />
        <VoteDates faults fields />
    }
}

#[component]
pub(super) fn PeoplePart(faults: Faults, fields: StoredValue<CallFields>) -> impl IntoView {
    let all = fields.get_value();
    let row = move |place: usize, expert: PersonChoice| {
        view! {
            <PersonField
                faults
                pointer=format!("/content/expert_ids/{place}")
                label=tr!(challenges.write.expert)
                choice=expert
            />
        }
        .into_any()
    };
    view! {
        {body(faults, all.organisation)}
        <PersonField
            faults
            pointer="/content/owner_id"
            label=tr!(challenges.write.owner)
            hint=tr!(challenges.write.owner_hint)
            choice=all.owner.get_value()
        />
        <RowsField
            legend=tr!(challenges.write.experts)
            hint=tr!(challenges.write.experts_hint)
            rows=all.experts
            blank=|| PersonChoice::of(None)
            add=tr!(challenges.write.add_expert)
            row
        />
    }
}

/// The body it belongs to: any, or none; for a delegate, those where they prepare challenges, and where it is.
fn body(faults: Faults, value: RwSignal<String>) -> AnyView {
    let (bodies, now) = (use_bodies(), value.get_untracked());
    let lent = match prepares() {
        Extent::Bodies(lent) => Some(lent.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Extent::Everywhere | Extent::Nowhere => None,
    };
    let blank = (lent.is_none() || now.is_empty()).then(|| tr!(challenges.write.national));
    let offered = move |one: &SelectOption| {
        lent.as_ref().is_none_or(|lent| lent.contains(&one.value) || one.value == now)
    };
    let options = Signal::derive(move || {
        bodies.offered(&value.read()).into_iter().filter(|one| offered(one)).collect::<Vec<_>>()
    });
    view! {
        <SelectField
            faults
            pointer="/content/organisation_id"
            label=tr!(challenges.write.organisation)
            value
            options
            nostrip:blank=blank
        />
    }
    .into_any()
}

#[component]
pub(super) fn MorePart(faults: Faults, fields: StoredValue<CallFields>) -> impl IntoView {
    let all = fields.get_value();
    let forms =
        || SelectOption::each(InnovationForm::ALL, InnovationForm::code, words::innovation_form);
    view! {
        <SelectField
            faults
            pointer="/content/form"
            label=tr!(challenges.write.form)
            value=all.form
            options=Signal::derive(forms)
        />
        <Objectives fields />
        {line(faults, "/content/series", (tr!(challenges.write.series), Some(tr!(challenges.write.series_hint))), all.series)}
        {line(faults, "/content/edition", (tr!(challenges.write.edition), Some(tr!(challenges.write.edition_hint))), all.edition)}
    }
}
