//! What a referent was trained in (R271).

use api_client::json;
use api_types::account::AccountView;
use api_types::training::{KeepTrainingsRequest, TrainingsView};
use domain::UserId;
use domain::training::{Training, TrainingPart};
use leptos::prelude::*;
use serde_json::Value;

use crate::api::{use_fetch, use_submit};
use crate::components::{
    Button, Faults, Form, Keep, Notice, Press, Section, SelectField, SelectOption, TextField,
    TextKind, Tone,
};
use crate::pages::shared::{Contested, Disputed, EditProblem, ResumedNotice, RowsField};
use crate::state::Toasts;
use crate::words::{date, tr};

/// For a referent only; it follows the account, whose version it shares.
#[component]
pub(super) fn Trainings(kept: RwSignal<AccountView>, reload: Callback<()>) -> impl IntoView {
    let referent = Memo::new(move |_| kept.with(|account| account.marks.referent));
    let id = kept.with_untracked(|account| account.id);
    view! {
        <Show when=move || referent.get()>
            <Section title=tr!(admin.training.title)><Read id kept reload /></Section>
        </Show>
    }
}

#[component]
fn Read(id: UserId, kept: RwSignal<AccountView>, reload: Callback<()>) -> impl IntoView {
    let version = Memo::new(move |_| kept.with(|account| account.version));
    let trainings = use_fetch(
        move || version.get(),
        move |client, _| async move { client.read_trainings(id).await },
    );
    view! {
        <Keep resource=trainings let:read>
            <TrainingForm id read reload />
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

fn rows_of(items: &[Training]) -> Vec<Row> {
    items.iter().map(|one| Row::of(one.part, one.on.to_string())).collect()
}

/// What is typed. Copy it where it is sent.
#[derive(Clone, Copy)]
struct Told {
    rows: RwSignal<Vec<Row>>,
    contested: Contested<KeepTrainingsRequest>,
}

impl Told {
    fn of(view: &TrainingsView) -> Self {
        let items = view.items.clone();
        let rows = RwSignal::new(rows_of(&items));
        Self { rows, contested: Contested::new(KeepTrainingsRequest { items }, view.version) }
    }

    fn request(self) -> KeepTrainingsRequest {
        let items =
            self.rows.with_untracked(|rows| rows.iter().filter_map(Row::training).collect());
        KeepTrainingsRequest { items }
    }

    /// Goes on from what is there now.
    fn take_over(self, theirs: &TrainingsView) {
        let now = (KeepTrainingsRequest { items: theirs.items.clone() }, theirs.version);
        let merged = self.contested.take_over(move || self.request(), now, disputed);
        // A line without a day yet is in no request: it goes only when theirs comes.
        if let Some(merged) = merged.filter(|merged| *merged != self.request()) {
            self.rows.set(rows_of(&merged.items));
        }
    }

    /// What was saved is what one changes from now on.
    fn saved(self, view: &TrainingsView) {
        self.rows.set(rows_of(&view.items));
        let items = view.items.clone();
        self.contested.rebase(KeepTrainingsRequest { items }, view.version);
        self.contested.found(Vec::new());
    }
}

/// What somebody else kept meanwhile.
fn disputed((_, theirs): (String, Value)) -> Disputed {
    let items: Vec<Training> = json::of_value(theirs).unwrap_or_default();
    let line = |one: &Training| format!("{}, {}", part_words(one.part), date(one.on));
    let theirs = items.iter().map(line).collect::<Vec<_>>().join(" · ");
    Disputed { label: tr!(admin.training.legend).into(), theirs }
}

#[component]
fn TrainingForm(id: UserId, read: RwSignal<TrainingsView>, reload: Callback<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let told = read.with_untracked(Told::of);
    let (rows, contested) = (told.rows, told.contested);
    // The account was saved, or one has signed in anew: what is typed stays.
    Effect::new(move |_| {
        let view = read.get();
        if view.version > contested.seen() {
            told.take_over(&view);
            let both = contested.disputed().get_untracked();
            contested.found(both.unwrap_or_default());
        }
    });
    let keep = use_submit(
        move |client, (body, seen): (KeepTrainingsRequest, i32)| async move {
            client.keep_trainings(id, &body, seen).await
        },
        move |view: TrainingsView| {
            toasts.tell(tr!(admin.training.saved));
            told.saved(&view);
            read.set(view);
            // The account was written too: its form goes on from that.
            reload.run(());
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_trainings(id).await },
        move |theirs: TrainingsView| {
            told.take_over(&theirs);
            read.set(theirs);
            keep.forgive();
        },
    );
    let submit = move |()| keep.send((told.request(), contested.seen()));
    let faults = keep.faults();
    view! {
        <div class="stack gap-5">
            {move || read.with(|view| view.due).map(due)}
            <EditProblem
                failure=keep.failure()
                pending=resume.pending()
                on_resume=move |()| resume.send(())
            />
            <ResumedNotice disputed=contested.disputed() />
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

/// What is to be done this year.
fn due(part: TrainingPart) -> impl IntoView {
    let title = match part {
        TrainingPart::CommonBase => tr!(admin.training.base_due),
        TrainingPart::YearlyComplement => tr!(admin.training.complement_due),
    };
    view! { <Notice tone=Tone::Warning title /> }
}

fn part_words(part: TrainingPart) -> &'static str {
    match part {
        TrainingPart::CommonBase => tr!(admin.training.common_base),
        TrainingPart::YearlyComplement => tr!(admin.training.yearly_complement),
    }
}

fn line(faults: Faults, place: usize, row: Row) -> AnyView {
    let parts = || {
        let line = |part: &TrainingPart| SelectOption::new(part.code(), part_words(*part));
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
