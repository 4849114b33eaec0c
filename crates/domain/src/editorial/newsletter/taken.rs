//! What an issue of the newsletter takes up, of whatever the portal tells (R303, R304, R306).

use uuid::Uuid;

use crate::access::Permission;
use crate::ids::{ChallengeId, EditorialId, LessonId, PocId, PracticeId};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A kind of thing that an issue takes up.
    TakenKind {
        /// News.
        News = "news",
        /// An event of the agenda.
        Event = "event",
        /// A practice of the Store.
        Practice = "practice",
        /// An experiment.
        Poc = "poc",
        /// What a team learnt at a step of its experiment.
        Lesson = "lesson",
        /// A challenge.
        Challenge = "challenge",
        /// A method resource: a kit, a guide, a technique.
        MethodResource = "method_resource",
        /// A testimonial.
        Testimonial = "testimonial",
    }
}

/// Something that an issue takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TakenUp {
    /// News.
    News(EditorialId),
    /// An event of the agenda.
    Event(EditorialId),
    /// A practice of the Store.
    Practice(PracticeId),
    /// An experiment.
    Poc(PocId),
    /// What a team learnt.
    Lesson(LessonId),
    /// A challenge.
    Challenge(ChallengeId),
    /// A method resource.
    MethodResource(EditorialId),
    /// A testimonial.
    Testimonial(EditorialId),
}

impl TakenUp {
    /// The thing of this kind.
    #[must_use]
    pub const fn of(kind: TakenKind, id: Uuid) -> Self {
        match kind {
            TakenKind::News => Self::News(EditorialId(id)),
            TakenKind::Event => Self::Event(EditorialId(id)),
            TakenKind::Practice => Self::Practice(PracticeId(id)),
            TakenKind::Poc => Self::Poc(PocId(id)),
            TakenKind::Lesson => Self::Lesson(LessonId(id)),
            TakenKind::Challenge => Self::Challenge(ChallengeId(id)),
            TakenKind::MethodResource => Self::MethodResource(EditorialId(id)),
            TakenKind::Testimonial => Self::Testimonial(EditorialId(id)),
        }
    }

    /// What it is.
    #[must_use]
    pub const fn kind(self) -> TakenKind {
        match self {
            Self::News(_) => TakenKind::News,
            Self::Event(_) => TakenKind::Event,
            Self::Practice(_) => TakenKind::Practice,
            Self::Poc(_) => TakenKind::Poc,
            Self::Lesson(_) => TakenKind::Lesson,
            Self::Challenge(_) => TakenKind::Challenge,
            Self::MethodResource(_) => TakenKind::MethodResource,
            Self::Testimonial(_) => TakenKind::Testimonial,
        }
    }

    /// Its identifier.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::News(id) | Self::Event(id) | Self::MethodResource(id) | Self::Testimonial(id) => {
                id.0
            }
            Self::Practice(id) => id.0,
            Self::Poc(id) => id.0,
            Self::Lesson(id) => id.0,
            Self::Challenge(id) => id.0,
        }
    }

    /// What one must be allowed to read to be told of it: a letter says nothing that its reader may not open.
    #[must_use]
    pub const fn read_permission(self) -> Permission {
        match self {
            Self::News(_) => Permission::ReadNews,
            Self::Event(_) => Permission::ReadEvents,
            Self::Practice(_) => Permission::ReadPractices,
            Self::Poc(_) | Self::Lesson(_) => Permission::ReadPocs,
            Self::Challenge(_) => Permission::ReadChallenges,
            Self::MethodResource(_) => Permission::ReadMethodResources,
            Self::Testimonial(_) => Permission::ReadTestimonials,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_from_the_others() {
        let id = Uuid::from_u128(7);
        for kind in TakenKind::ALL {
            let one = TakenUp::of(*kind, id);
            assert_eq!((one.kind(), one.id()), (*kind, id));
        }
        let asked = |kind| TakenUp::of(kind, id).read_permission();
        assert_eq!(asked(TakenKind::Lesson), Permission::ReadPocs);
        assert_eq!(asked(TakenKind::MethodResource), Permission::ReadMethodResources);
        assert_eq!(asked(TakenKind::Testimonial), Permission::ReadTestimonials);
    }
}
