//! Saying what a challenge is followed by: for whoever runs it.

use api_client::json;
use api_types::challenge::{
    ChallengeCourse, ChallengeView, IndicatorRequest, IndicatorView, SetIndicatorsRequest,
};
use domain::challenge::IndicatorAim;
use domain::{FieldCode, FieldError, IndicatorId};
use leptos::prelude::*;
use serde_json::Value;

use super::super::manage::Shown;
use super::merged::{Theirs, merged};
use super::{Now, use_resume};
use crate::api::{Submit, use_submit};
use crate::components::{
    Button, Dialog, Faults, Form, Glyph, Look, Press, SelectField, SelectOption, Size, TextField,
    TextKind,
};
use crate::pages::shared::{
    Contested, Disputed, EditProblem, FoundWords, Merged, Place, ResumedNotice, RowsField,
    keep_words,
};
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
    fn of(one: &IndicatorRequest) -> Self {
        let text = |text: Option<String>| ArcRwSignal::new(text.unwrap_or_default());
        Self {
            id: one.id,
            title: ArcRwSignal::new(one.title.clone()),
            unit: text(one.unit.clone()),
            target: text(one.target.clone()),
            aim: ArcRwSignal::new(one.aim.code().to_owned()),
            expected_on: text(one.expected_on.map(|on| on.to_string())),
        }
    }

    fn blank() -> Self {
        Self::of(&IndicatorRequest {
            id: None,
            title: String::new(),
            unit: None,
            target: None,
            aim: IndicatorAim::AtLeast,
            expected_on: None,
        })
    }

    fn request(&self) -> IndicatorRequest {
        let given =
            |text: &ArcRwSignal<String>| Some(text.get()).filter(|it| !it.trim().is_empty());
        IndicatorRequest {
            id: self.id,
            title: self.title.get(),
            unit: given(&self.unit),
            target: given(&self.target),
            aim: IndicatorAim::from_code(&self.aim.read()).unwrap_or(IndicatorAim::AtLeast),
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

/// What a challenge is followed by, as it would be sent without a change.
fn asked(course: &ChallengeCourse) -> SetIndicatorsRequest {
    let one = |one: &IndicatorView| IndicatorRequest {
        id: Some(one.id),
        title: one.title.clone(),
        unit: one.unit.clone(),
        target: one.target.as_deref().map(written),
        aim: one.aim,
        expected_on: one.expected_on,
    };
    SetIndicatorsRequest { indicators: course.indicators.iter().map(one).collect() }
}

/// The rows that are being written. Copy them into the form.
#[derive(Clone, Copy, Debug)]
struct Rows(RwSignal<Vec<IndicatorRow>>);

impl Rows {
    fn of(asked: &SetIndicatorsRequest) -> Self {
        let rows = Self(RwSignal::default());
        rows.fill(asked);
        rows
    }

    fn fill(self, asked: &SetIndicatorsRequest) {
        self.0.set(asked.indicators.iter().map(IndicatorRow::of).collect());
    }

    fn words(self) -> SetIndicatorsRequest {
        let indicators = self.0.read().iter().map(IndicatorRow::request).collect();
        SetIndicatorsRequest { indicators }
    }
}

#[component]
pub(super) fn Define(challenge: Shown, now: Now) -> impl IntoView {
    let may = Memo::new(move |_| now.read().may_define);
    let open = RwSignal::new(false);
    view! {
        <Show when=move || may.get()>
            <Button size=Size::Small glyph=Glyph::Chart on:click=move |_| open.set(true)>
                {tr!(challenges.course.define)}
            </Button>
        </Show>
        // It stays when the challenge has just ended: what is being written is still there to read.
        <Dialog open title=tr!(challenges.course.define_title)>
            // Made each time it opens, on what is there then: what is typed stays on this device.
            <Show when=move || open.get()><DefineForm challenge now open /></Show>
        </Dialog>
    }
}

#[component]
fn DefineForm(challenge: Shown, now: Now, open: RwSignal<bool>) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let base = asked(&now.read_untracked());
    let rows = Rows::of(&base);
    let contested = Contested::new(base, now.read_untracked().version);
    let kept = keep_words(
        Place::of(&format!("indicators.{id}")),
        move || rows.words(),
        move |found: Merged<SetIndicatorsRequest>| {
            rows.fill(&found.value);
            contested.found(found.disputed.into_iter().map(disputed_list).collect());
        },
    );
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, (body, seen): (SetIndicatorsRequest, i32)| async move {
            let course = client.set_challenge_indicators(id, &body, seen).await?;
            Ok((course, client.read_challenge(id).await?))
        },
        move |(course, view): (ChallengeCourse, ChallengeView)| {
            kept.forget();
            open.set(false);
            toasts.tell(tr!(challenges.course.defined));
            now.set(course);
            challenge.set(view);
        },
    );
    let resume = use_resume((challenge, now), move |course: &ChallengeCourse| {
        if take_over(rows, contested, course) {
            save.forgive();
        }
    });
    let submit = move |()| {
        let body = untrack(|| rows.words());
        let checked = body.parse().map(|_| ()).and_then(|()| keeps(&now.read_untracked(), &body));
        save.send_checked((body, contested.seen()), checked);
    };
    view! {
        <FoundWords kept />
        <DefineFields rows save on_submit=submit>
            <EditProblem
                failure=save.failure()
                pending=resume.pending()
                on_resume=move |()| resume.send(())
            />
            <ResumedNotice disputed=contested.disputed() />
        </DefineFields>
    }
}

