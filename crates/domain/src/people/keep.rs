//! Keeping the tree: adding bodies and directions, renaming them, closing them (A36, R046). Nothing is deleted: whoever
//! belongs there stays there, under its name.

use super::{Organisation, OrganisationKind, Region};
use crate::access::acts::KeepOrganisations;
use crate::access::{Actor, Granted, Owned, Permission, Place, Reach};
use crate::ids::OrganisationId;
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, ShortText, fold};

/// Longest code that is made from a name, before its number.
const CODE_MAX: usize = 60;

impl Organisation {
    /// A body below the branch, or a direction below a body, still to be added; none below a direction.
    #[must_use]
    pub fn below(parent: &Self, id: OrganisationId, name: &ShortText) -> Option<Self> {
        let (kind, body) = match parent.kind {
            OrganisationKind::Branch => (OrganisationKind::Organisation, Some(id)),
            OrganisationKind::Organisation => (OrganisationKind::Department, Some(parent.id)),
            OrganisationKind::Department => return None,
        };
        let slug = slug(name.as_str());
        let code = match kind {
            OrganisationKind::Department => format!("{}-{slug}", parent.code),
            OrganisationKind::Organisation | OrganisationKind::Branch => slug,
        };
        Some(Self {
            id,
            code,
            name: name.as_str().to_owned(),
            kind,
            parent: Some(parent.id),
            body,
            mailbox: None,
            region: None,
            closed: false,
            version: 1,
        })
    }

    /// Whether this person may add something below.
    #[must_use]
    pub fn is_extended_by(&self, actor: &Actor) -> bool {
        let place = match self.kind {
            OrganisationKind::Branch => Place::default(),
            OrganisationKind::Organisation => Place::within(self.id),
            OrganisationKind::Department => return false,
        };
        let all = actor.reach_in(Permission::KeepOrganisations, place) == Reach::Everything;
        all && !self.closed
    }

    /// Two that read alike below the same one cannot be told apart.
    fn check_name(&self, all: &[Self]) -> Result<(), FieldError> {
        let own = fold(&self.name);
        let mut beside = all.iter().filter(|one| one.parent == self.parent && one.id != self.id);
        if beside.any(|one| fold(&one.name) == own) {
            return Err(FieldError::new("/name", FieldCode::Duplicate));
        }
        Ok(())
    }

    /// Its code, numbered when another has it.
    fn free_code(&self, all: &[Self]) -> String {
        let taken = |code: &str| all.iter().any(|one| one.code == code);
        let numbered = (2..).map(|number| format!("{}-{number}", self.code));
        let mut codes = std::iter::once(self.code.clone()).chain(numbered);
        codes.find(|code| !taken(code)).unwrap_or_else(|| self.code.clone())
    }
}

fn slug(name: &str) -> String {
    let folded = fold(name);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let joined: String = parts.collect::<Vec<_>>().join("-").chars().take(CODE_MAX).collect();
    if joined.is_empty() { "organisme".to_owned() } else { joined }
}

impl Owned for Organisation {
    /// By nobody: those who belong there do not keep it.
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }

    /// A direction is of its body; a body is for those who keep them all.
    fn place(&self) -> Place {
        let organisation = match self.kind {
            OrganisationKind::Department => self.body,
            OrganisationKind::Branch | OrganisationKind::Organisation => None,
        };
        Place { organisation, item: Some(self.id.0) }
    }
}

