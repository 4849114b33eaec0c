//! Which column feeds which field: a file per kind, so that an administrator can adapt it without a new version.
//!
//! The shipped ones are in `mappings/`, each explained line by line. A mapping also names the tool that its files come
//! from (`source`): identifiers are unique within a source, so that a second run finds what the first one made.

mod accounts;
mod column;
mod comments;
mod ideas;
mod note;
mod pocs;
mod practices;
mod rule;

use std::collections::HashSet;

use api_types::import::ImportKind;
use domain::reference::ReferenceList;
use serde::Deserialize;

pub(crate) use accounts::{AccountsMapping, MarksRule};
pub use column::Column;
pub(crate) use comments::{ChallengesMapping, CommentsMapping};
pub(crate) use ideas::IdeasMapping;
pub(crate) use note::Note;
pub(crate) use pocs::{LinkRule, MilestonesRule, PhasesRule, PocsMapping};
pub(crate) use practices::PracticesMapping;
pub(crate) use rule::{ListRule, OrganisationRule, TextRule, ValueRule, Values};

/// Why a mapping could not be read.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// It is no TOML, or not of this kind; the reason quotes the place.
    #[error("the mapping cannot be read: {0}")]
    Malformed(String),
}

/// Which column feeds which field.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "one variant per kind of file")]
pub enum Mapping {
    Ideas(Box<IdeasMapping>),
    Comments(Box<CommentsMapping>),
    Pocs(Box<PocsMapping>),
    Challenges(Box<ChallengesMapping>),
    Accounts(Box<AccountsMapping>),
    Practices(Box<PracticesMapping>),
}

