//! An idea being written: the same fields for a new idea and for one that its author changes.

mod fields;
mod files;

use api_types::attachment::AttachmentView;
use api_types::idea::{DraftContent, DraftView, IdeaContentRequest, IdeaView};
use api_types::people::PersonView;
use domain::FieldError;
use domain::idea::{IdeaOrigin, InnovationForm};
use leptos::prelude::*;

pub(super) use fields::{FiledFields, WordFields};

use crate::pages::shared::{Parcel, PersonChoice};
use crate::state::{References, Toasts};

/// Under which name the idea goes.
pub(super) const NAMED: &str = "named";
/// See [`NAMED`].
pub(super) const ANONYMOUS: &str = "anonymous";

/// What is written so far. Copy it into the fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writing {
    pub(super) title: RwSignal<String>,
    pub(super) problem: RwSignal<String>,
    pub(super) proposal: RwSignal<String>,
    pub(super) subcategory: RwSignal<String>,
    /// The challenge it answers; empty when it is spontaneous.
    pub(super) challenge: RwSignal<String>,
    /// [`NAMED`] or [`ANONYMOUS`].
    pub(super) name: RwSignal<String>,
    pub(super) files: RwSignal<Vec<AttachmentView>>,
    /// A file that is not among them yet.
    pub(super) parcel: RwSignal<Parcel>,
    /// What it is besides.
    pub(super) nature: StoredValue<Nature>,
    /// The colleague in whose name it goes, for those who may.
    pub(super) colleague: StoredValue<PersonChoice>,
}

/// What a draft names and holds only the identifiers of.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    pub(super) files: Vec<AttachmentView>,
    pub(super) colleague: Option<PersonView>,
    pub(super) together: Option<PersonView>,
}

/// What an idea is besides its domain: copy it out to bind its fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nature {
    /// The field of innovation; empty when it is none in particular.
    pub(super) field: RwSignal<String>,
    /// The code of a form of innovation.
    pub(super) form: RwSignal<String>,
    /// The code of where it comes from.
    pub(super) origin: RwSignal<String>,
    /// What it rebounds from, as the address names it; empty when it stands alone.
    pub(super) rebound: RwSignal<String>,
    /// The proposal from outside that it becomes; empty when there is none.
    pub(super) outside: RwSignal<String>,
    /// With whom it is put forward: they are asked to sign it once it is deposited.
    pub(super) together: RwSignal<Option<PersonView>>,
}

impl Writing {
    /// A blank page.
    pub(super) fn blank() -> Self {
        let text = || RwSignal::new(String::new());
        let nature = Nature {
            field: text(),
            form: RwSignal::new(InnovationForm::default().code().to_owned()),
            origin: RwSignal::new(IdeaOrigin::default().code().to_owned()),
            rebound: text(),
            outside: text(),
            together: RwSignal::new(None),
        };
        Self {
            title: text(),
            problem: text(),
            proposal: text(),
            subcategory: text(),
            challenge: text(),
            name: RwSignal::new(NAMED.to_owned()),
            files: RwSignal::new(Vec::new()),
            parcel: RwSignal::new(Parcel::Nothing),
            nature: StoredValue::new(nature),
            colleague: StoredValue::new(PersonChoice::of(None)),
        }
    }

    /// What it rebounds from, as the address names it; empty when it stands alone.
    pub(super) fn rebound(self) -> RwSignal<String> {
        self.nature.with_value(|nature| nature.rebound)
    }

    /// The proposal from outside that it becomes; empty when there is none.
    pub(super) fn outside(self) -> RwSignal<String> {
        self.nature.with_value(|nature| nature.outside)
    }

    /// With whom it is put forward: they are asked to sign it once it is deposited.
    pub(super) fn together(self) -> RwSignal<Option<PersonView>> {
        self.nature.with_value(|nature| nature.together)
    }

    /// What an idea says today.
    pub(super) fn of(idea: &IdeaView) -> Self {
        let writing = Self::blank();
        writing.write(&content_of(idea), idea.attachments.clone());
        writing
    }

    /// Writes what an idea says in place of what is there.
    pub(super) fn write(self, content: &IdeaContentRequest, files: Vec<AttachmentView>) {
        let IdeaContentRequest { title, problem, proposal, subcategory, .. } = content.clone();
        self.title.set(title);
        self.problem.set(problem.unwrap_or_default());
        self.proposal.set(proposal.unwrap_or_default());
        self.subcategory.set(subcategory);
        self.files.set(files);
        let nature = self.nature.get_value();
        nature.field.set(content.innovation_field.clone().unwrap_or_default());
        nature.form.set(content.form.code().to_owned());
        nature.origin.set(content.origin.code().to_owned());
    }

