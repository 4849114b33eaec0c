//! What a practice says, as fields: the same to publish and to change.

use api_types::people::PersonView;
use api_types::practice::{PracticeContentRequest, PracticeView};
use api_types::rich_text::RichText;
use domain::FieldError;
use domain::idea::InnovationForm;
use domain::practice::PracticeKind;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::figure::{FigureFields, FigureForm, as_typed};
use super::held::Held;
use super::outlook::{OutlookFields, OutlookForm};
use crate::components::{
    Choice, ChoiceOption, Faults, SelectField, SelectOption, TextArea, TextField,
};
use crate::pages::shared::{
    ActionFormField, CharterRemarks, ImageFields, ImagePart, ImageSaid, PersonChoice, PersonField,
    Pointers, RichArea, VideoFields, VideoForm,
};
use crate::state::{References, Toasts};
use crate::words::{self, tr};

/// Where its image is, in what is sent.
const IMAGE: Pointers = Pointers { file: "/content/image/file_id", scope: "/content/image/scope" };

/// The long parts, in the order in which they are read.
#[derive(Clone, Copy, Debug)]
struct Parts {
    problem: RwSignal<String>,
    solution: RwSignal<String>,
    result: RwSignal<String>,
    conditions: RwSignal<String>,
    lessons: RwSignal<String>,
    techniques: RwSignal<String>,
}

/// The fields. Copy them into the views.
#[derive(Clone, Copy, Debug)]
pub(super) struct ContentFields {
    kind: RwSignal<String>,
    title: RwSignal<String>,
    summary: RwSignal<String>,
    parts: Parts,
    figure: FigureFields,
    domain: RwSignal<String>,
    process: RwSignal<String>,
    form: RwSignal<String>,
    action_form: RwSignal<String>,
    keywords: RwSignal<String>,
    partners: RwSignal<String>,
    outlook: OutlookFields,
    video: VideoFields,
    image: ImageFields,
    contact: StoredValue<PersonChoice>,
}

impl ContentFields {
    pub(super) fn new(held: &Held, contact: Option<PersonView>) -> Self {
        let blank = || RwSignal::new(String::new());
        let parts = Parts {
            problem: blank(),
            solution: blank(),
            result: blank(),
            conditions: blank(),
            lessons: blank(),
            techniques: blank(),
        };
        let fields = Self {
            kind: blank(),
            title: blank(),
            summary: blank(),
            parts,
            figure: FigureFields::blank(),
            domain: blank(),
            process: blank(),
            form: blank(),
            action_form: blank(),
            keywords: blank(),
            partners: blank(),
            outlook: OutlookFields::blank(),
            video: VideoFields::new(),
            image: ImageFields::new(),
            contact: StoredValue::new(PersonChoice::of(contact)),
        };
        fields.fill(held);
        fields
    }

    /// Shows another content in the same fields; the contact stays.
    pub(super) fn fill(self, Held { content, image }: &Held) {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        self.kind.set(content.kind.to_string());
        self.title.set(content.title.clone());
        self.summary.set(text(&content.summary));
        self.parts.problem.set(text(&content.problem));
        self.parts.solution.set(text(&content.solution));
        self.parts.result.set(text(&content.result));
        self.parts.conditions.set(text(&content.conditions));
        self.parts.lessons.set(text(&content.lessons));
        self.parts.techniques.set(text(&content.techniques));
        self.figure.fill(content.figure.as_ref());
        self.domain.set(content.domain.clone());
        self.process.set(text(&content.process));
        self.form.set(content.form.map(|form| form.to_string()).unwrap_or_default());
        self.action_form.set(text(&content.action_form));
        self.keywords.set(content.keywords.join(", "));
        self.partners.set(text(&content.partners));
        self.outlook.fill(&content.outlook);
        self.video.fill(content.video.as_ref());
        self.image.fill(image.as_ref());
    }

    /// The title, as it is written.
    pub(super) fn title(self) -> Signal<String> {
        self.title.into()
    }