impl Mapping {
    /// The shipped mapping of this kind, as text to start from.
    #[must_use]
    pub const fn shipped_text(kind: ImportKind) -> &'static str {
        match kind {
            ImportKind::Ideas => include_str!("../mappings/ideas.toml"),
            ImportKind::Comments => include_str!("../mappings/comments.toml"),
            ImportKind::Pocs => include_str!("../mappings/pocs.toml"),
            ImportKind::Challenges => include_str!("../mappings/challenges.toml"),
            ImportKind::Accounts => include_str!("../mappings/accounts.toml"),
            ImportKind::Practices => include_str!("../mappings/practices.toml"),
        }
    }

    /// The shipped mapping of this kind.
    ///
    /// # Errors
    /// None in practice: a test reads them all.
    pub fn shipped(kind: ImportKind) -> Result<Self, MappingError> {
        Self::parse(kind, Self::shipped_text(kind))
    }

    /// Reads a mapping of this kind.
    ///
    /// # Errors
    /// [`MappingError::Malformed`], which quotes the place.
    pub fn parse(kind: ImportKind, text: &str) -> Result<Self, MappingError> {
        fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<Box<T>, MappingError> {
            let read = toml::from_str(text);
            read.map(Box::new).map_err(|error| MappingError::Malformed(error.to_string()))
        }
        Ok(match kind {
            ImportKind::Ideas => Self::Ideas(read(text)?),
            ImportKind::Comments => Self::Comments(read(text)?),
            ImportKind::Pocs => Self::Pocs(read(text)?),
            ImportKind::Challenges => Self::Challenges(read(text)?),
            ImportKind::Accounts => Self::Accounts(read(text)?),
            ImportKind::Practices => Self::Practices(read(text)?),
        })
    }

    /// What its files hold.
    #[must_use]
    pub const fn kind(&self) -> ImportKind {
        match self {
            Self::Ideas(_) => ImportKind::Ideas,
            Self::Comments(_) => ImportKind::Comments,
            Self::Pocs(_) => ImportKind::Pocs,
            Self::Challenges(_) => ImportKind::Challenges,
            Self::Accounts(_) => ImportKind::Accounts,
            Self::Practices(_) => ImportKind::Practices,
        }
    }

    /// The tool that its files come from.
    #[must_use]
    pub fn source(&self) -> &str {
        match self {
            Self::Ideas(mapping) => &mapping.source,
            Self::Comments(mapping) => &mapping.source,
            Self::Pocs(mapping) => &mapping.source,
            Self::Challenges(mapping) => &mapping.source,
            Self::Accounts(mapping) => &mapping.source,
            Self::Practices(mapping) => &mapping.source,
        }
    }

    /// Every column that it names, once: the file must have them all, but those that may be absent.
    #[must_use]
    pub fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = match self {
            Self::Ideas(mapping) => mapping.columns(),
            Self::Comments(mapping) => mapping.columns(),
            Self::Pocs(mapping) => mapping.columns(),
            Self::Challenges(mapping) => mapping.columns(),
            Self::Accounts(mapping) => mapping.columns(),
            Self::Practices(mapping) => mapping.columns(),
        };
        let mut met = HashSet::new();
        // What a sentence quotes comes last, and is mostly a column that feeds something too.
        columns.retain(|column| met.insert(column.name));
        columns
    }

    /// Every code of a list that it may write: the lists must have them all.
    #[must_use]
    pub fn references(&self) -> Vec<(ReferenceList, &str)> {
        match self {
            Self::Ideas(mapping) => mapping.references(),
            Self::Comments(_) | Self::Challenges(_) | Self::Accounts(_) => Vec::new(),
            Self::Pocs(mapping) => mapping.references(),
            Self::Practices(mapping) => mapping.references(),
        }
    }

    /// Every code of an organisation that it may write: the tree must have them all.
    #[must_use]
    pub fn organisations(&self) -> Vec<&str> {
        match self {
            Self::Ideas(mapping) => {
                mapping.organisation.as_ref().map_or_else(Vec::new, OrganisationRule::codes)
            }
            Self::Comments(_) | Self::Challenges(_) | Self::Accounts(_) | Self::Practices(_) => {
                Vec::new()
            }
            Self::Pocs(mapping) => mapping.organisation.codes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use api_types::import::ImportField;

    use super::*;

    #[test]
    fn the_shipped_mappings_are_read() {
        for (kind, id) in [
            (ImportKind::Ideas, "external_id"),
            (ImportKind::Comments, "external_id"),
            (ImportKind::Pocs, "external_id"),
            (ImportKind::Challenges, "external_id"),
            (ImportKind::Accounts, "courriel"),
            (ImportKind::Practices, "reference"),
        ] {
            let mapping = Mapping::shipped(kind).unwrap();
            assert_eq!(mapping.kind(), kind);
            let columns = mapping.columns();
            assert_eq!((columns[0].name, columns[0].required), (id, true));
            let names: HashSet<&str> = columns.iter().map(|column| column.name).collect();
            assert_eq!(names.len(), columns.len(), "each once");
        }
    }

    #[test]
    fn a_column_says_what_it_feeds_and_what_it_may_hold() {
        let mapping = Mapping::shipped(ImportKind::Accounts).unwrap();
        let columns = mapping.columns();
        let of = |name: &str| columns.iter().find(|column| column.name == name).unwrap();
        assert_eq!(of("courriel").field, ImportField::Email);
        assert!(of("nom").required && !of("direction").required);
        let profiles = ["administrateur fonctionnel", "consultation", "contributeur"];
        assert_eq!(of("profil").values, profiles, "as people write them");
        assert!(!of("profil").required, "blank means consultation");
        let beside = ["mot_de_passe", "comex_codir", "manager", "referent", "ambassadeur", "etat"];
        for column in &columns {
            assert_eq!(column.may_be_absent, beside.contains(&column.name), "{}", column.name);
        }
        assert_eq!(of("comex_codir").values, ["non", "oui", "x"]);
        assert_eq!(of("etat").values, ["actif", "fermé"]);

        let mapping = Mapping::shipped(ImportKind::Ideas).unwrap();
        let columns = mapping.columns();
        let votes = columns.iter().find(|column| column.name == "votes_pour").unwrap();
        assert_eq!(votes.field, ImportField::Votes, "and not what the sentence quotes");
        let filed = columns.iter().find(|column| column.name == "sous_rubrique").unwrap();
        assert!(!filed.required, "a value that is not known has a default");
        let mapping = Mapping::shipped(ImportKind::Practices).unwrap();
        let columns = mapping.columns();
        let of = |name: &str| columns.iter().find(|column| column.name == name).unwrap();
        assert!(of("domaine").required && !of("processus").required);
        assert_eq!(of("mots_cles").separator, Some('|'));
    }

    #[test]
    fn a_wrong_mapping_quotes_the_place() {
        let wrong = "source = \"jump\"\nexternal_id = \"id\"\ntitel = \"titre\"\n";
        let MappingError::Malformed(why) = Mapping::parse(ImportKind::Ideas, wrong).unwrap_err();
        assert!(why.contains("titel"), "{why}");
    }
}
