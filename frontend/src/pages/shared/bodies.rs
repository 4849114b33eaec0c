//! The bodies of the network and their directions: read once, to choose from and to name.

use api_types::people::{OrganisationView, Organisations};
use domain::OrganisationId;
use domain::people::OrganisationKind;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{SelectGroup, SelectOption};
use crate::words::tr;

/// The parameter of an address that names a body.
pub(crate) const BODY: &str = "caisse";

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

    /// The bodies, for a filter or a perimeter: closed ones too, said so.
    pub(crate) fn bodies(self) -> Vec<SelectOption> {
        self.0.with(|all| bodies(all).map(option).collect())
    }

    /// The bodies that may be chosen: those that are open, and the one that was chosen before it closed.
    pub(crate) fn offered(self, now: &str) -> Vec<SelectOption> {
        self.0.with(|all| bodies(all).filter(|one| may_stay(one, now)).map(option).collect())
    }

    /// The directions of all open bodies that may be chosen.
    pub(crate) fn offered_directions(self) -> Vec<SelectOption> {
        self.0.with(|all| {
            let open = bodies(all).filter(|body| !body.closed);
            open.flat_map(|body| {
                let open = directions(all, body.id).filter(|one| !one.closed);
                open.map(|one| with_body(one, body))
            })
            .collect()
        })
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

    /// Where somebody may belong: each open body, then its open directions; and where they are now.
    pub(crate) fn places(self, now: &str) -> Vec<SelectGroup> {
        self.groups(|all, body| {
            let whole = [body].into_iter().filter(|one| may_stay(one, now));
            whole.chain(below(all, body, now)).map(option).collect()
        })
    }

    /// Where an experiment may come from: the open directions of each open body, or the body itself when it has none;
    /// and where it is now.
    pub(crate) fn origins(self, now: &str) -> Vec<SelectGroup> {
        self.groups(|all, body| {
            let options: Vec<_> = below(all, body, now).map(option).collect();
            if options.is_empty() && may_stay(body, now) { vec![option(body)] } else { options }
        })
    }

    /// What is chosen from in each body; nothing of a body that offers nothing.
    fn groups(
        self,
        of: impl Fn(&[OrganisationView], &OrganisationView) -> Vec<SelectOption>,
    ) -> Vec<SelectGroup> {
        let group = |all: &[OrganisationView], body: &OrganisationView| SelectGroup {
            label: body.name.clone().into(),
            options: of(all, body),
        };
        self.0.with(|all| {
            let groups = bodies(all).map(|body| group(all, body));
            groups.filter(|group| !group.options.is_empty()).collect()
        })
    }
}

/// Whether one may be chosen: it is open, or it is the one that was chosen.
fn may_stay(one: &OrganisationView, now: &str) -> bool {
    !one.closed || one.id.to_string() == now
}

/// The directions of a body that may be chosen: none of a closed one, but the one that was.
fn below<'a>(
    all: &'a [OrganisationView],
    body: &'a OrganisationView,
    now: &'a str,
) -> impl Iterator<Item = &'a OrganisationView> {
    let closed = body.closed;
    let offered =
        move |one: &&OrganisationView| one.id.to_string() == now || !(closed || one.closed);
    directions(all, body.id).filter(offered)
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
    let name = one.name.clone();
    let said = if one.closed { tr!(shared.closed_body, name = name) } else { name };
    SelectOption::new(one.id.to_string(), said)
}

fn with_body(one: &OrganisationView, body: &OrganisationView) -> SelectOption {
    SelectOption::new(one.id.to_string(), format!("{} · {}", body.name, one.name))
}
