//! A decision: its verdict, its reason, its conditions, who took it and when; or that it is still to come.

use api_types::poc::{ConditionView, GateView, LiftingView};
use domain::civil::Zone;
use domain::poc::{Assurances, GateVerdict, PocAct, Step};
use leptos::prelude::*;

use crate::components::{Badge, Button, Day, GatePanel, Glyph, Size, Tone};
use crate::pages::pocs::page::lifeline::gate_name;
use crate::pages::pocs::page::outline::{StepOutline, Undecided};
use crate::pages::pocs::page::record::Record;
use crate::pages::shared::quoted;
use crate::words::{self, tr};

#[component]
pub(super) fn GateBlock(one: StepOutline, undecided: Undecided) -> impl IntoView {
    let (id, stage) = (one.gate_id(), one.gate_stage());
    let Some(gate) = one.gate else {
        let why = match (undecided, one.step) {
            (Undecided::Untold, _) => tr!(pocs.gate.untold_why),
            (Undecided::NotReached, _) => tr!(pocs.gate.not_reached),
            (Undecided::ToCome, Step::Validate) => tr!(pocs.gate.validation_to_come),
            (Undecided::ToCome, _) => tr!(pocs.gate.go_to_come),
        };
        return view! {
            <GatePanel id stage tone=Tone::Neutral verdict=gate_name(one.step)>
                <p>{why}</p>
            </GatePanel>
        }
        .into_any();
    };
    let tone = words::gate_tone(gate.verdict);
    let verdict = words::gate_verdict(gate.verdict);
    view! { <GatePanel id stage tone verdict><Decision gate /></GatePanel> }.into_any()
}

#[component]
fn Decision(gate: GateView) -> impl IntoView {
    let GateView { verdict, reason, conditions, assurances, decided_by, decided_on } = gate;
    let body = decided_by.organisation.map(|body| format!(" ({})", body.name)).unwrap_or_default();
    let assured = assured(assurances);
    let what_next =
        (verdict == GateVerdict::NoGo).then(|| view! { <p>{tr!(pocs.gate.no_go_next)}</p> });
    view! {
        {reason.map(|reason| view! { <p>{quoted(&reason)}</p> })}
        <Conditions conditions />
        {(!assured.is_empty()).then(|| view! { <p>{tr!(pocs.gate.assured, what = assured.join(", "))}</p> })}
        {what_next}
        <p class="meta">
            {tr!(pocs.gate.decided_by, name = decided_by.name + &body)} " " <Day on=decided_on />
        </p>
    }
}

/// What a conditional go asks for: each is lifted by name and date, and the validation waits for all.
#[component]
fn Conditions(conditions: Vec<ConditionView>) -> impl IntoView {
    let line = |ConditionView { number, text, lifted }: ConditionView| {
        let end = match lifted {
            Some(LiftingView { by, at, note }) => {
                let day = words::date(Zone::Paris.day(at));
                let said = tr!(pocs.gate.lifted_on, day = day, name = by.name);
                let note = note.map(|note| format!(" : {note}"));
                view! {
                    <Badge tone=Tone::Success glyph=Glyph::Check>{said}</Badge>
                    <small>{note}</small>
                }
                .into_any()
            }
            None => view! {
                <Badge tone=Tone::Warning glyph=Glyph::Lock>{tr!(pocs.gate.open)}</Badge>
                <LiftButton number />
            }
            .into_any(),
        };
        view! { <li class="stack gap-2"><span>{text}</span><span class="cluster gap-2">{end}</span></li> }
    };
    (!conditions.is_empty()).then(|| {
        view! {
            <p><b>{tr!(pocs.gate.conditions_title)}</b></p>
            <ol class="conditions">{conditions.into_iter().map(line).collect_view()}</ol>
        }
    })
}

/// Offered to whoever steers; who lifts it is named in the dialog.
#[component]
fn LiftButton(number: u8) -> impl IntoView {
    let record = expect_context::<Record>();
    let press = move |_| record.lifting.set(Some(number));
    view! {
        <Show when=move || record.may(PocAct::Pass)>
            <Button size=Size::Small on:click=press>{tr!(pocs.gate.lift)}</Button>
        </Show>
    }
}

fn assured(assurances: Assurances) -> Vec<&'static str> {
    let Assurances { security, deadlines, quality } = assurances;
    let parts = [
        (security, tr!(pocs.gate.security)),
        (deadlines, tr!(pocs.gate.deadlines)),
        (quality, tr!(pocs.gate.quality)),
    ];
    parts.into_iter().filter_map(|(assured, what)| assured.then_some(what)).collect()
}
