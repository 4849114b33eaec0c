//! An issue of the newsletter, as fields: own words, what it takes up in order, to whom it goes.

use api_types::editorial::{
    AudienceRequest, AudienceView, NewsletterRequest, NewsletterView, TakenUpRequest,
};
use domain::OrganisationId;
use domain::access::Profile;
use domain::editorial::{AudienceMark, EditorialBrick};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::audience_form::AudienceForm;
use super::fields::{ItemFields, ItemWords};
use super::taken_form::{Taken, TakenField};
use super::written_for::bodies_to_choose;
use crate::components::{Faults, SelectField, TextArea, TextField};
use crate::pages::shared::{BodyField, CharterRemarks};
use crate::words::tr;

/// What is chosen of an issue besides its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct IssueWords {
    /// What it takes up, with titles.
    pub(super) taken: Vec<Taken>,
    /// The bodies and directions that receive it, with their names.
    pub(super) places: Vec<(OrganisationId, String)>,
    pub(super) profiles: Vec<Profile>,
    pub(super) marks: Vec<AudienceMark>,
}

/// The fields of what is chosen. Copy them into the views.
#[derive(Clone, Copy, Debug)]
pub(super) struct IssueFields {
    pub(super) taken: RwSignal<Vec<Taken>>,
    pub(super) places: RwSignal<Vec<(OrganisationId, String)>>,
    pub(super) profiles: RwSignal<Vec<Profile>>,
    pub(super) marks: RwSignal<Vec<AudienceMark>>,
}

impl IssueFields {
    pub(super) fn new() -> Self {
        Self {
            taken: RwSignal::new(Vec::new()),
            places: RwSignal::new(Vec::new()),
            profiles: RwSignal::new(Vec::new()),
            marks: RwSignal::new(Vec::new()),
        }
    }

    pub(super) fn fill(self, words: &IssueWords) {
        self.taken.set(words.taken.clone());
        self.places.set(words.places.clone());
        self.profiles.set(words.profiles.clone());
        self.marks.set(words.marks.clone());
    }

    pub(super) fn words(self) -> IssueWords {
        IssueWords {
            taken: self.taken.get(),
            places: self.places.get(),
            profiles: self.profiles.get(),
            marks: self.marks.get(),
        }
    }
}

pub(super) fn issue_request(words: &ItemWords) -> NewsletterRequest {
    let IssueWords { taken, places, profiles, marks } = &words.issue;
    let take = |(kind, id, _): &Taken| TakenUpRequest { kind: *kind, id: *id };
    NewsletterRequest {
        lead: Some(words.lead.clone()).filter(|lead| !lead.trim().is_empty()),
        body: words.body.clone(),
        taken_up: taken.iter().map(take).collect(),
        organisation_id: words.segment.parse().ok(),
        audience: AudienceRequest {
            organisation_ids: places.iter().map(|(id, _)| *id).collect(),
            profiles: profiles.clone(),
            marks: marks.clone(),
        },
    }
}

pub(super) fn words_of_issue(issue: NewsletterView) -> ItemWords {
    let NewsletterView { lead, body, taken_up, organisation, audience, letters: _ } = issue;
    let AudienceView { organisations, profiles, marks } = audience.unwrap_or_default();
    ItemWords {
        lead: lead.unwrap_or_default(),
        body: body.markdown,
        segment: organisation.map(|body| body.id.to_string()).unwrap_or_default(),
        issue: IssueWords {
            taken: taken_up.into_iter().map(|one| (one.kind, one.id, one.title)).collect(),
            places: organisations.into_iter().map(|one| (one.id, one.name)).collect(),
            profiles,
            marks,
        },
        ..ItemWords::default()
    }
}

#[component]
pub(super) fn IssueForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let (options, none) = bodies_to_choose(EditorialBrick::Newsletters, own.segment);
    let blank = none.then(|| tr!(editorial.letter.everybody));
    view! {
        <TextField
            faults
            pointer="/title"
            label=tr!(editorial.field.title)
            hint=tr!(editorial.letter.title_hint)
            missing=tr!(editorial.field.title_missing)
            value=own.title
        />
        <CharterRemarks faults pointer="/title" text=own.title />
        <TextArea
            faults
            pointer="/content/newsletters/lead"
            label=tr!(editorial.field.lead)
            hint=tr!(editorial.field.lead_hint)
            value=own.lead
            optional=true
        />
        <CharterRemarks faults pointer="/content/newsletters/lead" text=own.lead />
        <BodyField
            faults
            pointer="/content/newsletters/body"
            label=tr!(editorial.field.body)
            hint=tr!(editorial.letter.body_hint)
            value=own.body
        />
        <TakenField faults chosen=own.issue.taken />
        <SelectField
            faults
            pointer="/content/newsletters/organisation_id"
            label=tr!(editorial.letter.segment)
            hint=tr!(editorial.letter.segment_hint)
            value=own.segment
            options
            nostrip:blank=blank
        />
        <AudienceForm faults issue=own.issue />
    }
}

#[cfg(test)]
mod tests {
    use domain::editorial::TakenKind;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_chosen_is_sent_in_its_order() {
        let one = |kind, id| (kind, Uuid::from_u128(id), "Un essai".to_owned());
        let issue = IssueWords {
            taken: vec![one(TakenKind::Practice, 2), one(TakenKind::News, 1)],
            marks: vec![AudienceMark::Referent],
            ..IssueWords::default()
        };
        let words = ItemWords { body: "Un bilan.".to_owned(), issue, ..ItemWords::blank() };
        let sent = issue_request(&words);
        let ids: Vec<_> = sent.taken_up.iter().map(|one| one.id.as_u128()).collect();
        assert_eq!(ids, [2, 1]);
        assert_eq!((sent.lead, sent.organisation_id), (None, None));
        assert_eq!(sent.audience.marks, [AudienceMark::Referent]);
        assert!(sent.audience.organisation_ids.is_empty());
    }
}
