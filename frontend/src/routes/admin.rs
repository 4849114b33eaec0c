//! The addresses of those who administer.

use api_types::import::ImportKind;
use domain::UserId;

/// The pages of those who administer the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AdminPage {
    /// Who may do what.
    Matrix,
    /// Rights lent for a while, and bricks declared to be somebody's.
    Delegations,
    /// A delegation to give; `?compte=` names to whom.
    GiveDelegation,
    Accounts,
    CreateAccount,
    Account(UserId),
    /// What happened to rights.
    Journal,
    /// Expressions that mean the same, and what is sought in vain.
    SearchWords,
    /// Words that the editorial charter watches.
    WatchedWords,
    /// What was added to the portal at run time, and where links may lead.
    Bricks,
    /// The bodies of the network and their directions.
    Bodies,
    /// What was probably written twice; `?nature=poc` for experiments.
    Duplicates,
    /// Files of other tools; `?contenu=` says what the file holds.
    Imports,
    /// The communication plan of the portal (R379).
    Plan,
    /// Whether the showcase is open, and what it says first.
    Showcase,
}

/// The parameter of the page of imports that says what the file holds.
pub(crate) const CONTENT: &str = "contenu";

/// Where a file of this kind is imported.
pub(crate) fn import_path(kind: ImportKind) -> String {
    format!("{}?{CONTENT}={}", AdminPage::Imports.path(), kind.code())
}

impl AdminPage {
    pub(super) fn path(self) -> String {
        match self {
            Self::Matrix => "/administration".to_owned(),
            Self::Delegations => "/administration/delegations".to_owned(),
            Self::GiveDelegation => "/administration/delegations/nouvelle".to_owned(),
            Self::Accounts => "/administration/comptes".to_owned(),
            Self::CreateAccount => "/administration/comptes/nouveau".to_owned(),
            Self::Account(id) => format!("/administration/comptes/{id}"),
            Self::Journal => "/administration/journal".to_owned(),
            Self::SearchWords => "/administration/recherche".to_owned(),
            Self::WatchedWords => "/administration/mots".to_owned(),
            Self::Bricks => "/administration/briques".to_owned(),
            Self::Bodies => "/administration/organismes".to_owned(),
            Self::Duplicates => "/administration/doublons".to_owned(),
            Self::Imports => "/administration/imports".to_owned(),
            Self::Plan => "/administration/plan-de-communication".to_owned(),
            Self::Showcase => "/administration/vitrine".to_owned(),
        }
    }

    pub(super) fn at(parts: &[&str]) -> Option<Self> {
        match parts {
            ["administration"] => Some(Self::Matrix),
            ["administration", "delegations"] => Some(Self::Delegations),
            ["administration", "delegations", "nouvelle"] => Some(Self::GiveDelegation),
            ["administration", "comptes"] => Some(Self::Accounts),
            ["administration", "comptes", "nouveau"] => Some(Self::CreateAccount),
            ["administration", "comptes", id] => id.parse().ok().map(Self::Account),
            ["administration", "journal"] => Some(Self::Journal),
            ["administration", "recherche"] => Some(Self::SearchWords),
            ["administration", "mots"] => Some(Self::WatchedWords),
            ["administration", "briques"] => Some(Self::Bricks),
            ["administration", "organismes"] => Some(Self::Bodies),
            ["administration", "doublons"] => Some(Self::Duplicates),
            ["administration", "imports"] => Some(Self::Imports),
            ["administration", "plan-de-communication"] => Some(Self::Plan),
            ["administration", "vitrine"] => Some(Self::Showcase),
            _ => None,
        }
    }
}
