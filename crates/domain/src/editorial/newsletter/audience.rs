//! Who, among those who asked for the newsletter, receives an issue by mail.

use std::collections::BTreeSet;

use crate::access::Profile;
use crate::ids::OrganisationId;
use crate::text::{FieldCode, FieldError};
use crate::vocabulary::vocabulary;

/// Most bodies and directions that an issue names.
pub const PLACES_MAX: usize = 100;

vocabulary! {
    /// What somebody is besides their profile, when an issue is for such people.
    AudienceMark {
        /// Member of COMEX or CODIR.
        TopManagement = "top_management",
        /// Leads a team.
        Manager = "manager",
        /// Answers for innovation in their body.
        Referent = "referent",
    }
}

/// Who receives an issue, of those who asked for the newsletter. Each criterion narrows; what is chosen within one adds
/// up; one in which nothing is chosen leaves everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Of one of these bodies or directions.
    places: BTreeSet<OrganisationId>,
    /// With one of these profiles.
    profiles: BTreeSet<Profile>,
    /// With one of these marks.
    marks: BTreeSet<AudienceMark>,
}

impl Audience {
    /// Those who meet every criterion. What is named twice counts once.
    ///
    /// # Errors
    /// Under `pointer`, when more bodies and directions are named than there are in the network.
    pub fn parse(
        pointer: &str,
        places: impl IntoIterator<Item = OrganisationId>,
        profiles: impl IntoIterator<Item = Profile>,
        marks: impl IntoIterator<Item = AudienceMark>,
    ) -> Result<Self, FieldError> {
        let audience = Self::restore(places, profiles, marks);
        if audience.places.len() > PLACES_MAX {
            let (pointer, max) = (pointer.to_owned(), u32::try_from(PLACES_MAX).ok());
            return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        Ok(audience)
    }

    /// Takes back an audience that was checked when it was kept.
    #[must_use]
    pub fn restore(
        places: impl IntoIterator<Item = OrganisationId>,
        profiles: impl IntoIterator<Item = Profile>,
        marks: impl IntoIterator<Item = AudienceMark>,
    ) -> Self {
        Self {
            places: places.into_iter().collect(),
            profiles: profiles.into_iter().collect(),
            marks: marks.into_iter().collect(),
        }
    }

    /// The bodies and directions; wherever when none.
    #[must_use]
    pub const fn places(&self) -> &BTreeSet<OrganisationId> {
        &self.places
    }

    /// The profiles; whichever when none.
    #[must_use]
    pub const fn profiles(&self) -> &BTreeSet<Profile> {
        &self.profiles
    }

    /// The marks; with or without when none.
    #[must_use]
    pub const fn marks(&self) -> &BTreeSet<AudienceMark> {
        &self.marks
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn places(many: usize) -> Vec<OrganisationId> {
        let id = |n: usize| OrganisationId(Uuid::from_u128(u128::try_from(n).unwrap()));
        (0..many).map(id).collect()
    }

    #[test]
    fn what_is_named_twice_counts_once() {
        let twice = [places(3), places(3)].concat();
        let audience =
            Audience::parse("/places", twice, [Profile::Reader; 2], [AudienceMark::Manager; 2]);
        let audience = audience.unwrap();
        assert_eq!(audience.places().len(), 3);
        assert_eq!((audience.profiles().len(), audience.marks().len()), (1, 1));
    }

    #[test]
    fn nobody_names_more_places_than_the_network_has() {
        let parse = |many| Audience::parse("/places", places(many), [], []);
        assert!(parse(PLACES_MAX).is_ok());
        assert_eq!(parse(PLACES_MAX + 1).unwrap_err().code, FieldCode::TooMany);
    }
}
