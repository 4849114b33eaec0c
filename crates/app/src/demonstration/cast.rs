//! Who plays: the people of the client's acceptance scenarios.

use domain::access::Profile;
use domain::people::Marks;

/// The password of the whole cast.
pub const PASSWORD: &str = "demonstration-2026";

/// A member of the cast, by first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Demo {
    /// Super administrator, Dinno.
    Nadia,
    /// Functional administrator, Dinno.
    Paul,
    /// Contributor in a regional body.
    Claire,
    /// Contributor, in charge of a challenge.
    Karim,
    /// Contributor, information systems.
    Julie,
    /// Agent in a regional body.
    Sophie,
    /// Agent and member of COMEX.
    Marc,
    /// Developer.
    Thomas,
    /// Agent in a regional body.
    Yann,
}

/// Who they are.
#[derive(Clone, Copy, Debug)]
pub struct DemoPerson {
    /// Which member of the cast.
    pub who: Demo,
    /// Their name.
    pub name: &'static str,
    /// Their address.
    pub email: &'static str,
    /// Their profile.
    pub profile: Profile,
    /// The code of their body or direction.
    pub organisation: &'static str,
    /// What is said of them beside their profile.
    pub marks: Marks,
}

const NO_MARK: Marks =
    Marks { top_management: false, manager: false, referent: false, ambassador: false };

const fn person(
    who: Demo,
    name: &'static str,
    email: &'static str,
    (profile, organisation): (Profile, &'static str),
) -> DemoPerson {
    DemoPerson { who, name, email, profile, organisation, marks: NO_MARK }
}

const CAST: [DemoPerson; 9] = [
    person(
        Demo::Nadia,
        "Nadia Benali",
        "nadia.benali@cnav.example",
        (Profile::SuperAdmin, "cnav-dinno"),
    ),
    person(
        Demo::Paul,
        "Paul Mercier",
        "paul.mercier@cnav.example",
        (Profile::FunctionalAdmin, "cnav-dinno"),
    ),
    person(
        Demo::Claire,
        "Claire Le Goff",
        "claire.legoff@carsat-bretagne.example",
        (Profile::Contributor, "carsat-bretagne"),
    ),
    person(
        Demo::Karim,
        "Karim Haddad",
        "karim.haddad@cnav.example",
        (Profile::Contributor, "cnav"),
    ),
    person(
        Demo::Julie,
        "Julie Morel",
        "julie.morel@cnav.example",
        (Profile::Contributor, "cnav-dsi"),
    ),
    person(
        Demo::Sophie,
        "Sophie Lambert",
        "sophie.lambert@carsat-bretagne.example",
        (Profile::Reader, "carsat-bretagne"),
    ),
    DemoPerson {
        marks: Marks { top_management: true, ..NO_MARK },
        ..person(Demo::Marc, "Marc Petit", "marc.petit@cnav.example", (Profile::Reader, "cnav"))
    },
    person(Demo::Thomas, "Thomas Roy", "thomas.roy@cnav.example", (Profile::Developer, "cnav-dsi")),
    DemoPerson {
        marks: Marks { referent: true, ..NO_MARK },
        ..person(
            Demo::Yann,
            "Yann Kerbrat",
            "yann.kerbrat@carsat-bretagne.example",
            (Profile::Reader, "carsat-bretagne"),
        )
    },
];

/// The whole cast.
#[must_use]
pub const fn people() -> &'static [DemoPerson] {
    &CAST
}

impl Demo {
    /// Who this is.
    #[must_use]
    pub fn person(self) -> &'static DemoPerson {
        CAST.iter().find(|person| person.who == self).unwrap_or(&CAST[0])
    }
}
