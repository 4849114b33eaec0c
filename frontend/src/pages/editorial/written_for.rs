//! The body that an item is written for, where one may write: the right of a delegate ends there.

use std::collections::BTreeSet;

use api_client::{ApiClient, ApiError};
use api_types::people::{PeopleQuery, PersonView};
use domain::access::Extent;
use domain::editorial::EditorialBrick;
use domain::{OrganisationId, UserId};
use leptos::prelude::*;

use super::fields::ItemWords;
use super::seek::{SoughtWords, one_field};
use crate::components::{Faults, FilterSelect, SelectField, SelectOption};
use crate::pages::shared::use_bodies;
use crate::state::{Address, Session};
use crate::words::tr;

/// The parameter of the body.
pub(super) const BODY: &str = "organisme";

/// In the name of which bodies the reader writes items of a brick.
pub(super) fn begins(brick: EditorialBrick) -> Extent {
    expect_context::<Session>().speaks(brick.edit())
}

/// An item that nobody has written yet: for one's own body where one may, or the first where one may.
pub(super) fn blank_item(brick: EditorialBrick) -> ItemWords {
    let me = expect_context::<Session>().who();
    let own = me.and_then(|me| home_of(&me.person));
    let blank = ItemWords::blank();
    let first = |lent: &BTreeSet<OrganisationId>| {
        own.filter(|id| lent.contains(id)).or_else(|| lent.first().copied())
    };
    let extent = begins(brick);
    if brick == EditorialBrick::Newsletters {
        // An issue goes to everybody, unless one writes for a body alone.
        let segment = match &extent {
            Extent::Bodies(lent) => first(lent),
            Extent::Everywhere | Extent::Nowhere => None,
        };
        return ItemWords { segment: typed(segment), ..blank };
    }
    let organisation = match &extent {
        Extent::Bodies(lent) => first(lent),
        Extent::Everywhere => own,
        Extent::Nowhere => None,
    };
    ItemWords { organisation: typed(organisation), ..blank }
}

fn home_of(person: &PersonView) -> Option<OrganisationId> {
    person.organisation.as_ref().map(|body| body.id)
}

fn typed(body: Option<OrganisationId>) -> String {
    body.map(|id| id.to_string()).unwrap_or_default()
}

/// The bodies to choose from where one writes, and whether none may be chosen; what is chosen already may stay.
pub(super) fn bodies_to_choose(
    brick: EditorialBrick,
    value: RwSignal<String>,
) -> (Signal<Vec<SelectOption>>, bool) {
    let (bodies, now) = (use_bodies(), value.get_untracked());
    let lent = match begins(brick) {
        Extent::Everywhere => None,
        Extent::Bodies(lent) => Some(lent.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Extent::Nowhere => Some(Vec::new()),
    };
    let none = lent.is_none() || now.is_empty();
    let options = Signal::derive(move || {
        let mut options = bodies.offered(&value.read());
        if let Some(lent) = &lent {
            options.retain(|one| lent.contains(&one.value) || one.value == now);
        }
        options
    });
    (options, none)
}

/// The body of an item; the whole branch for those who write everywhere. Whom an issue goes to says it of an issue.
#[component]
pub(super) fn WrittenFor(
    faults: Faults,
    brick: EditorialBrick,
    value: RwSignal<String>,
) -> impl IntoView {
    (brick != EditorialBrick::Newsletters).then(|| {
        let (options, none) = bodies_to_choose(brick, value);
        let blank = none.then(|| tr!(editorial.field.whole_branch));
        view! {
            <SelectField
                faults
                pointer="/organisation_id"
                label=tr!(editorial.field.organisation)
                hint=tr!(editorial.field.organisation_hint)
                value
                options
                nostrip:blank=blank
            />
        }
    })
}

/// Who looks after the item and is asked about it after a year: somebody else once whoever did has left. Those who
/// write everything, or own all of the brick, choose it (R041).
#[component]
pub(super) fn LookedAfter(
    faults: Faults,
    brick: EditorialBrick,
    chosen: RwSignal<Option<(UserId, String)>>,
) -> impl IntoView {
    (begins(brick) == Extent::Everywhere).then(|| {
        let text = RwSignal::new(String::new());
        // What is chosen already is shown as if it were typed.
        Effect::new(move |_| {
            if let Some((_, name)) = chosen.get() {
                text.set(name);
            }
        });
        let words = SoughtWords {
            pointer: "/owner_id",
            label: tr!(editorial.field.owner),
            hint: tr!(editorial.field.owner_hint),
        };
        one_field(faults, words, (text, chosen), look_for)
    })
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<(UserId, String)>, ApiError> {
    let people = client.list_people(&PeopleQuery { q: words }).await?;
    Ok(people.items.into_iter().map(|person| (person.id, person.name)).collect())
}

/// The items of one body, in a list: terms are the same for all, and an issue is found by its date.
#[component]
pub(super) fn BodyFilter(brick: EditorialBrick, address: Address) -> impl IntoView {
    let told = match brick {
        EditorialBrick::News
        | EditorialBrick::Events
        | EditorialBrick::KeyFigures
        | EditorialBrick::MethodResources
        | EditorialBrick::Testimonials => true,
        EditorialBrick::Glossary | EditorialBrick::Newsletters => false,
    };
    // What is of the whole branch stays in the agenda of a body.
    let label = if brick == EditorialBrick::Events {
        tr!(editorial.agenda.of_body)
    } else {
        tr!(editorial.field.organisation)
    };
    told.then(|| {
        let bodies = use_bodies();
        let choose = address.choose(BODY);
        view! {
            <FilterSelect
                label
                blank=tr!(editorial.filter.all_projects)
                value=address.value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=choose
            />
        }
    })
}