impl Granted<'_, KeepOrganisations, Organisation> {
    /// Adds it to the tree.
    ///
    /// # Errors
    /// The field that is to be corrected: what it is below is closed, or its name is taken there.
    pub fn join(self, all: &[Organisation]) -> Result<Fact, FieldError> {
        let above = all.iter().find(|one| Some(one.id) == self.on.parent);
        if above.is_none_or(|above| above.closed) {
            return Err(FieldError::new("/parent_id", FieldCode::UnknownValue));
        }
        self.on.check_name(all)?;
        self.on.code = self.on.free_code(all);
        Ok(Fact::OrganisationAdded { organisation: self.on.id, label: self.on.name.clone() })
    }

    /// Gives it another name, says where it is, closes it or opens it again. Its code stays.
    ///
    /// # Errors
    /// The field that is to be corrected: the branch is never closed, a body alone is somewhere, and a name is taken
    /// once.
    pub fn change(
        self,
        (name, region): (ShortText, Option<Region>),
        closed: bool,
        all: &[Organisation],
    ) -> Result<Fact, FieldError> {
        if region.is_some() && self.on.kind != OrganisationKind::Organisation {
            return Err(FieldError::new("/region", FieldCode::UnknownValue));
        }
        if closed && self.on.kind == OrganisationKind::Branch {
            return Err(FieldError::new("/closed", FieldCode::UnknownValue));
        }
        let was = std::mem::replace(&mut self.on.name, name.into_string());
        self.on.closed = closed;
        self.on.region = region;
        self.on.check_name(all)?;
        let label = self.on.name.clone();
        let was = Some(was).filter(|was| *was != label);
        let organisation = self.on.id;
        Ok(Fact::OrganisationChanged { organisation, label, was, active: !closed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Holdings, Lent, Profile, Scope};

    const fn id(n: u128) -> OrganisationId {
        OrganisationId(uuid::Uuid::from_u128(n))
    }

    fn words(name: &str) -> ShortText {
        ShortText::parse("/name", name).unwrap()
    }

    /// The branch, a body, one direction of it.
    fn tree() -> Vec<Organisation> {
        let branch = Organisation {
            id: id(1),
            code: "branche".to_owned(),
            name: "Branche".to_owned(),
            kind: OrganisationKind::Branch,
            parent: None,
            body: None,
            mailbox: None,
            region: None,
            closed: false,
            version: 1,
        };
        let body = Organisation::below(&branch, id(2), &words("Carsat Bretagne")).unwrap();
        let direction = Organisation::below(&body, id(3), &words("Action sociale")).unwrap();
        vec![branch, body, direction]
    }

    fn add(actor: &Actor, parent: &Organisation, name: &str) -> Result<Organisation, String> {
        let mut new = Organisation::below(parent, id(9), &words(name)).ok_or("below")?;
        let granted = actor.may(KeepOrganisations, &mut new).map_err(|_| "denied")?;
        granted.join(&tree()).map_err(|fault| fault.pointer)?;
        Ok(new)
    }

    #[test]
    fn a_direction_stands_below_a_body_with_a_code_of_its_own() {
        let (all, admin) = (tree(), actor(1, Profile::FunctionalAdmin));
        let added = add(&admin, &all[1], "Santé & prévention").unwrap();
        assert_eq!(added.code, "carsat-bretagne-sante-prevention");
        assert_eq!((added.kind, added.body), (OrganisationKind::Department, Some(id(2))));
        let alone = add(&admin, &all[0], "Carsat-Bretagne").unwrap();
        assert_eq!((alone.code.as_str(), alone.body), ("carsat-bretagne-2", Some(id(9))));
        assert_eq!(add(&admin, &all[1], "Action Sociale").unwrap_err(), "/name");
        assert_eq!(add(&admin, &all[2], "Un pôle").unwrap_err(), "below");
    }

    #[test]
    fn a_delegate_adds_directions_of_their_body_and_nothing_else() {
        let scope = Scope { organisation: Some(id(2)), ..Scope::default() };
        let lent = Lent { profile: Profile::FunctionalAdmin, giver: Profile::SuperAdmin, scope };
        let holds = Holdings { lent: vec![lent], owned: Vec::new() };
        let delegate = Actor { holds, ..actor(1, Profile::Reader) };
        let all = tree();
        assert!(add(&delegate, &all[1], "Santé").is_ok());
        assert_eq!(add(&delegate, &all[0], "Une caisse").unwrap_err(), "denied");
        assert!(all[1].is_extended_by(&delegate) && !all[0].is_extended_by(&delegate));
        let mut body = all[1].clone();
        assert!(delegate.may(KeepOrganisations, &mut body).is_err(), "not the body itself");
        let reader = actor(2, Profile::Reader);
        assert_eq!(add(&reader, &all[1], "Santé").unwrap_err(), "denied");
    }

    #[test]
    fn closing_keeps_the_name_and_the_branch_stays_open() {
        let (mut all, admin) = (tree(), actor(1, Profile::SuperAdmin));
        let mut body = all[1].clone();
        let granted = admin.may(KeepOrganisations, &mut body).unwrap();
        let fact =
            granted.change((words("Carsat Bretagne"), Some(Region::Bretagne)), true, &all).unwrap();
        let told = Fact::OrganisationChanged {
            organisation: id(2),
            label: "Carsat Bretagne".to_owned(),
            was: None,
            active: false,
        };
        assert_eq!(fact, told);
        assert!(body.closed && !body.is_extended_by(&admin));
        assert_eq!(body.region, Some(Region::Bretagne));
        all[1] = body.clone();
        let mut new = Organisation::below(&body, id(9), &words("Santé")).unwrap();
        let refused = admin.may(KeepOrganisations, &mut new).unwrap().join(&all).unwrap_err();
        assert_eq!(refused.pointer, "/parent_id");
        let mut branch = all[0].clone();
        let granted = admin.may(KeepOrganisations, &mut branch).unwrap();
        let refused = granted.change((words("Branche"), None), true, &all).unwrap_err();
        assert_eq!(refused.pointer, "/closed");
        let mut direction = all[2].clone();
        let granted = admin.may(KeepOrganisations, &mut direction).unwrap();
        let placed = (words("Action sociale"), Some(Region::Bretagne));
        assert_eq!(granted.change(placed, false, &all).unwrap_err().pointer, "/region");
    }
}
