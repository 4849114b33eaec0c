//! Saying what a challenge is followed by: for whoever runs it.

use api_types::challenge::{
    ChallengeCourse, ChallengeView, IndicatorRequest, IndicatorView, SetIndicatorsRequest,
};
use domain::challenge::IndicatorAim;
use domain::{FieldCode, FieldError, IndicatorId};
use leptos::prelude::*;

use super::super::manage::Shown;
use super::Now;
use crate::api::use_submit;
use crate::components::{
    ActProblem, Button, Dialog, Faults, Form, Glyph, Look, Press, SelectField, SelectOption, Size,
    TextField, TextKind,
};
use crate::pages::shared::RowsField;
use crate::state::Toasts;
use crate::words::{self, Locale, locale, tr};

/// An indicator that is being written.
#[derive(Clone, Debug)]
struct IndicatorRow {
    id: Option<IndicatorId>,
    title: ArcRwSignal<String>,
    unit: ArcRwSignal<String>,
    target: ArcRwSignal<String>,
    /// The code of an [`IndicatorAim`].
    aim: ArcRwSignal<String>,
    expected_on: ArcRwSignal<String>,
}

impl IndicatorRow {
    fn of(one: &IndicatorView) -> Self {
        let text = |text: Option<String>| ArcRwSignal::new(text.unwrap_or_default());
        Self {
            id: Some(one.id),
            title: ArcRwSignal::new(one.title.clone()),
            unit: text(one.unit.clone()),
            target: text(one.target.as_deref().map(written)),
            aim: ArcRwSignal::new(one.aim.code().to_owned()),
            expected_on: text(one.expected_on.map(|on| on.to_string())),
        }
    }

    fn blank() -> Self {
        let empty = || ArcRwSignal::new(String::new());
        let aim = ArcRwSignal::new(IndicatorAim::AtLeast.code().to_owned());
        Self { id: None, title: empty(), unit: empty(), target: empty(), aim, expected_on: empty() }
    }

    fn request(&self) -> IndicatorRequest {
        let given = |text: &ArcRwSignal<String>| {
            let text = text.get_untracked();
            (!text.trim().is_empty()).then_some(text)
        };
        IndicatorRequest {
            id: self.id,
            title: self.title.get_untracked(),
            unit: given(&self.unit),
            target: given(&self.target),
            aim: IndicatorAim::from_code(&self.aim.read_untracked())
                .unwrap_or(IndicatorAim::AtLeast),
            expected_on: given(&self.expected_on).and_then(|on| on.trim().parse().ok()),
        }
    }
}

/// A figure as one types it: without anything between thousands.
fn written(figure: &str) -> String {
    match locale() {
        Locale::fr => figure.replace('.', ","),
        Locale::en => figure.to_owned(),
    }
}

fn rows_of(course: &ChallengeCourse) -> Vec<IndicatorRow> {
    course.indicators.iter().map(IndicatorRow::of).collect()
}

#[component]
pub(super) fn Define(challenge: Shown, now: Now) -> impl IntoView {
    let may = Memo::new(move |_| now.read().may_define);
    let open = RwSignal::new(false);
    let rows = RwSignal::new(Vec::new());
    let begin = move |_| {
        rows.set(rows_of(&now.read_untracked()));
        open.set(true);
    };
    view! {
        <Show when=move || may.get()>
            <Button size=Size::Small glyph=Glyph::Chart on:click=begin>
                {tr!(challenges.course.define)}
            </Button>
            <Dialog open title=tr!(challenges.course.define_title)>
                <DefineForm challenge now rows open />
            </Dialog>
        </Show>
    }
}

#[component]
fn DefineForm(
    challenge: Shown,
    now: Now,
    rows: RwSignal<Vec<IndicatorRow>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, (body, seen): (SetIndicatorsRequest, i32)| async move {
            client.set_challenge_indicators(id, &body, seen).await?;
            client.read_challenge(id).await
        },
        move |view: ChallengeView| {
            open.set(false);
            toasts.tell(tr!(challenges.course.defined));
            challenge.set(view);
        },
    );
    let faults = save.faults();
    let row = move |place: usize, one: IndicatorRow| fields(faults, place, one);
    let submit = move |()| {
        let indicators = rows.read_untracked().iter().map(IndicatorRow::request).collect();
        let body = SetIndicatorsRequest { indicators };
        let checked = body.parse().map(|_| ()).and_then(|()| keeps(&now.read_untracked(), &body));
        save.send_checked((body, challenge.read_untracked().version), checked);
    };
    view! {
        <Form faults on_submit=submit>
            <RowsField
                legend=tr!(challenges.course.indicators)
                hint=tr!(challenges.course.indicators_hint)
                rows
                blank=IndicatorRow::blank
                add=tr!(challenges.course.add_indicator)
                row
            />
            <div class="form-end stack gap-3">
                <ActProblem failure=save.failure() />
                <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                    {tr!(challenges.course.save)}
                </Button></p>
            </div>
        </Form>
    }
}

/// An indicator that has values stays: the server's own rule, before sending.
fn keeps(course: &ChallengeCourse, body: &SetIndicatorsRequest) -> Result<(), Vec<FieldError>> {
    let stays = |one: &IndicatorView| body.indicators.iter().any(|other| other.id == Some(one.id));
    let lost = course.indicators.iter().any(|one| !one.values.is_empty() && !stays(one));
    if lost { Err(vec![FieldError::new("/indicators", FieldCode::InUse)]) } else { Ok(()) }
}

fn fields(faults: Faults, place: usize, one: IndicatorRow) -> AnyView {
    let aims = || SelectOption::each(IndicatorAim::ALL, IndicatorAim::code, words::indicator_aim);
    let at = |field: &str| format!("/indicators/{place}/{field}");
    view! {
        <TextField
            faults
            pointer=at("title")
            label=tr!(challenges.course.name)
            missing=tr!(challenges.course.name_missing)
            value=RwSignal::from(one.title)
        />
        <TextField
            faults
            pointer=at("unit")
            label=tr!(challenges.course.unit)
            value=RwSignal::from(one.unit)
            optional=true
        />
        <TextField
            faults
            pointer=at("target")
            label=tr!(challenges.course.target)
            value=RwSignal::from(one.target)
            optional=true
        />
        <SelectField
            faults
            pointer=at("aim")
            label=tr!(challenges.course.aim.label)
            value=RwSignal::from(one.aim)
            options=Signal::derive(aims)
        />
        <TextField
            faults
            pointer=at("expected_on")
            label=tr!(challenges.course.by)
            value=RwSignal::from(one.expected_on)
            kind=TextKind::Date
            optional=true
        />
    }
    .into_any()
}
