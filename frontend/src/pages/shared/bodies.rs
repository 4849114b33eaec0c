//! The bodies of the network and their directions: read once, to choose from and to name.

use api_types::people::{OrganisationView, Organisations};
use domain::OrganisationId;
use domain::people::OrganisationKind;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{SelectGroup, SelectOption};

/// The organisations; none until they are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bodies(Memo<Vec<OrganisationView>>);

/// Reads the organisations.
pub(crate) fn use_bodies() -> Bodies {
    let read = use_fetch(|| (), |client, ()| async move { client.list_organisations().await });
    Bodies(Memo::new(move |_| match read.get() {
        Some(Ok(Organisations { items })) => items,
        Some(Err(_)) | None => Vec::new(),
    }))
}

impl Bodies {
    /// The name of a body or of a direction, once it is known.
    pub(crate) fn name(self, id: OrganisationId) -> Option<String> {
        self.0.with(|all| all.iter().find(|one| one.id == id).map(|one| one.name.clone()))
    }

    /// The bodies, for a filter or a perimeter.
    pub(crate) fn bodies(self) -> Vec<SelectOption> {
        self.0.with(|all| bodies(all).map(option).collect())
    }

    /// The directions of one body, or of all when none is chosen.
    pub(crate) fn directions(self, of: Option<OrganisationId>) -> Vec<SelectOption> {
        self.0.with(|all| match of {
            Some(body) => directions(all, body).map(option).collect(),
            None => bodies(all)
                .flat_map(|body| directions(all, body.id).map(|one| with_body(one, body)))
                .collect(),
        })
    }

    /// Where somebody may belong: each body, then its directions.
    pub(crate) fn places(self) -> Vec<SelectGroup> {
        let group = |all: &[OrganisationView], body: &OrganisationView| {
            let options = [option(body)].into_iter();
            let options = options.chain(directions(all, body.id).map(option)).collect();
            SelectGroup { label: body.name.clone().into(), options }
        };
        self.0.with(|all| bodies(all).map(|body| group(all, body)).collect())
    }

    /// Where an experiment may come from: the directions of each body, or the body itself when it has none.
    pub(crate) fn origins(self) -> Vec<SelectGroup> {
        let group = |all: &[OrganisationView], body: &OrganisationView| {
            let options: Vec<_> = directions(all, body.id).map(option).collect();
            let options = if options.is_empty() { vec![option(body)] } else { options };
            SelectGroup { label: body.name.clone().into(), options }
        };
        self.0.with(|all| bodies(all).map(|body| group(all, body)).collect())
    }
}

fn bodies(all: &[OrganisationView]) -> impl Iterator<Item = &OrganisationView> {
    all.iter().filter(|one| one.kind == OrganisationKind::Organisation)
}

fn directions(
    all: &[OrganisationView],
    body: OrganisationId,
) -> impl Iterator<Item = &OrganisationView> {
    all.iter()
        .filter(move |one| one.kind == OrganisationKind::Department && one.parent_id == Some(body))
}

fn option(one: &OrganisationView) -> SelectOption {
    SelectOption::new(one.id.to_string(), one.name.clone())
}

fn with_body(one: &OrganisationView, body: &OrganisationView) -> SelectOption {
    SelectOption::new(one.id.to_string(), format!("{} · {}", body.name, one.name))
}
