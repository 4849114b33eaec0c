//! The addresses of the first door.

use domain::{ChallengeId, DraftId, IdeaId};

/// The pages of the first door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IdeasPage {
    List,
    /// A new idea.
    Deposit,
    /// A draft that one resumes.
    Resume(DraftId),
    Idea(IdeaId),
    /// What an idea says, to change.
    Edit(IdeaId),
    Mine,
    Challenges,
    Challenge(ChallengeId),
    /// A new challenge.
    CreateChallenge,
    /// What a challenge says, to change.
    EditChallenge(ChallengeId),
    /// National and local challenges on one timeline.
    Calendar,
    /// Ideas that were not selected (R062).
    Dormant,
    /// What waits for an answer; `?defi=` keeps the answers of one challenge.
    Decisions,
    /// What is left for an expert to mark.
    ToMark,
}

impl IdeasPage {
    pub(super) fn path(self) -> String {
        match self {
            Self::List => "/idees".to_owned(),
            Self::Deposit => "/idees/deposer".to_owned(),
            Self::Resume(draft) => format!("/idees/deposer/{draft}"),
            Self::Idea(id) => format!("/idees/{id}"),
            Self::Edit(id) => format!("/idees/{id}/modifier"),
            Self::Mine => "/mes-idees".to_owned(),
            Self::Challenges => "/defis".to_owned(),
            Self::Challenge(id) => format!("/defis/{id}"),
            Self::CreateChallenge => "/defis/nouveau".to_owned(),
            Self::EditChallenge(id) => format!("/defis/{id}/modifier"),
            Self::Calendar => "/defis/calendrier".to_owned(),
            Self::Dormant => "/idees/en-sommeil".to_owned(),
            Self::Decisions => "/idees/reponses".to_owned(),
            Self::ToMark => "/idees/a-noter".to_owned(),
        }
    }

    pub(super) fn at(parts: &[&str]) -> Option<Self> {
        match parts {
            ["idees"] => Some(Self::List),
            ["idees", "deposer"] => Some(Self::Deposit),
            ["idees", "deposer", draft] => draft.parse().ok().map(Self::Resume),
            ["idees", "en-sommeil"] => Some(Self::Dormant),
            ["idees", "reponses"] => Some(Self::Decisions),
            ["idees", "a-noter"] => Some(Self::ToMark),
            ["idees", id] => id.parse().ok().map(Self::Idea),
            ["idees", id, "modifier"] => id.parse().ok().map(Self::Edit),
            ["mes-idees"] => Some(Self::Mine),
            ["defis"] => Some(Self::Challenges),
            ["defis", "nouveau"] => Some(Self::CreateChallenge),
            ["defis", "calendrier"] => Some(Self::Calendar),
            ["defis", id] => id.parse().ok().map(Self::Challenge),
            ["defis", id, "modifier"] => id.parse().ok().map(Self::EditChallenge),
            _ => None,
        }
    }
}
