//! Tracking the prototype, for who wants it: cost, quality, tests with real people (R195, R207).

use api_types::poc::{IterationView, TrackingView};
use domain::poc::TrackedQuality;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::{DialogProblem, Record, use_act};
use crate::components::{
    Button, Check, Dialog, Faults, Form, Look, Press, SelectField, SelectOption, TextArea,
    TextField, TextKind,
};
use crate::pages::shared::{RowsField, today};
use crate::state::Toasts;
use crate::words::{self, tr};

/// A test being written.
#[derive(Clone, Debug)]
struct TestRow {
    on: ArcRwSignal<String>,
    tested: ArcRwSignal<String>,
    measured: ArcRwSignal<String>,
    learnt: ArcRwSignal<String>,
    with_users: ArcRwSignal<bool>,
}

impl TestRow {
    fn of(one: &IterationView) -> Self {
        let text = |text: &Option<String>| ArcRwSignal::new(text.clone().unwrap_or_default());
        Self {
            on: ArcRwSignal::new(one.on.to_string()),
            tested: ArcRwSignal::new(one.tested.clone()),
            measured: text(&one.measured),
            learnt: text(&one.learnt),
            with_users: ArcRwSignal::new(one.with_users),
        }
    }

    fn blank() -> Self {
        Self {
            on: ArcRwSignal::new(today().to_string()),
            tested: ArcRwSignal::default(),
            measured: ArcRwSignal::default(),
            learnt: ArcRwSignal::default(),
            with_users: ArcRwSignal::new(false),
        }
    }

    fn iteration(&self, place: usize) -> Result<IterationView, FieldError> {
        let words =
            |text: &ArcRwSignal<String>| Some(text.get()).filter(|text| !text.trim().is_empty());
        let pointer = format!("/iterations/{place}/on");
        let on = self.on.get().parse();
        Ok(IterationView {
            on: on.map_err(|_| FieldError::new(pointer, FieldCode::Required))?,
            tested: self.tested.get(),
            measured: words(&self.measured),
            learnt: words(&self.learnt),
            with_users: self.with_users.get(),
        })
    }
}

#[derive(Clone, Copy)]
struct Fields {
    planned: RwSignal<String>,
    spent: RwSignal<String>,
    quality: RwSignal<String>,
    note: RwSignal<String>,
    tests: RwSignal<Vec<TestRow>>,
}

impl Fields {
    fn of(now: &TrackingView) -> Self {
        let amount = |euros: Option<u32>| {
            RwSignal::new(euros.map(|euros| euros.to_string()).unwrap_or_default())
        };
        let quality = now.quality.map(|quality| quality.code().to_owned());
        Self {
            planned: amount(now.cost_planned),
            spent: amount(now.cost_spent),
            quality: RwSignal::new(quality.unwrap_or_default()),
            note: RwSignal::new(now.note.clone().unwrap_or_default()),
            tests: RwSignal::new(now.iterations.iter().map(TestRow::of).collect()),
        }
    }

    fn tracking(self) -> Result<TrackingView, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut amount = |pointer: &str, text: RwSignal<String>| {
            let typed: String = text.with(|text| text.split_whitespace().collect());
            if typed.is_empty() {
                return None;
            }
            let euros = typed.parse().ok();
            if euros.is_none() {
                faults.push(FieldError::new(pointer, FieldCode::Malformed));
            }
            euros
        };
        let cost_planned = amount("/cost_planned", self.planned);
        let cost_spent = amount("/cost_spent", self.spent);
        let rows = self.tests.get();
        let tests = rows.iter().enumerate().map(|(place, row)| row.iteration(place));
        let mut iterations = Vec::new();
        for test in tests {
            match test {
                Ok(test) => iterations.push(test),
                Err(fault) => faults.push(fault),
            }
        }
        let view = TrackingView {
            cost_planned,
            cost_spent,
            quality: self.quality.with(|code| TrackedQuality::from_code(code)),
            note: Some(self.note.get()).filter(|note| !note.trim().is_empty()),
            iterations,
        };
        faults.extend(view.parse().err().into_iter().flatten());
        if faults.is_empty() { Ok(view) } else { Err(faults) }
    }
}