    /// What is told so far, besides the title.
    pub(super) fn told(self) -> Signal<String> {
        let told = [self.summary, self.parts.problem, self.parts.solution, self.keywords];
        Signal::derive(move || told.map(|text| text.get()).join("\n"))
    }
    /// Whom to call, as chosen.
    pub(super) fn contact(self) -> Option<PersonView> {
        self.contact.with_value(PersonChoice::person)
    }

    /// Chooses whom to call again.
    pub(super) fn choose_contact(self, contact: Option<PersonView>) {
        if let Some(contact) = contact {
            self.contact.with_value(|choice| choice.choose(contact));
        }
    }

    /// What the form holds.
    pub(super) fn held(self) -> Held {
        Held { content: self.words(), image: self.image.said() }
    }

    /// The content, as it is sent.
    pub(super) fn content(self) -> PracticeContentRequest {
        let Held { content, image } = self.held();
        PracticeContentRequest { image: image.as_ref().map(ImageSaid::request), ..content }
    }

    /// Whether a chosen picture is still to arrive; the person is told so.
    pub(super) fn waits(self, toasts: Toasts) -> bool {
        self.image.waits(toasts)
    }

    /// The content, without its image.
    fn words(self) -> PracticeContentRequest {
        let words =
            |value: RwSignal<String>| Some(value.get()).filter(|words| !words.trim().is_empty());
        let kind = self.kind.with(|kind| PracticeKind::from_code(kind));
        let keywords = self.keywords.get();
        let keywords = keywords.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        PracticeContentRequest {
            kind: kind.unwrap_or(PracticeKind::Innovation),
            title: self.title.get(),
            summary: words(self.summary),
            problem: words(self.parts.problem),
            solution: words(self.parts.solution),
            result: words(self.parts.result),
            figure: self.figure.figure(),
            conditions: words(self.parts.conditions),
            lessons: words(self.parts.lessons),
            techniques: words(self.parts.techniques),
            domain: self.domain.get(),
            process: words(self.process),
            form: self.form.with(|form| InnovationForm::from_code(form)),
            action_form: words(self.action_form),
            keywords: keywords.map(str::to_owned).collect(),
            partners: words(self.partners),
            outlook: self.outlook.outlook(),
            video: self.video.video(),
            image: None,
            contact_id: self.contact.with_value(PersonChoice::id),
        }
    }

    /// The domain's own check, once the normed lists are there.
    pub(super) fn check(self, references: References) -> Result<(), Vec<FieldError>> {
        if untrack(|| references.is_empty()) {
            return Ok(());
        }
        self.content().parse(&references.book()).map(|_| ())
    }
}

/// What a practice says, as it would be sent without a change, less its image.
pub(super) fn content_of(practice: &PracticeView) -> PracticeContentRequest {
    let text = |part: &Option<RichText>| part.as_ref().map(|part| part.markdown.clone());
    let summary = practice.summary.clone();
    PracticeContentRequest {
        kind: summary.kind,
        title: summary.title,
        summary: practice.abstract_text.clone(),
        problem: text(&practice.problem),
        solution: text(&practice.solution),
        result: text(&practice.result),
        figure: summary.figure.map(as_typed),
        conditions: text(&practice.conditions),
        lessons: text(&practice.lessons),
        techniques: text(&practice.techniques),
        domain: summary.domain.0,
        process: summary.process.map(|code| code.0),
        form: practice.form,
        action_form: summary.action_form.map(|code| code.0),
        keywords: summary.keywords,
        partners: practice.partners.clone(),
        outlook: practice.outlook.clone(),
        video: practice.video.clone(),
        image: None,
        contact_id: Some(practice.contact.id),
    }
}

