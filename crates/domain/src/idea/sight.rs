//! Who may read an idea: everybody, unless an administrator keeps it for some (A28).

use super::{Author, Idea, IdeaStatus, InnovationForm};
use crate::access::acts::RestrictIdea;
use crate::access::{Actor, Granted, Permission};
use crate::ids::{IdeaId, OrganisationId, UserId};
use crate::journal::{Fact, SubjectKind};
use crate::poc::{Mark, Sight, Visibility};
use crate::reference::ReferenceCode;

/// An idea that is kept for some, without its words: what says who may read it, and what figures count of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptIdea {
    /// Its identifier.
    pub id: IdeaId,
    /// Who put it forward.
    pub author: Author,
    /// The author's body.
    pub organisation: Option<OrganisationId>,
    /// The direction of whoever signs it.
    pub department: Option<OrganisationId>,
    /// Who typed it for its author.
    pub deposited_by: Option<UserId>,
    /// Who signs it with its author.
    pub co_authors: Vec<UserId>,
    /// Who is asked to, and has not answered: one reads what one is asked to sign.
    pub asked: Vec<UserId>,
    /// Who may read it.
    pub visibility: Visibility,
    /// Where it stands.
    pub status: IdeaStatus,
    /// Its domain.
    pub domain: ReferenceCode,
    /// With whom one innovates.
    pub form: InnovationForm,
    /// The idea that it became one with.
    pub merged_into: Option<IdeaId>,
}

impl KeptIdea {
    /// Whether those are among the people for whom it is kept; its masked author is not told apart.
    #[must_use]
    pub fn is_seen_by(&self, sight: &Sight) -> bool {
        let place = (self.organisation, self.department);
        let signers = [self.co_authors.as_slice(), self.asked.as_slice()].concat();
        let people = (&self.author, signers.as_slice(), self.deposited_by);
        sight.sees_kept(self.visibility, &marks(self.visibility, place, people))
    }

    /// Whether this person, who reads ideas, may know of it: its own author always, masked or not.
    #[must_use]
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        self.is_seen_by(&Sight::of(actor)) || self.author.is(actor)
    }
}

/// Those who read an idea besides everybody: see [`Idea::marks`].
fn marks(
    visibility: Visibility,
    (organisation, department): (Option<OrganisationId>, Option<OrganisationId>),
    (author, co_authors, deposited_by): (&Author, &[UserId], Option<UserId>),
) -> Vec<Mark> {
    // No body has this identifier: an idea that stands nowhere is kept for no direction.
    let body = organisation.unwrap_or_default();
    let author = match author {
        Author::Named(author) => Some(*author),
        Author::Anonymous(_) | Author::Unknown => None,
    };
    let people = co_authors.iter().copied().chain(author).chain(deposited_by);
    Mark::of(visibility, (department.unwrap_or(body), body), people)
}

impl Idea {
    /// Those who read it besides everybody: the direction of whoever signs it, or their body, and those who sign it. Of a
    /// masked author, nothing: neither their direction nor themselves.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let parts = &self.0;
        let people = (&parts.author, parts.co_authors.as_slice(), parts.deposited_by);
        marks(parts.visibility, (parts.organisation, parts.department), people)
    }

    /// Whether those are among the people for whom it is kept; its masked author is not told apart.
    #[must_use]
    pub fn is_seen_by(&self, sight: &Sight) -> bool {
        sight.sees_kept(self.0.visibility, &self.marks())
    }

    /// Whether this person, who reads ideas, may know of it: its own author always, masked or not.
    #[must_use]
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        self.is_seen_by(&Sight::of(actor)) || self.0.author.is(actor)
    }

    /// Whether this person reads it: by their rights where it stands, and because it is not kept for others.
    #[must_use]
    pub fn is_read_by(&self, actor: &Actor) -> bool {
        self.is_shown_to(actor) && actor.can(Permission::ReadIdeas, self)
    }
}

impl Granted<'_, RestrictIdea, Idea> {
    /// Chooses who may read it; nothing happens when it is as it was.
    #[must_use]
    pub fn restrict(self, visibility: Visibility) -> Option<Fact> {
        let before = std::mem::replace(&mut self.on.0.visibility, visibility);
        let fact =
            Fact::ReadersChosen { on: SubjectKind::Idea, target: self.on.0.id.0, visibility };
        (before != visibility).then_some(fact)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    #[test]
    fn whoever_is_asked_to_sign_a_kept_idea_reads_it_and_nobody_else_does() {
        let (sophie, yann) = (actor(2, Profile::Reader), actor(3, Profile::Reader));
        let mut idea = KeptIdea {
            id: IdeaId(Uuid::from_u128(7)),
            author: Author::Named(UserId(Uuid::from_u128(99))),
            organisation: None,
            department: None,
            deposited_by: None,
            co_authors: Vec::new(),
            asked: vec![sophie.id],
            visibility: Visibility::TopManagement,
            status: IdeaStatus::Submitted,
            domain: ReferenceCode("customer_relations".into()),
            form: InnovationForm::Participative,
            merged_into: None,
        };
        assert!(idea.is_shown_to(&sophie) && !idea.is_shown_to(&yann));
        idea.asked.clear();
        assert!(!idea.is_shown_to(&sophie), "once she has declined");
    }
}
