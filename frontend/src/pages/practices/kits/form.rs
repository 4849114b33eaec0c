//! The template of kits, as fields: the same to prepare a kit and to change it.

use std::collections::BTreeMap;

use api_client::json;
use api_types::practice::{
    KitContentRequest, KitDraftView, KitFileRequest, KitFileView, KitSectionsRequest, PracticeView,
};
use api_types::rich_text::RichText;
use domain::practice::{KitKind, KitSection};
use leptos::prelude::*;
use serde_json::Value;

use super::files::KitFilesField;
use crate::components::{Button, Choice, ChoiceOption, Faults, Look, Press, TextArea, TextField};
use crate::pages::shared::{CharterRemarks, RichArea};
use crate::words::{self, tr};

const SECTIONS: usize = KitSection::ALL.len();

/// What the form holds: merged name by name with what others wrote meanwhile.
pub(super) type Held = BTreeMap<String, Value>;

const FILES: &str = "files";

/// The fields. Copy them into the views.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    kind: RwSignal<String>,
    title: RwSignal<String>,
    /// In the order of the template.
    sections: [RwSignal<String>; SECTIONS],
    files: RwSignal<Vec<KitFileView>>,
    /// What changed since the former release.
    pub(super) note: RwSignal<String>,
}

impl Fields {
    pub(super) fn new(content: &KitContentRequest, files: Vec<KitFileView>) -> Self {
        let blank = || RwSignal::new(String::new());
        let fields = Self {
            kind: blank(),
            title: blank(),
            sections: std::array::from_fn(|_| blank()),
            files: RwSignal::new(files),
            note: blank(),
        };
        fields.fill(content);
        fields
    }

    /// Shows another content in the same fields. Of its files, those that are known here.
    pub(super) fn fill(self, content: &KitContentRequest) {
        self.kind.set(content.kind.to_string());
        self.title.set(content.title.clone());
        for (section, field) in KitSection::ALL.iter().zip(self.sections) {
            field.set(content.sections.get(*section).unwrap_or_default().to_owned());
        }
        self.files.update(|files| {
            let kept = content.files.iter().filter_map(|wanted| {
                let known = files.iter().find(|file| file.file.id == wanted.attachment_id)?;
                Some(KitFileView { accessibility: wanted.accessibility, ..known.clone() })
            });
            *files = kept.collect();
        });
    }

    /// Makes these files known, so that a content that names them may be shown.
    pub(super) fn know(self, others: Vec<KitFileView>) {
        self.files.update(|files| {
            for other in others {
                if files.iter().all(|file| file.file.id != other.file.id) {
                    files.push(other);
                }
            }
        });
    }

    /// What is typed, by name.
    fn texts(self) -> impl Iterator<Item = (&'static str, RwSignal<String>)> {
        let sections = KitSection::ALL.iter().map(|section| section.code()).zip(self.sections);
        [("kind", self.kind), ("title", self.title), ("note", self.note)]
            .into_iter()
            .chain(sections)
    }

    /// What the form holds, its files with it, by name.
    pub(super) fn held(self) -> Held {
        let texts = self.texts().map(|(name, text)| (name.to_owned(), Value::String(text.get())));
        let mut held: Held = texts.collect();
        held.insert(FILES.to_owned(), serde_json::to_value(self.files.get()).unwrap_or_default());
        held
    }

    /// Shows what it held.
    pub(super) fn show(self, held: &Held) {
        for (name, text) in self.texts() {
            text.set(held.get(name).and_then(Value::as_str).unwrap_or_default().to_owned());
        }
        let files = held.get(FILES).cloned().unwrap_or_default();
        self.files.set(json::of_value(files).unwrap_or_default());
    }

    /// The content, as it is sent.
    pub(super) fn content(self) -> KitContentRequest {
        untrack(|| {
            let mut sections = KitSectionsRequest::default();
            for (section, field) in KitSection::ALL.iter().zip(self.sections) {
                sections.set(*section, Some(field.get()).filter(|text| !text.trim().is_empty()));
            }
            let file = |file: &KitFileView| KitFileRequest {
                attachment_id: file.file.id,
                accessibility: file.accessibility,
            };
            KitContentRequest {
                kind: KitKind::from_code(&self.kind.get()).unwrap_or(KitKind::Deployment),
                title: self.title.get(),
                sections,
                files: self.files.read().iter().map(file).collect(),
            }
        })
    }
}

/// What a kit of this practice may begin with: nothing that it says already is to be typed again.
pub(super) fn first_content(practice: &PracticeView) -> KitContentRequest {
    let text = |part: &Option<RichText>| part.as_ref().map(|part| part.markdown.clone());
    KitContentRequest {
        kind: KitKind::Deployment,
        title: String::new(),
        sections: KitSectionsRequest {
            context: text(&practice.problem),
            solution: text(&practice.solution),
            conditions: text(&practice.conditions),
            cost_and_means: practice.outlook.means.clone(),
            evaluation: practice.outlook.criteria.clone(),
            contact: Some(practice.contact.name.clone()),
            ..KitSectionsRequest::default()
        },
        files: Vec::new(),
    }
}

/// What is written, as it would be sent without a change.
pub(super) fn fields_of(draft: &KitDraftView) -> Fields {
    Fields::new(&draft.content, draft.files.clone())
}

#[component]
pub(super) fn TemplateFields(faults: Faults, fields: Fields) -> impl IntoView {
    let kind = |kind: &KitKind| {
        ChoiceOption::new(kind.code(), words::kit_kind(*kind))
            .meaning(words::kit_kind_meaning(*kind))
    };
    let section = |(section, value): (&KitSection, RwSignal<String>)| {
        let label = words::kit_section(*section);
        let pointer = format!("/content/sections/{section}");
        view! {
            <RichArea
                faults
                pointer=pointer.clone()
                label
                hint=words::kit_section_hint(*section)
                missing=tr!(practices.kit.section_missing, section = label)
                value
            />
            <CharterRemarks faults pointer text=value />
        }
    };
    view! {
        <Choice
            faults
            pointer="/content/kind"
            legend=tr!(practices.kit.kind)
            value=fields.kind
            options=KitKind::ALL.iter().map(kind).collect()
        />
        <TextField
            faults
            pointer="/content/title"
            label=tr!(practices.field.title)
            missing=tr!(practices.kit.title_missing)
            value=fields.title
        />
        {KitSection::ALL.iter().zip(fields.sections).map(section).collect_view()}
        <KitFilesField faults files=fields.files />
    }
}

/// What ends the form: keep a draft, publish, or leave it.
#[component]
pub(super) fn FormEnd(
    faults: Faults,
    fields: Fields,
    /// The number that the next release would have.
    next: u32,
    #[prop(into)] pending: Signal<bool>,
    #[prop(into)] on_publish: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let note = (next > 1).then(|| {
        view! {
            <TextArea
                faults
                pointer="/note"
                label=tr!(practices.kit.note)
                hint=tr!(practices.kit.note_hint)
                value=fields.note
                optional=true
            />
        }
    });
    let publish = tr!(practices.kit.publish, number = next);
    view! {
        {note}
        <p class="form-acts cluster">
            <Button look=Look::Primary pending on:click=move |_| on_publish.run(())>{publish}</Button>
            <Button press=Press::Submit pending>{tr!(practices.kit.save)}</Button>
            <Button look=Look::Quiet on:click=move |_| on_cancel.run(())>{tr!(common.cancel)}</Button>
        </p>
    }
}
