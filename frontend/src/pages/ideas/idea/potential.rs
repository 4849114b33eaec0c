//! Saying that an idea has a high potential, and studying its gains: for whoever may decide on it (R076).

use api_client::json;
use api_types::idea::{GainView, IdeaView, PotentialRequest, PotentialView};
use domain::idea::{GainEvidence, GainNature};
use leptos::prelude::*;
use serde_json::Value;

use super::Shown;
use super::gains::GAINS;
use crate::api::{Submit, use_submit};
use crate::components::{
    Button, Dialog, Faults, Form, Glyph, Look, Press, SelectField, SelectOption, Size, TextArea,
    TextField,
};
use crate::pages::shared::{
    Contested, Disputed, EditProblem, FoundWords, Merged, Place, ResumedNotice, RowsField,
    focus_on, keep_words, told,
};
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
            let text = text.get();
            (!text.trim().is_empty()).then_some(text)
        };
        let nature = GainNature::from_code(&self.nature.read());
        let evidence = GainEvidence::from_code(&self.evidence.read());
        GainView {
            nature: nature.unwrap_or(GainNature::Time),
            evidence: evidence.unwrap_or(GainEvidence::Estimated),
            figure: given(&self.figure),
            unit: given(&self.unit),
            words: given(&self.words),
        }
    }
}

/// What is said of it now, as it would be sent without a change; blank while nothing is.
fn said(idea: &IdeaView) -> PotentialRequest {
    let potential = idea.potential.clone();
    let told = potential.map(|PotentialView { why, gains }| PotentialRequest { why, gains });
    told.unwrap_or_else(|| PotentialRequest { why: String::new(), gains: Vec::new() })
}

/// What is typed. Copy it into the fields.
#[derive(Clone, Copy, Debug)]
struct Study {
    why: RwSignal<String>,
    gains: RwSignal<Vec<GainRow>>,
}

impl Study {
    fn of(said: &PotentialRequest) -> Self {
        let study = Self { why: RwSignal::default(), gains: RwSignal::default() };
        study.fill(said);
        study
    }

    fn fill(self, said: &PotentialRequest) {
        self.why.set(said.why.clone());
        self.gains.set(said.gains.iter().map(GainRow::of).collect());
    }

    fn words(self) -> PotentialRequest {
        let gains = self.gains.read().iter().map(GainRow::view).collect();
        PotentialRequest { why: self.why.get(), gains }
    }
}

#[component]
pub(super) fn PotentialActs(idea: Shown) -> impl IntoView {
    let marked = Memo::new(move |_| idea.read().potential.is_some());
    let open = RwSignal::new(false);
    let label = move || {
        if marked.get() { tr!(ideas.potential.change) } else { tr!(ideas.potential.mark) }
    };
    view! {
        <div class="cluster">
            <Button size=Size::Small glyph=Glyph::Flag on:click=move |_| open.set(true)>{label}</Button>
            <Show when=move || marked.get()><Remove idea /></Show>
        </div>
        <Dialog open title=tr!(ideas.potential.dialog)>
            // Made each time it opens, on what is said then: what is typed stays on this device.
            <Show when=move || open.get()><StudyForm idea open /></Show>
        </Dialog>
    }
}

#[component]
fn StudyForm(idea: Shown, open: RwSignal<bool>) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let base = said(&idea.read_untracked());
    let study = Study::of(&base);
    // The version is that of what one reads in the form, whatever is read again meanwhile.
    let contested = Contested::new(base, idea.read_untracked().version);
    let kept = keep_words(
        Place::of(&format!("potential.{id}")),
        move || study.words(),
        move |found: Merged<PotentialRequest>| {
            study.fill(&found.value);
            contested.found(found.disputed.into_iter().map(disputed).collect());
        },
    );
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, (request, seen): (PotentialRequest, i32)| async move {
            client.set_idea_potential(id, &request, seen).await
        },
        move |view: IdeaView| {
            kept.forget();
            open.set(false);
            toasts.tell(tr!(ideas.potential.done));
            idea.set(view);
            focus_on(format!("#{GAINS}"));
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_idea(id).await },
        move |theirs: IdeaView| {
            let now = (said(&theirs), theirs.version);
            if let Some(merged) = contested.take_over(move || study.words(), now, disputed) {
                study.fill(&merged);
                save.forgive();
            }
            idea.set(theirs);
        },
    );
    let submit = move |()| {
        let request = untrack(move || study.words());
        let checked = request.parse();
        save.send_checked((request, contested.seen()), checked);
    };
    view! {
        <FoundWords kept />
        <StudyFields study save on_submit=submit>
            <EditProblem
                failure=save.failure()
                pending=resume.pending()
                on_resume=move |()| resume.send(())
            />
            <ResumedNotice disputed=contested.disputed() />
        </StudyFields>
    }
}

/// What somebody else said meanwhile.
fn disputed((field, theirs): (String, Value)) -> Disputed {
    if field == "why" {
        return Disputed { label: tr!(ideas.potential.why).into(), theirs: told(&theirs) };
    }
    let gains: Vec<GainView> = json::of_value(theirs).unwrap_or_default();
    let theirs = gains.into_iter().map(in_words).collect::<Vec<_>>().join(" · ");
    Disputed { label: tr!(ideas.potential.gains).into(), theirs }
}

/// « Temps, 120 heures par mois, Estimé ».
fn in_words(gain: GainView) -> String {
    let GainView { nature, evidence, figure, unit, words: told } = gain;
    let figure = figure.map(|figure| match unit {
        Some(unit) => format!("{figure}\u{a0}{unit}"),
        None => figure,
    });
    let nature = Some(words::gain_nature(nature).to_owned());
    let evidence = Some(words::gain_evidence(evidence).to_owned());
    [nature, figure, told, evidence].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[component]
fn StudyFields(
    study: Study,
    save: Submit<(PotentialRequest, i32)>,
    #[prop(into)] on_submit: Callback<()>,
    /// What stands before the button when the study was refused.
    children: Children,
) -> impl IntoView {
    let faults = save.faults();
    let row = move |place: usize, gain: GainRow| gain_fields(faults, place, gain);
    view! {
        <Form faults on_submit>
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
                {children()}
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
fn Remove(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let remove = use_submit(
        move |client, seen| async move { client.remove_idea_potential(id, seen).await },
        move |view: IdeaView| {
            open.set(false);
            toasts.tell(tr!(ideas.potential.removed));
            idea.set(view);
            focus_on(format!("#{GAINS}"));
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_idea(id).await },
        move |theirs: IdeaView| {
            idea.set(theirs);
            toasts.tell(tr!(ideas.conflict.reloaded));
            remove.forgive();
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
                <EditProblem
                    failure=remove.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
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
