//! Organisations, accounts, addresses, passwords.

mod keep;
mod mention;
mod password_link;
mod region;
mod team;

use crate::ids::{OrganisationId, UserId};
use crate::text::{FieldCode, FieldError, ShortText, is_invisible, is_seen};
use crate::vocabulary::vocabulary;

pub use mention::{MENTIONS_MAX, handle, is_named};
pub use password_link::{PASSWORD_LINK_LIFE, PasswordLink};
pub use region::Region;
pub use team::{TEAM_MIN, Team, TeamTotal, team_total};

vocabulary! {
    /// What a node of the tree is.
    OrganisationKind {
        /// The whole retirement branch.
        Branch = "branch",
        /// A body: the national fund, a Carsat, a CGSS, a CSS, a Cramif.
        Organisation = "organisation",
        /// A direction of a body.
        Department = "department",
    }
}

vocabulary! {
    /// Who may be declared to own a brick or a thing of it (A08).
    OwnerKind {
        /// One person.
        Person = "person",
        /// A direction: all those who belong to it.
        Department = "department",
        /// A body: all those who belong to it.
        Organisation = "organisation",
    }
}

vocabulary! {
    /// How a person is known.
    PersonKind {
        /// Can sign in.
        Account = "account",
        /// Named by an import; cannot sign in.
        Imported = "imported",
    }
}

vocabulary! {
    /// Whether an account may be used.
    AccountStatus {
        /// May sign in.
        Active = "active",
        /// May not sign in; what the person wrote stays.
        Disabled = "disabled",
    }
}

/// What is said of a person beside their profile. None of it adds a right over what others wrote (R339); a referent
/// writes down the ideas that the agents of their body tell them, in the name of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that somebody ticks, alone")]
pub struct Marks {
    /// Member of COMEX or CODIR (R337).
    pub top_management: bool,
    /// Leads a team.
    pub manager: bool,
    /// Answers for innovation in their body (R263).
    pub referent: bool,
    /// Carries innovation to others (R267).
    pub ambassador: bool,
}

impl Marks {
    /// Whether this one is among them.
    #[must_use]
    pub const fn has(self, mark: PersonMark) -> bool {
        match mark {
            PersonMark::TopManagement => self.top_management,
            PersonMark::Manager => self.manager,
            PersonMark::Referent => self.referent,
            PersonMark::Ambassador => self.ambassador,
        }
    }

    /// The same, with this one or without it.
    #[must_use]
    pub const fn with(mut self, mark: PersonMark, said: bool) -> Self {
        match mark {
            PersonMark::TopManagement => self.top_management = said,
            PersonMark::Manager => self.manager = said,
            PersonMark::Referent => self.referent = said,
            PersonMark::Ambassador => self.ambassador = said,
        }
        self
    }
}

vocabulary! {
    /// One of the marks of a person, to look for those who have it.
    PersonMark {
        /// Member of COMEX or CODIR.
        TopManagement = "top_management",
        /// Leads a team.
        Manager = "manager",
        /// Answers for innovation in their body.
        Referent = "referent",
        /// Carries innovation to others.
        Ambassador = "ambassador",
    }
}

/// A body or a direction of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// A short stable code, such as `carsat-bretagne`.
    pub code: String,
    /// Its name, in French.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it belongs to.
    pub parent: Option<OrganisationId>,
    /// The body it belongs to; itself for a body, none for the branch.
    pub body: Option<OrganisationId>,
    /// Where one writes to those who look after innovation there, whoever they are (R265).
    pub mailbox: Option<EmailAddress>,
    /// Where a body is; none for those of the whole country, and for directions, which are where their body is.
    pub region: Option<Region>,
    /// Whether it is no more: it keeps its name, and nobody chooses it any longer.
    pub closed: bool,
    /// Counts its changes.
    pub version: i32,
}

/// A person as others see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their identifier.
    pub id: UserId,
    /// Their name.
    pub name: ShortText,
    /// The body they belong to.
    pub organisation: Option<OrganisationId>,
    /// Whether they have an account that is open: whoever has none reads no message.
    pub reachable: bool,
}

/// A work e-mail address, lower-cased: it names an account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Checks an address: something, one `@`, a domain with a dot, no blank, nothing that cannot be seen.
    ///
    /// # Errors
    /// A [`FieldError`] at `pointer`.
    pub fn parse(pointer: &str, raw: &str) -> Result<Self, FieldError> {
        let address = raw.trim().to_lowercase();
        let refused = |code| Err(FieldError::new(pointer, code));
        if address.is_empty() {
            return refused(FieldCode::Required);
        }
        if address.len() > 254 {
            return refused(FieldCode::TooLong);
        }
        let odd = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
        let sound = address.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && domain.contains('.')
                && !domain.contains('@')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        }) && !address.chars().any(odd);
        if sound { Ok(Self(address)) } else { refused(FieldCode::Malformed) }
    }

    /// Takes back an address that was checked when it was kept.
    #[must_use]
    pub fn restore(kept: String) -> Self {
        Self(kept)
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Shortest password, in characters (CNIL recommendation 2022-100, with throttled attempts).
pub const PASSWORD_MIN: usize = 12;
/// Longest password, in characters: hashing is not a way to stop the server.
pub const PASSWORD_MAX: usize = 200;

/// Checks the length of a new password. No composition rule, no expiry.
///
/// # Errors
/// A [`FieldError`] at `pointer`.
pub fn check_password(pointer: &str, password: &str) -> Result<(), FieldError> {
    let code = match password.chars().count() {
        // Nobody types what cannot be seen, twice alike.
        _ if !is_seen(password) => FieldCode::Required,
        n if n < PASSWORD_MIN => FieldCode::TooShort,
        n if n > PASSWORD_MAX => FieldCode::TooLong,
        _ => return Ok(()),
    };
    let bound = |n| u32::try_from(n).ok();
    Err(FieldError {
        pointer: pointer.to_owned(),
        code,
        min: bound(PASSWORD_MIN),
        max: bound(PASSWORD_MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_lower_cased_and_sound() {
        assert_eq!(EmailAddress::parse("/email", " A@B.fr ").unwrap().as_str(), "a@b.fr");
        for bad in ["a", "a@b", "@b.fr", "a@b@c.fr", "a b@c.fr", "a@.fr", "\u{200b}@b.fr"] {
            assert!(EmailAddress::parse("/email", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_is_long_and_nothing_else() {
        assert!(check_password("/password", "douze signes").is_ok());
        assert_eq!(check_password("/password", "court").unwrap_err().code, FieldCode::TooShort);
        let unseen = check_password("/password", &"\u{200b} ".repeat(PASSWORD_MIN)).unwrap_err();
        assert_eq!(unseen.code, FieldCode::Required);
    }
}
