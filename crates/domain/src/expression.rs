//! What everybody may say of what they read without writing rights on it: follow, like, tag (R059, R103 to R111, A07).

use uuid::Uuid;

use crate::access::Permission;
use crate::ids::{ChallengeId, IdeaId, OrganisationId, PocId, PracticeId};
use crate::journal::{Subject, SubjectKind};
use crate::text::{FieldCode, FieldError, Text, fold};
use crate::vocabulary::vocabulary;

/// Something that people follow, like, tag or comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An idea.
    Idea(IdeaId),
    /// A challenge.
    Challenge(ChallengeId),
    /// An experiment.
    Poc(PocId),
    /// A practice.
    Practice(PracticeId),
    /// A body or a direction: one follows the ideas that its agents sign (R059).
    Organisation(OrganisationId),
}

vocabulary! {
    /// What a person may leave on a target, once (R107).
    Mark {
        /// They are told of each change.
        Follow = "follow",
        /// They like it. An idea has votes instead.
        Like = "like",
    }
}

impl Target {
    /// The target of this kind, if people may say something of that kind at all.
    #[must_use]
    pub const fn of(kind: SubjectKind, id: Uuid) -> Option<Self> {
        match kind {
            SubjectKind::Idea => Some(Self::Idea(IdeaId(id))),
            SubjectKind::Challenge => Some(Self::Challenge(ChallengeId(id))),
            SubjectKind::Poc => Some(Self::Poc(PocId(id))),
            SubjectKind::Practice => Some(Self::Practice(PracticeId(id))),
            SubjectKind::Organisation => Some(Self::Organisation(OrganisationId(id))),
            SubjectKind::Account
            | SubjectKind::SynonymGroup
            | SubjectKind::Rights
            | SubjectKind::Review
            | SubjectKind::EditorialItem
            | SubjectKind::Setting
            | SubjectKind::Document
            | SubjectKind::HelpRequest
            | SubjectKind::ResourceRequest
            | SubjectKind::Message => None,
        }
    }

    /// The object, as the journal names it.
    #[must_use]
    pub const fn subject(self) -> Subject {
        let (kind, id) = match self {
            Self::Idea(id) => (SubjectKind::Idea, id.0),
            Self::Challenge(id) => (SubjectKind::Challenge, id.0),
            Self::Poc(id) => (SubjectKind::Poc, id.0),
            Self::Practice(id) => (SubjectKind::Practice, id.0),
            Self::Organisation(id) => (SubjectKind::Organisation, id.0),
        };
        Subject { kind, id }
    }

    /// What one must be allowed to read before saying anything of it.
    #[must_use]
    pub const fn read_permission(self) -> Permission {
        match self {
            Self::Idea(_) | Self::Organisation(_) => Permission::ReadIdeas,
            Self::Challenge(_) => Permission::ReadChallenges,
            Self::Poc(_) => Permission::ReadPocs,
            Self::Practice(_) => Permission::ReadPractices,
        }
    }

    /// Whether that mark may be left on it.
    #[must_use]
    pub const fn takes(self, mark: Mark) -> bool {
        match mark {
            Mark::Follow => true,
            Mark::Like => matches!(self, Self::Poc(_) | Self::Practice(_)),
        }
    }

    /// Whether it has a page of its own, that one writes about or presents: a body has none, one follows its ideas.
    #[must_use]
    pub const fn has_page(self) -> bool {
        !matches!(self, Self::Organisation(_))
    }

    /// Whether it is tagged, and commented: a challenge is answered instead.
    #[must_use]
    pub const fn is_discussed(self) -> bool {
        matches!(self, Self::Idea(_) | Self::Poc(_) | Self::Practice(_))
    }
}

/// The words of a tag, as somebody typed them.
pub type TagWord = Text<2, 40>;

/// A tag: shown as it was first typed, recognised whatever its case and accents (R108).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What people read.
    pub word: TagWord,
    /// What is compared.
    pub key: String,
}

impl Tag {
    /// Checks a tag that somebody typed, with or without its `#`.
    ///
    /// # Errors
    /// At `pointer`: too short, too long, or no letter in it.
    pub fn parse(pointer: &str, raw: &str) -> Result<Self, FieldError> {
        let words: Vec<&str> = raw.trim().trim_start_matches('#').split_whitespace().collect();
        let word = TagWord::parse(pointer, &words.join(" "))?;
        let key = tag_key(word.as_str());
        if key.chars().any(char::is_alphanumeric) {
            Ok(Self { word, key })
        } else {
            Err(FieldError::new(pointer, FieldCode::Malformed))
        }
    }
}

/// What is compared of a tag that somebody seeks.
#[must_use]
pub fn tag_key(raw: &str) -> String {
    let words: Vec<&str> = raw.trim().trim_start_matches('#').split_whitespace().collect();
    fold(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_whatever_its_case_its_accents_and_its_sign() {
        let typed = Tag::parse("/word", "  #Accueil  Téléphonique ").unwrap();
        assert_eq!(typed.word.as_str(), "Accueil Téléphonique");
        assert_eq!(typed.key, "accueil telephonique");
        assert_eq!(tag_key("#ACCUEIL téléphonique"), typed.key);
        assert_eq!(Tag::parse("/word", "#").unwrap_err().code, FieldCode::Required);
        assert_eq!(Tag::parse("/word", "--").unwrap_err().code, FieldCode::Malformed);
    }

    #[test]
    fn ideas_have_votes_and_challenges_have_answers() {
        let id = Uuid::nil();
        let takes = |kind, mark| Target::of(kind, id).is_some_and(|target| target.takes(mark));
        assert!(takes(SubjectKind::Challenge, Mark::Follow));
        assert!(!takes(SubjectKind::Idea, Mark::Like));
        assert!(takes(SubjectKind::Poc, Mark::Like) && takes(SubjectKind::Practice, Mark::Like));
        assert!(!Target::Challenge(ChallengeId(id)).is_discussed());
        assert!(takes(SubjectKind::Organisation, Mark::Follow));
        assert!(!takes(SubjectKind::Organisation, Mark::Like));
        let body = Target::Organisation(OrganisationId(id));
        assert!(!body.is_discussed() && !body.has_page());
        assert_eq!(Target::of(SubjectKind::Account, id), None);
    }
}
