//! What an import keeps at hand while it goes through a file.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::access::Actor;
use domain::people::Organisation;
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use import::{ImportKind, Mapping};
use uuid::Uuid;

use super::unreadable;
use crate::words::Locale;
use crate::{App, Failure, OrganisationTree};

/// The source, the lists, and whom and what was met already.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub actor: &'a Actor,
    pub now: DateTime<Utc>,
    pub tree: Arc<OrganisationTree>,
    book: Arc<ReferenceBook>,
    pub kind: ImportKind,
    source: String,
    pub authors: HashMap<String, UserId>,
    pub new_bodies: HashMap<String, Organisation>,
}

impl<'a> Desk<'a> {
    pub fn new(app: &App, actor: &'a Actor, mapping: &Mapping) -> Self {
        Self {
            actor,
            now: app.now(),
            tree: app.directory.organisations(),
            book: app.directory.references(),
            kind: mapping.kind(),
            source: mapping.source().to_owned(),
            authors: HashMap::new(),
            new_bodies: HashMap::new(),
        }
    }

    /// Checks that the lists and the tree have every code of the mapping. One file tells of several bodies: what one of
    /// them added to a list for its own agents (A36) is for none of its lines.
    pub fn check_codes(&self, mapping: &Mapping, locale: Locale) -> Result<(), Failure> {
        let lists = mapping.references().into_iter();
        let is_everybodys = |list: ReferenceList, code: &str| {
            self.book.find(list, code).is_some_and(|item| item.organisation.is_none())
        };
        let unknown = lists.filter(|(list, code)| !is_everybodys(*list, code));
        let bodies = mapping.organisations().into_iter();
        let is_body =
            |code: &str| self.tree.with_code(code).is_some_and(|found| found.body.is_some());
        let mut unknown = unknown.map(|(_, code)| code).chain(bodies.filter(|code| !is_body(code)));
        match unknown.next() {
            None => Ok(()),
            Some(code) => {
                let values = [("code", code.to_owned())];
                Err(unreadable(locale, "unreadable-mapping-code", &values))
            }
        }
    }

    /// Under which name the lines of this file are remembered.
    pub fn key(&self) -> String {
        match self.kind {
            ImportKind::Ideas => self.key_of("idea"),
            ImportKind::Comments => self.key_of("comment"),
            ImportKind::Pocs => self.key_of("poc"),
            ImportKind::Challenges => self.key_of("challenge"),
            ImportKind::Accounts => self.key_of("account"),
            ImportKind::Practices => self.key_of("practice"),
        }
    }

    /// Under which name other objects of the same source are remembered.
    pub fn key_of(&self, object: &str) -> String {
        format!("{}/{object}", self.source)
    }

    /// The domain of a sub-category.
    pub fn domain_of(&self, subcategory: &ReferenceCode) -> ReferenceCode {
        let found = self.book.find(ReferenceList::Subcategory, subcategory.as_str());
        found.and_then(|item| item.parent.clone()).unwrap_or_else(|| subcategory.clone())
    }

    /// Whether the tree has changed.
    pub fn has_new_bodies(&self) -> bool {
        !self.new_bodies.is_empty()
    }
}

/// A new identifier, later than those before it.
pub(super) fn new_id() -> Uuid {
    Uuid::now_v7()
}
