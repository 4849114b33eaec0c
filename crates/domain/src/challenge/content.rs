//! What a challenge says: its question, its frame, its criteria, its messages (R088 to R097).

use crate::idea::InnovationForm;
use crate::ids::{AttachmentId, OrganisationId};
use crate::reference::{ReferenceCode, ReferenceList};
use crate::text::{
    FieldCode, FieldError, FieldErrors, LongText, Paragraph, ShortText, Title, fold,
};
use crate::vocabulary::vocabulary;

use super::means::check_commitments;
use super::voting::check_days;
use super::{ChallengeFormat, MEANS_MAX, Means, VOTING_DAYS_MAX, VotingDay};

/// Most criteria of a challenge: a jury that reads more reads none.
pub const CRITERIA_MAX: usize = 12;
/// Most subjects inside the frame, and most outside.
pub const SUBJECTS_MAX: usize = 20;
/// Most strategic objectives.
pub const OBJECTIVES_MAX: usize = 6;
/// Most words of the theme.
pub const THEME_WORDS_MAX: usize = 12;
/// Greatest weight of a criterion.
pub const WEIGHT_MAX: u8 = 100;
/// Greatest budget, in euros: what both databases keep.
pub const BUDGET_MAX: u32 = 2_147_483_647;

vocabulary! {
    /// How a criterion is marked.
    CriterionKind {
        /// From nought to five.
        Scale = "scale",
        /// Yes or no: « does it say how it will be evaluated? » (R075).
        YesNo = "yes_no",
    }
}

/// What answers are read with (R074, R095).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// What it is called.
    pub title: ShortText,
    /// What it asks, in a few lines.
    pub help: Option<Paragraph>,
    /// How it is marked.
    pub kind: CriterionKind,
    /// How much it counts beside the others, 1 to 100.
    pub weight: u8,
}

/// What a challenge is about: how dormant ideas find it (R062, R082).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// A domain.
    pub domain: Option<ReferenceCode>,
    /// One of its sub-categories.
    pub subcategory: Option<ReferenceCode>,
    /// A field of innovation.
    pub innovation_field: Option<ReferenceCode>,
    /// Words of its own.
    pub words: Vec<ShortText>,
}

vocabulary! {
    /// The colour that a challenge wears on its page, so that it is known again (R091): those that the portal has.
    ChallengeAccent {
        /// Orange.
        Orange = "orange",
        /// Blue.
        Blue = "blue",
        /// Green.
        Green = "green",
        /// Violet.
        Violet = "violet",
    }
}

/// What the form of deposit holds at first, for an idea that answers this challenge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeaTemplate {
    /// Under « what is wrong today », in Markdown.
    pub problem: Option<LongText>,
    /// Under « what is proposed », in Markdown.
    pub proposal: Option<LongText>,
}

/// What a challenge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeContent {
    /// What kind of call it is.
    pub format: ChallengeFormat,
    /// Its title.
    pub title: Title,
    /// The question, in a few lines.
    pub question: Option<Paragraph>,
    /// Its own message: what makes it different from the others (R091).
    pub message: Option<ShortText>,
    /// Its own colour.
    pub accent: Option<ChallengeAccent>,
    /// Its own image, one of the files that people send.
    pub image: Option<AttachmentId>,
    /// Its story, in Markdown.
    pub description: Option<LongText>,
    /// What it is really for (R088).
    pub objective: Option<Paragraph>,
    /// Subjects inside the frame.
    pub eligible: Vec<ShortText>,
    /// Subjects outside.
    pub not_eligible: Vec<ShortText>,
    /// The director who carries it, or the body that asks, in words (R092).
    pub sponsor: Option<ShortText>,
    /// What they say to those who will answer: why they ask, and what they will do of it (R387).
    pub sponsor_word: Option<Paragraph>,
    /// What they commit to it: time, people, a voice (R092).
    pub commitments: Vec<Means>,
    /// The body it belongs to; none for a national challenge (R083).
    pub organisation: Option<OrganisationId>,
    /// Participative, open or both (R015).
    pub form: InnovationForm,
    /// Strategic objectives it serves (R089).
    pub objectives: Vec<ReferenceCode>,
    /// What answers are read with.
    pub criteria: Vec<Criterion>,
    /// What it is about.
    pub theme: Theme,
    /// What the form of deposit holds at first.
    pub template: IdeaTemplate,
    /// Budget, in euros (R100).
    pub budget: Option<u32>,
    /// The resources put at its disposal (R100).
    pub resources: Vec<Means>,
    /// The bodies that have a day of their own to support its ideas (R098).
    pub voting_days: Vec<VotingDay>,
    /// The series it is an edition of (R085).
    pub series: Option<ShortText>,
    /// Which edition, such as a year.
    pub edition: Option<u16>,
}

