//! What a challenge is given to succeed: the resources put at its disposal, and what whoever carries it commits (R092,
//! R100).

use crate::text::{FieldCode, FieldError, Paragraph};
use crate::vocabulary::vocabulary;

use super::{BUDGET_MAX, ChallengeContent};

/// Most resources of a challenge, and most commitments: beyond, nobody reads what is promised.
pub const MEANS_MAX: usize = 12;

vocabulary! {
    /// What kind of means it is: what a director may give to a programme (R092), what supports it (R100), and what is
    /// offered to an idea that answers an investment call (R094).
    MeansKind {
        /// Time: days given, hours that are freed.
        Time = "time",
        /// People, with what they know.
        People = "people",
        /// Tools, data, a room.
        Equipment = "equipment",
        /// Money, beside the budget.
        Money = "money",
        /// A place where it is tried, with those who work there.
        TestSite = "test_site",
        /// A voice: speaking of it, opening it, thanking for it.
        Communication = "communication",
    }
}

/// Most days that one person offers.
const DAYS_MAX: u32 = 1_000;

impl MeansKind {
    /// The most of it that one offer says, where it is counted: euros of money, days of time.
    #[must_use]
    pub const fn counted_to(self) -> Option<u32> {
        match self {
            Self::Money => Some(BUDGET_MAX),
            Self::Time => Some(DAYS_MAX),
            Self::People | Self::Equipment | Self::TestSite | Self::Communication => None,
        }
    }
}

/// One thing that is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Means {
    /// What kind it is.
    pub kind: MeansKind,
    /// What it is, how much, until when.
    pub text: Paragraph,
}

/// What is wrong with who commits: a commitment is somebody's, who is named, and so is a word (R387).
pub(super) fn check_commitments(content: &ChallengeContent) -> Option<FieldError> {
    let said = !content.commitments.is_empty() || content.sponsor_word.is_some();
    let orphan = said && content.sponsor.is_none();
    orphan.then(|| FieldError::new("/content/sponsor", FieldCode::Required))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ShortText, Title};

    fn given(count: usize) -> Vec<Means> {
        let text = Paragraph::restore("Deux jours par mois".to_owned());
        vec![Means { kind: MeansKind::Time, text }; count]
    }

    fn content() -> ChallengeContent {
        ChallengeContent::titled(Title::restore("Simplification".to_owned()))
    }

    #[test]
    fn a_commitment_is_somebodys() {
        let orphan = ChallengeContent { commitments: given(1), ..content() };
        let fault = FieldError::new("/content/sponsor", FieldCode::Required);
        assert_eq!(orphan.check(), Err(vec![fault]));
        let sponsor = Some(ShortText::restore("Direction de la relation assurés".to_owned()));
        assert_eq!(ChallengeContent { sponsor, ..orphan }.check(), Ok(()));
        let resources = ChallengeContent { resources: given(1), ..content() };
        assert_eq!(resources.check(), Ok(()), "resources need nobody's name");
    }

    #[test]
    fn a_word_is_signed() {
        let sponsor_word = Some(Paragraph::restore("Vos idées seront lues.".to_owned()));
        let orphan = ChallengeContent { sponsor_word, ..content() };
        let fault = FieldError::new("/content/sponsor", FieldCode::Required);
        assert_eq!(orphan.check(), Err(vec![fault]));
        let sponsor = Some(ShortText::restore("La Dinno".to_owned()));
        assert_eq!(ChallengeContent { sponsor, ..orphan }.check(), Ok(()));
    }

    #[test]
    fn neither_list_is_too_long() {
        let sponsor = Some(ShortText::restore("La Dinno".to_owned()));
        let of = |resources, commitments| ChallengeContent {
            resources: given(resources),
            commitments: given(commitments),
            sponsor: sponsor.clone(),
            ..content()
        };
        assert_eq!(of(MEANS_MAX, MEANS_MAX).check(), Ok(()));
        let faults = of(MEANS_MAX + 1, MEANS_MAX + 1).check().unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| (&*fault.pointer, fault.code)).collect();
        let too_many = FieldCode::TooMany;
        assert_eq!(told, [("/content/resources", too_many), ("/content/commitments", too_many)]);
    }
}
