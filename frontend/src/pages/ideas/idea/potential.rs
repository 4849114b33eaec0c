//! Saying that an idea has a high potential, and studying its gains: for whoever may decide on it (R076).

use api_types::idea::{GainView, IdeaView, PotentialRequest, PotentialView};
use domain::idea::{GainEvidence, GainNature};
use leptos::prelude::*;

use super::Shown;
use super::gains::GAINS;
use crate::api::{Submit, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Faults, Form, Glyph, Look, Press, SelectField, SelectOption, Size,
    TextArea, TextField,
};
use crate::pages::shared::{RowsField, focus_on};
use crate::state::Toasts;
use crate::words::{self, tr};

/// A gain that is being told.
#[derive(Clone, Debug)]
struct GainRow {
    nature: ArcRwSignal<String>,
    evidence: ArcRwSignal<String>,
    figure: ArcRwSignal<String>,
    unit: ArcRwSignal<String>,
    words: ArcRwSignal<String>,
}

impl GainRow {
    fn of(gain: &GainView) -> Self {
        let text = |text: &Option<String>| ArcRwSignal::new(text.clone().unwrap_or_default());
        Self {
            nature: ArcRwSignal::new(gain.nature.code().to_owned()),
            evidence: ArcRwSignal::new(gain.evidence.code().to_owned()),
            figure: text(&gain.figure),
            unit: text(&gain.unit),
            words: text(&gain.words),
        }
    }

    fn blank() -> Self {
        let (nature, evidence) = (GainNature::Time, GainEvidence::Estimated);
        Self::of(&GainView { nature, evidence, figure: None, unit: None, words: None })
    }

    fn view(&self) -> GainView {
        let given = |text: &ArcRwSignal<String>| {
            let text = text.get_untracked();
            (!text.trim().is_empty()).then_some(text)
        };
        let nature = GainNature::from_code(&self.nature.read_untracked());
        let evidence = GainEvidence::from_code(&self.evidence.read_untracked());
        GainView {
            nature: nature.unwrap_or(GainNature::Time),
            evidence: evidence.unwrap_or(GainEvidence::Estimated),
            figure: given(&self.figure),
            unit: given(&self.unit),
            words: given(&self.words),
        }
    }
}

/// What is typed. Copy it into the fields.
#[derive(Clone, Copy, Debug)]
struct Study {
    why: RwSignal<String>,
    gains: RwSignal<Vec<GainRow>>,
}

impl Study {
    /// What was said before, or nothing.
    fn of(potential: Option<&PotentialView>) -> Self {
        let study = Self { why: RwSignal::default(), gains: RwSignal::default() };
        study.fill(potential);
        study
    }

    fn fill(self, potential: Option<&PotentialView>) {
        self.why.set(potential.map(|it| it.why.clone()).unwrap_or_default());
        let rows = potential.map(|it| it.gains.iter().map(GainRow::of).collect());
        self.gains.set(rows.unwrap_or_default());
    }

    fn request(self) -> PotentialRequest {
        let gains = self.gains.read_untracked().iter().map(GainRow::view).collect();
        PotentialRequest { why: self.why.get_untracked(), gains }
    }
}

#[component]
pub(super) fn PotentialActs(idea: Shown) -> impl IntoView {
    let marked = Memo::new(move |_| idea.read().potential.is_some());
    let study = Study::of(idea.read_untracked().potential.as_ref());
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let id = idea.read_untracked().summary.id;
    let save = use_submit(
        move |client, (request, seen): (PotentialRequest, i32)| async move {
            client.set_idea_potential(id, &request, seen).await
        },
        move |view: IdeaView| {
            open.set(false);
            study.fill(view.potential.as_ref());
            toasts.tell(tr!(ideas.potential.done));
            idea.set(view);
            focus_on(format!("#{GAINS}"));
        },
    );
    let label = move || {
        if marked.get() { tr!(ideas.potential.change) } else { tr!(ideas.potential.mark) }
    };
    view! {
        <div class="cluster">
            <Button size=Size::Small glyph=Glyph::Flag on:click=move |_| open.set(true)>{label}</Button>
            <Show when=move || marked.get()><Remove idea study /></Show>
        </div>
        <Dialog open title=tr!(ideas.potential.dialog)>
            <StudyForm idea study save />
        </Dialog>
    }
}

