//! People and organisations, named.

use std::collections::BTreeMap;

use api_types::people::{OrganisationRef, OrganisationView, PersonView};
use app::{App, Failure, OrganisationTree};
use domain::access::{Actor, Permission, Place};
use domain::people::{Organisation, Person};
use domain::text::ShortText;
use domain::{OrganisationId, UserId};
use persistence::{Reads, people};

/// The names of everybody on a page, read in one query.
#[derive(Debug)]
pub(crate) struct Names {
    people: BTreeMap<UserId, Person>,
    organisations: std::sync::Arc<OrganisationTree>,
}

impl Names {
    /// Reads the names of these people.
    pub(crate) async fn of(
        app: &App,
        from: &impl Reads,
        ids: impl IntoIterator<Item = UserId>,
    ) -> Result<Self, Failure> {
        let people = people::named_by(from, ids).await?;
        Ok(Self { people, organisations: app.directory.organisations() })
    }

    /// A person of the page, as the domain knows them. One who is not there any more has no name.
    pub(crate) fn known(&self, id: UserId) -> Person {
        let nameless = || Person {
            id,
            name: ShortText::restore(String::new()),
            organisation: None,
            reachable: false,
        };
        self.people.get(&id).cloned().unwrap_or_else(nameless)
    }

    /// A person of the page. One who is not there any more keeps a place without a name.
    pub(crate) fn person(&self, id: UserId) -> PersonView {
        match self.people.get(&id) {
            Some(person) => person_view(person, &self.organisations),
            None => nobody(id),
        }
    }
}

/// A person, as others see them.
pub(crate) fn person_view(person: &Person, tree: &OrganisationTree) -> PersonView {
    let Person { id, name, organisation, reachable } = person;
    PersonView {
        id: *id,
        name: name.as_str().to_owned(),
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        reachable: *reachable,
    }
}

/// Somebody who is not there any more: a place without a name, where nothing can be sent.
pub(crate) fn nobody(id: UserId) -> PersonView {
    PersonView { id, name: String::new(), organisation: None, reachable: false }
}

/// An organisation, named.
pub(crate) fn organisation_ref(tree: &OrganisationTree, id: OrganisationId) -> OrganisationRef {
    let name = tree.find(id).map(|organisation| organisation.name.clone());
    OrganisationRef { id, name: name.unwrap_or_default() }
}

/// A node of the tree, and what this person may do with it; its mailbox where they read the directory.
pub(crate) fn organisation_view(organisation: &Organisation, actor: &Actor) -> OrganisationView {
    let Organisation { id, code, name, kind, parent, body: _, mailbox, region, closed, version } =
        organisation;
    let mailbox =
        mailbox.as_ref().filter(|_| actor.can(Permission::ReadDirectory, &Place::within(*id)));
    OrganisationView {
        id: *id,
        code: code.clone(),
        name: name.clone(),
        kind: *kind,
        parent_id: *parent,
        mailbox: mailbox.map(|mailbox| mailbox.as_str().to_owned()),
        region: *region,
        closed: *closed,
        editable: actor.can(Permission::KeepOrganisations, organisation),
        extensible: organisation.is_extended_by(actor),
        version: *version,
    }
}
