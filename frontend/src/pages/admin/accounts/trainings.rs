//! What a referent was trained in (R271).

use api_types::account::AccountView;
use api_types::training::{KeepTrainingsRequest, TrainingsView};
use domain::UserId;
use domain::training::{Training, TrainingPart};
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{
    Button, Faults, Form, Keep, Notice, Press, Section, SelectField, SelectOption, TextField,
    TextKind, Tone,
};
use crate::pages::shared::{EditProblem, RowsField};
use crate::state::Toasts;
use crate::words::tr;

/// For a referent only; it follows the account, whose version it shares.
#[component]
pub(super) fn Trainings(kept: RwSignal<AccountView>) -> impl IntoView {
    let referent = Memo::new(move |_| kept.with(|account| account.marks.referent));
    let id = kept.with_untracked(|account| account.id);
    view! {
        <Show when=move || referent.get()>
            <Section title=tr!(admin.training.title)><Read id kept /></Section>
        </Show>
    }
}

#[component]
fn Read(id: UserId, kept: RwSignal<AccountView>) -> impl IntoView {
    let version = Memo::new(move |_| kept.with(|account| account.version));
    let trainings = use_fetch(
        move || version.get(),
        move |client, _| async move { client.read_trainings(id).await },
    );
    let again = Callback::new(move |()| trainings.refetch());
    view! {
        <Keep resource=trainings let:read>
            <TrainingForm id kept read again />
        </Keep>
    }
}

/// A line: which part, on which day.
#[derive(Clone, Debug)]
struct Row {
    part: ArcRwSignal<String>,
    on: ArcRwSignal<String>,
}

impl Row {
    fn blank() -> Self {
        Self::of(TrainingPart::YearlyComplement, String::new())
    }

    fn of(part: TrainingPart, on: String) -> Self {
        Self { part: ArcRwSignal::new(part.code().to_owned()), on: ArcRwSignal::new(on) }
    }

    /// What it says, once it has a day.
    fn training(&self) -> Option<Training> {
        let part = TrainingPart::from_code(&self.part.get_untracked())?;
        Some(Training { part, on: self.on.get_untracked().parse().ok()? })
    }
}

fn rows_of(view: &TrainingsView) -> Vec<Row> {
    view.items.iter().map(|one| Row::of(one.part, one.on.to_string())).collect()
}

#[component]
fn TrainingForm(
    id: UserId,
    kept: RwSignal<AccountView>,
    read: RwSignal<TrainingsView>,
    again: Callback<()>,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let rows = RwSignal::new(read.with_untracked(rows_of));
    Effect::new(move |_| rows.set(read.with(rows_of)));
    let keep = use_submit(
        move |client, body: KeepTrainingsRequest| async move {
            let seen = read.with_untracked(|view| view.version);
            client.keep_trainings(id, &body, seen).await
        },
        move |view: TrainingsView| {
            toasts.tell(tr!(admin.training.saved));
            // The account was written too: who changes it next has seen that.
            kept.update(|account| account.version = view.version);
        },
    );
    let submit = move |()| {
        let items = rows.with_untracked(|rows| rows.iter().filter_map(Row::training).collect());
        keep.send(KeepTrainingsRequest { items });
    };
    let faults = keep.faults();
    let resume = move |()| {
        keep.forgive();
        again.run(());
    };
    view! {
        <div class="stack gap-5">
            {move || read.with(|view| view.due).map(|part| {
                let title = match part {
                    TrainingPart::CommonBase => tr!(admin.training.base_due),
                    TrainingPart::YearlyComplement => tr!(admin.training.complement_due),
                };
                view! { <Notice tone=Tone::Warning title /> }
            })}
            <EditProblem failure=keep.failure() pending=keep.pending() on_resume=resume />
            <Form faults on_submit=submit>
                <RowsField
                    legend=tr!(admin.training.legend)
                    hint=tr!(admin.training.hint)
                    rows
                    blank=Row::blank
                    add=tr!(admin.training.add)
                    row=move |place, row: Row| line(faults, place, row)
                />
                <p class="form-acts">
                    <Button press=Press::Submit pending=keep.pending()>{tr!(admin.training.save)}</Button>
                </p>
            </Form>
        </div>
    }
}

fn line(faults: Faults, place: usize, row: Row) -> AnyView {
    let parts = || {
        let name = |part: &TrainingPart| match part {
            TrainingPart::CommonBase => tr!(admin.training.common_base),
            TrainingPart::YearlyComplement => tr!(admin.training.yearly_complement),
        };
        let line = |part: &TrainingPart| SelectOption::new(part.code(), name(part));
        TrainingPart::ALL.iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            faults
            pointer=format!("/items/{place}/part")
            label=tr!(admin.training.part)
            value=RwSignal::from(row.part)
            options=Signal::derive(parts)
        />
        <TextField
            faults
            pointer=format!("/items/{place}/on")
            label=tr!(admin.training.on)
            kind=TextKind::Date
            value=RwSignal::from(row.on)
        />
    }
    .into_any()
}
