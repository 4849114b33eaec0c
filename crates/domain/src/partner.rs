//! The register of outside partners: who they are, of what kind, where (R269, R270, R274).

use crate::access::acts::EditPartner;
use crate::access::{Actor, Granted, Owned, Place};
use crate::editorial::WebAddress;
use crate::ids::{OrganisationId, PartnerId};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, Paragraph, ShortText};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an outside partner is: the report's list (R270), and those who fund (R274).
    PartnerType {
        /// A technology partner ("partenaires technologiques").
        Technology = "technology",
        /// An everyday local actor ("acteurs locaux du quotidien").
        LocalActor = "local_actor",
        /// Structured users: a qualified association ("utilisateurs structurés").
        StructuredUsers = "structured_users",
        /// A logistics operator ("opérateurs logistiques").
        Logistics = "logistics",
        /// An international organisation ("organisations internationales").
        International = "international",
        /// Academic research ("organisations académiques de recherche").
        Research = "research",
        /// An entrepreneur, a startup ("entrepreneurs et startups").
        Startup = "startup",
        /// A funder, such as the conference of funders ("conférence des financeurs").
        Funder = "funder",
    }
}

/// The site of a partner: an address that nobody on the way reads or changes.
///
/// # Errors
/// At `pointer`, when it is no address of the web, or not one in `https`.
pub fn parse_site(pointer: &str, raw: Option<&str>) -> Result<Option<WebAddress>, FieldError> {
    let address = WebAddress::parse_optional(pointer, raw)?;
    if address.as_ref().is_some_and(|address| !address.as_str().starts_with("https://")) {
        return Err(FieldError::new(pointer, FieldCode::Malformed));
    }
    Ok(address)
}

/// What the register says of a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerContent {
    /// Its name.
    pub name: ShortText,
    /// What it is.
    pub kind: PartnerType,
    /// Where it is, in words.
    pub place: Option<ShortText>,
    /// The body of the network that it is near to.
    pub organisation: Option<OrganisationId>,
    /// Its site.
    pub site: Option<WebAddress>,
    /// What one does with it, whom to ask.
    pub note: Option<Paragraph>,
    /// Whether one still works with it. One that is not is kept, and listed apart.
    pub active: bool,
}

/// A partner of the register. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Its identifier.
    pub id: PartnerId,
    /// What is said of it.
    pub content: PartnerContent,
}

impl Partner {
    fn kept(&self) -> Fact {
        let label = self.content.name.as_str().to_owned();
        Fact::PartnerKept { partner: self.id, label }
    }
}

impl Owned for Partner {
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }

    fn place(&self) -> Place {
        Place { organisation: self.content.organisation, item: Some(self.id.0) }
    }
}

impl Granted<'_, EditPartner, Partner> {
    /// Puts it on the register.
    #[must_use]
    pub fn add(self) -> Fact {
        self.on.kept()
    }

    /// Replaces what is said of it.
    #[must_use]
    pub fn edit(self, content: PartnerContent) -> Fact {
        self.on.content = content;
        self.on.kept()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    #[test]
    fn a_site_is_one_that_nobody_changes_on_the_way() {
        for bad in ["http://partner.example", "ftp://x", "partner.example", "javascript:alert(1)"] {
            let fault = parse_site("/content/site", Some(bad)).unwrap_err();
            assert_eq!(fault.code, FieldCode::Malformed, "{bad}");
        }
        let good = parse_site("/content/site", Some(" https://partner.example/a ")).unwrap();
        assert_eq!(good.unwrap().as_str(), "https://partner.example/a");
        assert_eq!(parse_site("/content/site", Some(" ")), Ok(None));
    }

    #[test]
    fn administrators_keep_the_register_and_nobody_else_by_default() {
        let content = PartnerContent {
            name: ShortText::restore("Conférence des financeurs".to_owned()),
            kind: PartnerType::Funder,
            place: None,
            organisation: None,
            site: None,
            note: None,
            active: true,
        };
        let mut partner = Partner { id: PartnerId::default(), content };
        for profile in Profile::ALL {
            let may = actor(1, *profile).may(EditPartner, &mut partner).is_ok();
            let expected = matches!(profile, Profile::FunctionalAdmin | Profile::SuperAdmin);
            assert_eq!(may, expected, "{profile}");
        }
    }
}