impl ChallengeContent {
    /// A content with nothing but a title.
    #[must_use]
    pub fn titled(title: Title) -> Self {
        Self {
            format: ChallengeFormat::Challenge,
            title,
            question: None,
            message: None,
            accent: None,
            image: None,
            description: None,
            objective: None,
            eligible: Vec::new(),
            not_eligible: Vec::new(),
            sponsor: None,
            sponsor_word: None,
            commitments: Vec::new(),
            organisation: None,
            form: InnovationForm::Participative,
            objectives: Vec::new(),
            criteria: Vec::new(),
            theme: Theme::default(),
            template: IdeaTemplate::default(),
            budget: None,
            resources: Vec::new(),
            voting_days: Vec::new(),
            series: None,
            edition: None,
        }
    }

    /// The values of normed lists that it bears: its theme and its objectives.
    #[must_use]
    pub fn borne(&self) -> Vec<(ReferenceList, ReferenceCode)> {
        let Theme { domain, subcategory, innovation_field, words: _ } = &self.theme;
        let theme = [
            (ReferenceList::Domain, domain),
            (ReferenceList::Subcategory, subcategory),
            (ReferenceList::InnovationField, innovation_field),
        ];
        let theme = theme.into_iter().filter_map(|(list, code)| Some((list, code.as_ref()?)));
        let objectives = self.objectives.iter().map(|code| (ReferenceList::Objective, code));
        theme.chain(objectives).map(|(list, code)| (list, code.clone())).collect()
    }

    /// How much a criterion counts, in whole percent of them all.
    #[must_use]
    pub fn share(&self, criterion: &Criterion) -> u8 {
        let all: u32 = self.criteria.iter().map(|one| u32::from(one.weight)).sum();
        let percent = (u32::from(criterion.weight) * 100 + all / 2).checked_div(all);
        percent.and_then(|percent| u8::try_from(percent).ok()).unwrap_or_default()
    }

    /// The name of the series, as two editions are compared by it.
    #[must_use]
    pub fn series_key(&self) -> Option<String> {
        self.series.as_ref().map(|series| fold(series.as_str()))
    }

    /// Checks lists: neither too long, nor the same thing twice, nor a weight of nothing.
    ///
    /// # Errors
    /// Every faulty field, under `/content`.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let lists = [
            ("eligible", self.eligible.len(), SUBJECTS_MAX),
            ("not_eligible", self.not_eligible.len(), SUBJECTS_MAX),
            ("objectives", self.objectives.len(), OBJECTIVES_MAX),
            ("criteria", self.criteria.len(), CRITERIA_MAX),
            ("theme/words", self.theme.words.len(), THEME_WORDS_MAX),
            ("resources", self.resources.len(), MEANS_MAX),
            ("commitments", self.commitments.len(), MEANS_MAX),
            ("voting_days", self.voting_days.len(), VOTING_DAYS_MAX),
        ];
        for (field, length, max) in lists {
            if length > max {
                let (pointer, max) = (format!("/content/{field}"), u32::try_from(max).ok());
                errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
            }
        }
        for fault in check_commitments(self).into_iter().chain(check_days(self)) {
            errors.push(fault);
        }
        if self.budget.is_some_and(|budget| budget > BUDGET_MAX) {
            let (pointer, max) = ("/content/budget".to_owned(), Some(BUDGET_MAX));
            errors.push(FieldError { pointer, code: FieldCode::Malformed, min: Some(0), max });
        }
        for (index, criterion) in self.criteria.iter().enumerate() {
            let at = |field: &str| format!("/content/criteria/{index}/{field}");
            if !(1..=WEIGHT_MAX).contains(&criterion.weight) {
                let (pointer, max) = (at("weight"), Some(u32::from(WEIGHT_MAX)));
                errors.push(FieldError { pointer, code: FieldCode::Malformed, min: Some(1), max });
            }
            let title = fold(criterion.title.as_str());
            let before = self.criteria.iter().take(index);
            if before.into_iter().any(|other| fold(other.title.as_str()) == title) {
                errors.push(FieldError::new(at("title"), FieldCode::Duplicate));
            }
        }
        errors.into_result()
    }
}
