//! What a list says of an experiment in a word or two, whatever it looks like.

use api_types::poc::PocSummary;
use domain::poc::{GateVerdict, PocStatus, Schedule};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::components::{Badge, Glyph, Pace, Tone};
use crate::pages::shared::today;
use crate::state::References;
use crate::words::{self, tr, trn};

/// Where it stands: the icon, its tone and its word.
pub(super) fn standing(poc: &PocSummary) -> (Tone, Glyph, &'static str) {
    if poc.verdict == Some(GateVerdict::NotValidated) {
        return (Tone::Neutral, Glyph::Cross, tr!(pocs.state.not_validated));
    }
    let (tone, glyph) = words::poc_status_mark(poc.status);
    (tone, glyph, words::poc_status(poc.status))
}

/// The pace of its gauge.
pub(super) const fn pace(status: PocStatus) -> Pace {
    match status {
        PocStatus::OnHold => Pace::Held,
        PocStatus::Planned
        | PocStatus::InProgress
        | PocStatus::Completed
        | PocStatus::Abandoned => Pace::Moving,
    }
}

/// « Carsat Bretagne · Retraite »; a body that has no direction is named once.
pub(super) fn place(poc: &PocSummary) -> String {
    if poc.department.id == poc.organisation.id {
        poc.organisation.name.clone()
    } else {
        format!("{} · {}", poc.organisation.name, poc.department.name)
    }
}

/// Where it stands, that one has a right to it and why when it stopped, and why it asks for attention.
#[component]
pub(super) fn Standing(poc: PocSummary) -> impl IntoView {
    let (tone, glyph, word) = standing(&poc);
    let stopped = matches!(poc.status, PocStatus::OnHold | PocStatus::Abandoned);
    let references = expect_context::<References>();
    let cause = poc.cause.map(|cause| {
        let said = move || references.label(ReferenceList::Cause, &cause);
        view! { <small class="under">{said}</small> }
    });
    let said: Vec<&str> = poc.attention.iter().copied().map(words::attention).collect();
    let reasons = (!said.is_empty()).then(|| said.join(", "));
    view! {
        <div>
            <Badge tone glyph>{word}</Badge>
            {stopped.then(|| view! { <small class="under">{tr!(pocs.list.right)}</small> })}
            {cause}
            {reasons.map(|said| view! { <small class="under">{said}</small> })}
        </div>
    }
}

/// « 12 jours ».
pub(super) fn days(days: u32) -> String {
    trn!(u64::from(days), pocs.days.count)
}

/// « Commencée le 6 mai, 2 jours après la date prévue ».
pub(super) fn start_sentence(schedule: &Schedule) -> String {
    let slip = schedule.start_slip(today()).map(days);
    match (schedule.started_on.map(words::short_date), schedule.planned_start, slip) {
        (Some(day), _, None) => tr!(pocs.days.started, day = day),
        (Some(day), _, Some(slip)) => tr!(pocs.days.started_late, day = day, slip = slip),
        (None, Some(planned), slip) => {
            let day = words::short_date(planned);
            match slip {
                None => tr!(pocs.days.to_start, day = day),
                Some(slip) => tr!(pocs.days.to_start_late, day = day, slip = slip),
            }
        }
        (None, None, _) => tr!(pocs.days.no_start).to_owned(),
    }
}

/// « Fin prévue le 30 mai, passée de 20 jours ».
pub(super) fn end_sentence(schedule: &Schedule) -> String {
    let slip = schedule.end_slip(today()).map(days);
    match (schedule.ended_on.map(words::short_date), schedule.planned_end, slip) {
        (Some(day), _, None) => tr!(pocs.days.ended, day = day),
        (Some(day), _, Some(slip)) => tr!(pocs.days.ended_late, day = day, slip = slip),
        (None, Some(planned), slip) => {
            let day = words::short_date(planned);
            match slip {
                None => tr!(pocs.days.to_end, day = day),
                Some(slip) => tr!(pocs.days.to_end_late, day = day, slip = slip),
            }
        }
        (None, None, _) => tr!(pocs.days.no_end).to_owned(),
    }
}