    /// Writes this in place of what is there. Whether there still was a page to write on.
    pub(super) fn fill(self, content: &DraftContent, named: Named) -> bool {
        let challenge = content.challenge_id.map(|id| id.to_string()).unwrap_or_default();
        let outside = content.outside_proposal_id.map(|id| id.to_string()).unwrap_or_default();
        let name = if content.anonymous { ANONYMOUS } else { NAMED };
        let Some(nature) = self.nature.try_get_value() else { return false };
        let Named { files, colleague, together } = named;
        self.colleague.with_value(|choice| choice.set(colleague));
        let texts = [
            (self.title, content.title.clone()),
            (self.problem, content.problem.clone()),
            (self.proposal, content.proposal.clone()),
            (self.subcategory, content.subcategory.clone()),
            (nature.field, content.innovation_field.clone()),
            (nature.form, content.form.code().to_owned()),
            (nature.origin, content.origin.code().to_owned()),
            (self.challenge, challenge),
            (nature.rebound, content.rebound_of.clone()),
            (nature.outside, outside),
            (self.name, name.to_owned()),
        ];
        // `try_set` gives the value back when the signal is gone.
        texts.into_iter().all(|(field, text)| field.try_set(text).is_none())
            && self.files.try_set(files).is_none()
            && nature.together.try_set(together).is_none()
    }

    /// Writes what a draft holds.
    pub(super) fn resume(self, draft: &DraftView) {
        let (files, colleague) = (draft.attachments.clone(), draft.on_behalf_of.clone());
        let together = draft.together_with.clone();
        self.fill(&draft.content, Named { files, colleague, together });
    }

    /// A blank page again.
    pub(super) fn clear(self) {
        self.fill(&DraftContent::default(), Named::default());
    }

    /// What a draft of it names.
    pub(super) fn named(self) -> Named {
        let colleague = self.colleague.with_value(PersonChoice::person);
        Named { files: self.files.get(), colleague, together: self.together().get() }
    }

    /// As a draft keeps it.
    pub(super) fn draft(self) -> DraftContent {
        let nature = self.nature.get_value();
        DraftContent {
            title: self.title.get(),
            problem: self.problem.get(),
            proposal: self.proposal.get(),
            subcategory: self.subcategory.get(),
            innovation_field: nature.field.get(),
            form: InnovationForm::from_code(&nature.form.get()).unwrap_or_default(),
            origin: IdeaOrigin::from_code(&nature.origin.get()).unwrap_or_default(),
            challenge_id: self.challenge.get().parse().ok(),
            anonymous: self.name.get() == ANONYMOUS,
            on_behalf_of: self.colleague.with_value(PersonChoice::id),
            together_with: nature.together.read().as_ref().map(|person| person.id),
            attachments: self.files.read().iter().map(|file| file.id).collect(),
            rebound_of: nature.rebound.get(),
            outside_proposal_id: nature.outside.get().parse().ok(),
        }
    }

    /// As an idea says it.
    pub(super) fn content(self) -> IdeaContentRequest {
        let nature = self.nature.get_value();
        let given = |text: String| (!text.trim().is_empty()).then_some(text);
        IdeaContentRequest {
            title: self.title.get(),
            problem: given(self.problem.get()),
            proposal: given(self.proposal.get()),
            subcategory: self.subcategory.get(),
            innovation_field: given(nature.field.get()),
            form: InnovationForm::from_code(&nature.form.get()).unwrap_or_default(),
            origin: IdeaOrigin::from_code(&nature.origin.get()).unwrap_or_default(),
            attachments: self.files.read().iter().map(|file| file.id).collect(),
        }
    }
}

/// What an idea says, as it would be sent.
pub(super) fn content_of(idea: &IdeaView) -> IdeaContentRequest {
    IdeaContentRequest {
        title: idea.summary.title.clone(),
        problem: idea.problem.clone(),
        proposal: idea.proposal.clone(),
        subcategory: idea.summary.subcategory.0.clone(),
        innovation_field: idea.innovation_field.as_ref().map(|code| code.0.clone()),
        form: idea.form,
        origin: idea.origin,
        attachments: idea.attachments.iter().map(|file| file.id).collect(),
    }
}

/// The server's own check, before sending. Without the lists, the server alone checks.
pub(super) fn check(
    content: &IdeaContentRequest,
    references: References,
) -> Result<(), Vec<FieldError>> {
    let book = references.book();
    if book.items().is_empty() {
        return Ok(());
    }
    content.parse("/content", &book).map(|_| ())
}

/// Whether a chosen file is still to be joined; the person is told so.
pub(super) fn waits_for_file(writing: Writing, toasts: Toasts) -> bool {
    writing.parcel.get_untracked().waits(toasts)
}

/// Whether nothing is written: such a draft is not worth keeping.
pub(super) fn is_blank(content: &DraftContent) -> bool {
    let texts = [&content.title, &content.problem, &content.proposal];
    texts.into_iter().all(|text| text.trim().is_empty()) && content.attachments.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_of_blanks_is_blank_whatever_was_chosen() {
        let chosen = DraftContent {
            title: "  ".to_owned(),
            subcategory: "reception".to_owned(),
            anonymous: true,
            ..DraftContent::default()
        };
        assert!(is_blank(&chosen));
        assert!(!is_blank(&DraftContent { problem: "Trop long.".to_owned(), ..chosen }));
    }
}