#[component]
pub(super) fn ContentForm(faults: Faults, fields: StoredValue<ContentFields>) -> impl IntoView {
    let fields = fields.get_value();
    let kinds = PracticeKind::ALL.iter().map(|kind| kind_option(*kind)).collect();
    view! {
        <TextField
            faults
            pointer="/content/title"
            label=tr!(practices.field.title)
            missing=tr!(practices.field.title_missing)
            value=fields.title
        />
        <CharterRemarks faults pointer="/content/title" text=fields.title />
        <Choice
            faults
            pointer="/content/kind"
            legend=tr!(practices.field.kind)
            value=fields.kind
            options=kinds
        />
        <TextArea
            faults
            pointer="/content/summary"
            label=tr!(practices.field.summary)
            hint=tr!(practices.field.summary_hint)
            value=fields.summary
            optional=true
        />
        <CharterRemarks faults pointer="/content/summary" text=fields.summary />
        <PartFields faults parts=fields.parts />
        <FigureForm faults fields=fields.figure />
        <Around faults fields />
        <OutlookForm faults fields=fields.outlook />
        <fieldset class="stack gap-6">
            <legend>{tr!(shared.video.title)}</legend>
            <VideoForm faults video=fields.video at="/content/video" />
        </fieldset>
        <ImagePart faults image=fields.image at=IMAGE />
    }
}

fn kind_option(kind: PracticeKind) -> ChoiceOption {
    let meaning = match kind {
        PracticeKind::Innovation => tr!(practices.field.innovation_means),
        PracticeKind::GoodPractice => tr!(practices.field.good_practice_means),
    };
    ChoiceOption::new(kind.code(), words::practice_kind(kind)).meaning(meaning)
}

#[component]
fn PartFields(faults: Faults, parts: Parts) -> impl IntoView {
    let part = move |pointer: &'static str, label: &'static str, value| {
        view! {
            <RichArea faults pointer label value optional=true />
            <CharterRemarks faults pointer text=value />
        }
    };
    view! {
        {part("/content/problem", tr!(practices.part.problem), parts.problem)}
        {part("/content/solution", tr!(practices.part.solution), parts.solution)}
        {part("/content/result", tr!(practices.part.result), parts.result)}
        {part("/content/conditions", tr!(practices.part.conditions), parts.conditions)}
        {part("/content/lessons", tr!(practices.part.lessons), parts.lessons)}
        {part("/content/techniques", tr!(practices.part.techniques), parts.techniques)}
    }
}

/// What a list offers to a field: the value that it holds stays, in service or not.
fn listed(list: ReferenceList, value: RwSignal<String>) -> Signal<Vec<SelectOption>> {
    let references = expect_context::<References>();
    Signal::derive(move || value.with(|own| references.options_with(list, own)))
}

#[component]
fn Around(faults: Faults, fields: ContentFields) -> impl IntoView {
    let forms =
        || SelectOption::each(InnovationForm::ALL, InnovationForm::code, words::innovation_form);
    view! {
        <SelectField
            faults
            pointer="/content/domain"
            label=tr!(practices.part.domain)
            missing=tr!(practices.field.domain_missing)
            blank=tr!(practices.field.choose)
            value=fields.domain
            options=listed(ReferenceList::Domain, fields.domain)
        />
        <SelectField
            faults
            pointer="/content/process"
            label=tr!(practices.part.process)
            hint=tr!(practices.field.process_hint)
            blank=tr!(practices.outlook.not_said)
            value=fields.process
            options=listed(ReferenceList::Process, fields.process)
            optional=true
        />
        <SelectField
            faults
            pointer="/content/form"
            label=tr!(practices.part.form)
            blank=tr!(practices.part.form_unsaid)
            value=fields.form
            options=Signal::derive(forms)
            optional=true
        />
        <ActionFormField faults pointer="/content/action_form" value=fields.action_form optional=true />
        <TextField
            faults
            pointer="/content/keywords"
            label=tr!(practices.field.keywords)
            hint=tr!(practices.field.keywords_hint)
            value=fields.keywords
            optional=true
        />
        <TextArea
            faults
            pointer="/content/partners"
            label=tr!(practices.part.partners)
            value=fields.partners
            optional=true
        />
        <PersonField
            faults
            pointer="/content/contact_id"
            label=tr!(practices.field.contact)
            hint=tr!(practices.field.contact_hint)
            choice=fields.contact.get_value()
        />
    }
}