#[component]
pub(in crate::pages::pocs::page) fn TrackDialog() -> impl IntoView {
    let record = expect_context::<Record>();
    let open = record.tracking;
    let form = move || open.get().then(|| view! { <TrackForm /> });
    view! {
        <Dialog open title=tr!(pocs.tracking.dialog)>
            <div class="stack"><p class="small">{tr!(pocs.tracking.why)}</p>{form}</div>
        </Dialog>
    }
}

#[component]
fn TrackForm() -> impl IntoView {
    let (record, toasts) = (expect_context::<Record>(), expect_context::<Toasts>());
    let now = record.view.with_untracked(|poc| poc.tracking.clone()).unwrap_or_default();
    let fields = Fields::of(&now);
    let track = use_act(
        |client, id, body: TrackingView, version| async move {
            client.track_poc(id, &body, version).await
        },
        move || {
            record.tracking.try_set(false);
            toasts.tell(tr!(pocs.tracking.done));
        },
    );
    let submit = move |()| match untrack(|| fields.tracking()) {
        Ok(body) => track.send(body),
        Err(faults) => track.refuse(faults),
    };
    let faults = track.faults();
    let qualities = || {
        let one =
            |one: &TrackedQuality| SelectOption::new(one.code(), words::tracked_quality(*one));
        TrackedQuality::ALL.iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <DialogProblem act=track />
        <Form faults on_submit=submit>
            <TextField
                faults
                pointer="/cost_planned"
                label=tr!(pocs.tracking.planned_field)
                value=fields.planned
            />
            <TextField
                faults
                pointer="/cost_spent"
                label=tr!(pocs.tracking.spent_field)
                value=fields.spent
            />
            <SelectField
                faults
                pointer="/quality"
                label=tr!(pocs.tracking.quality_field)
                blank=tr!(pocs.card.not_said)
                value=fields.quality
                options=Signal::derive(qualities)
            />
            <TextArea faults pointer="/note" label=tr!(pocs.tracking.note_field) value=fields.note />
            <Tests faults fields />
            <p class="form-acts">
                <Button look=Look::Primary press=Press::Submit pending=track.pending()>
                    {tr!(pocs.tracking.submit)}
                </Button>
            </p>
        </Form>
    }
}

#[component]
fn Tests(faults: Faults, fields: Fields) -> impl IntoView {
    let row = move |place: usize, test: TestRow| {
        let at = |field| format!("/iterations/{place}/{field}");
        let users = RwSignal::from(test.with_users);
        view! {
            <TextField
                faults
                pointer=at("on")
                label=tr!(pocs.tracking.on_field)
                missing=tr!(pocs.tracking.on_missing)
                kind=TextKind::Date
                value=RwSignal::from(test.on)
            />
            <TextArea
                faults
                pointer=at("tested")
                label=tr!(pocs.tracking.tested_field)
                missing=tr!(pocs.tracking.tested_missing)
                value=RwSignal::from(test.tested)
            />
            <TextArea
                faults
                pointer=at("measured")
                label=tr!(pocs.tracking.measured_field)
                value=RwSignal::from(test.measured)
                optional=true
            />
            <TextArea
                faults
                pointer=at("learnt")
                label=tr!(pocs.tracking.learnt_field)
                value=RwSignal::from(test.learnt)
                optional=true
            />
            <Check
                label=tr!(pocs.tracking.users_field)
                checked=users
                on_change=move |kept| users.set(kept)
            />
        }
        .into_any()
    };
    view! {
        <RowsField
            legend=tr!(pocs.tracking.iterations)
            rows=fields.tests
            blank=TestRow::blank
            add=tr!(pocs.tracking.add)
            row
        />
    }
}