#[component]
fn DefineFields(
    rows: Rows,
    save: Submit<(SetIndicatorsRequest, i32)>,
    #[prop(into)] on_submit: Callback<()>,
    /// What stands before the button when the change was refused.
    children: Children,
) -> impl IntoView {
    let faults = save.faults();
    let row = move |place: usize, one: IndicatorRow| fields(faults, place, one);
    view! {
        <Form faults on_submit>
            <RowsField
                legend=tr!(challenges.course.indicators)
                hint=tr!(challenges.course.indicators_hint)
                rows=rows.0
                blank=IndicatorRow::blank
                add=tr!(challenges.course.add_indicator)
                row
            />
            <div class="form-end stack gap-3">
                {children()}
                <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                    {tr!(challenges.course.save)}
                </Button></p>
            </div>
        </Form>
    }
}

/// Puts into the rows what they changed alone, keeps what I changed, and says what both changed. False once the form
/// is gone.
fn take_over(
    rows: Rows,
    contested: Contested<SetIndicatorsRequest>,
    course: &ChallengeCourse,
) -> bool {
    let theirs = asked(course);
    let Some(base) = contested.rebase(theirs.clone(), course.version) else { return false };
    let mine = untrack(|| rows.words());
    let (indicators, both) = merged(&base.indicators, &mine.indicators, &theirs.indicators);
    rows.fill(&SetIndicatorsRequest { indicators });
    let said = |Theirs { title, now }: Theirs| Disputed {
        label: title.into(),
        theirs: now.as_ref().map(in_words).unwrap_or_default(),
    };
    contested.tell(both.into_iter().map(said).collect());
    true
}

/// What somebody else made of the whole list since words of an earlier time.
fn disputed_list((_, theirs): (String, Value)) -> Disputed {
    let theirs: Vec<IndicatorRequest> = json::of_value(theirs).unwrap_or_default();
    let theirs = theirs.iter().map(in_words).collect::<Vec<_>>().join(" · ");
    Disputed { label: tr!(challenges.course.indicators).into(), theirs }
}

/// « Caisses qui ont répondu, 30 caisses, au moins cette valeur ».
fn in_words(one: &IndicatorRequest) -> String {
    let target = one.target.as_ref().map(|target| match &one.unit {
        Some(unit) => format!("{target}\u{a0}{unit}"),
        None => target.clone(),
    });
    let aim = target.is_some().then(|| words::indicator_aim(one.aim).to_lowercase());
    let day = one.expected_on.map(words::date);
    let parts = [Some(one.title.clone()), target, aim, day].into_iter().flatten();
    parts.collect::<Vec<_>>().join(", ")
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