#[component]
fn StudyForm(idea: Shown, study: Study, save: Submit<(PotentialRequest, i32)>) -> impl IntoView {
    let faults = save.faults();
    let row = move |place: usize, gain: GainRow| gain_fields(faults, place, gain);
    let submit = move |()| {
        let request = study.request();
        let checked = request.parse();
        save.send_checked((request, idea.read_untracked().version), checked);
    };
    view! {
        <Form faults on_submit=submit>
            <p class="small muted">{tr!(ideas.potential.note)}</p>
            <TextArea
                faults
                pointer="/why"
                label=tr!(ideas.potential.why)
                hint=tr!(ideas.potential.why_hint)
                missing=tr!(ideas.potential.why_missing)
                value=study.why
            />
            <RowsField
                legend=tr!(ideas.potential.gains)
                hint=tr!(ideas.potential.gains_hint)
                rows=study.gains
                blank=GainRow::blank
                add=tr!(ideas.potential.add)
                row
            />
            <div class="form-end stack gap-3">
                <ActProblem failure=save.failure() />
                <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                    {tr!(ideas.potential.save)}
                </Button></p>
            </div>
        </Form>
    }
}

/// A row of the form: its kind, what says so, how much, and in words.
fn gain_fields(faults: Faults, place: usize, gain: GainRow) -> AnyView {
    let at = |field: &str| format!("/gains/{place}/{field}");
    let natures = || SelectOption::each(GainNature::ALL, GainNature::code, words::gain_nature);
    let evidences =
        || SelectOption::each(GainEvidence::ALL, GainEvidence::code, words::gain_evidence);
    view! {
        <SelectField
            faults
            pointer=at("nature")
            label=tr!(ideas.potential.nature)
            value=RwSignal::from(gain.nature)
            options=Signal::derive(natures)
        />
        <SelectField
            faults
            pointer=at("evidence")
            label=tr!(ideas.potential.evidence)
            value=RwSignal::from(gain.evidence)
            options=Signal::derive(evidences)
        />
        <TextField
            faults
            pointer=at("figure")
            label=tr!(ideas.potential.figure)
            missing=tr!(ideas.potential.figure_missing)
            value=RwSignal::from(gain.figure)
            optional=true
        />
        <TextField
            faults
            pointer=at("unit")
            label=tr!(ideas.potential.unit)
            value=RwSignal::from(gain.unit)
            optional=true
        />
        <TextArea
            faults
            pointer=at("words")
            label=tr!(ideas.potential.words)
            missing=tr!(ideas.potential.words_missing)
            value=RwSignal::from(gain.words)
            optional=true
        />
    }
    .into_any()
}

/// The study goes with the mark: one confirms it, knowing what stays.
#[component]
fn Remove(idea: Shown, study: Study) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let remove = use_submit(
        move |client, seen| async move { client.remove_idea_potential(id, seen).await },
        move |view: IdeaView| {
            open.set(false);
            study.fill(None);
            toasts.tell(tr!(ideas.potential.removed));
            idea.set(view);
            focus_on(format!("#{GAINS}"));
        },
    );
    let confirm = move |_| remove.send(idea.read_untracked().version);
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(ideas.potential.remove)}
        </Button>
        <Dialog open title=tr!(ideas.potential.remove_title)>
            <div class="stack">
                <p>{tr!(ideas.potential.remove_why)}</p>
                <ActProblem failure=remove.failure() />
                <div class="cluster">
                    <Button look=Look::Danger pending=remove.pending() on:click=confirm>
                        {tr!(ideas.potential.remove_confirm)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.potential.keep)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
