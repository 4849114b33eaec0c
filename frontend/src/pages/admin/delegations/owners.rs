//! Bricks that the Dinno declares to be somebody's (A08).

use api_types::rights::{DeclareOwnerRequest, OwnershipView, Ownerships};
use domain::access::{Brick, Permission};
use domain::people::OwnerKind;
use domain::{FieldCode, FieldError, OwnershipId};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Faults, Form, Glyph, Icon, Load, Look, Press, Section, SelectField,
    SelectOption, Size,
};
use crate::pages::admin::names::{brick_name, owned_words};
use crate::pages::shared::{PersonChoice, PersonField, Thing, ThingTitle, use_bodies};
use crate::state::{Bricks, Session, Toasts, brick_title, use_address};
use crate::words::tr;

#[component]
pub(super) fn OwnersSection() -> impl IntoView {
    let declares = expect_context::<Session>().may(Permission::DeclareOwners);
    let owners = use_fetch(|| (), |client, ()| async move { client.list_owners().await });
    let again = Callback::new(move |()| owners.refetch());
    let address = use_address();
    let thing = untrack(move || Thing::asked(address));
    view! {
        <Section title=tr!(admin.owners.title)>
            <div class="stack">
                <p class="small muted">{tr!(admin.owners.lead)}</p>
                <Load resource=owners let:all><Owners all again /></Load>
                {declares.then(|| view! {
                    <details class="disclose" open=thing.is_some()>
                        <summary><Icon glyph=Glyph::Plus />{tr!(admin.owners.declare)}</summary>
                        <DeclareForm thing again />
                    </details>
                })}
            </div>
        </Section>
    }
}

#[component]
fn Owners(all: Ownerships, again: Callback<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let remove = use_submit(
        move |client, id: OwnershipId| async move { client.remove_owner(id).await },
        move |()| {
            toasts.tell(tr!(admin.owners.removed));
            again.run(());
        },
    );
    if all.items.is_empty() {
        return view! { <p class="muted">{tr!(admin.owners.none)}</p> }.into_any();
    }
    // Keyed: a button keeps the declaration that it was given first.
    view! {
        <ActProblem failure=remove.failure() />
        <ul role="list" class="row-list">
            <For each=move || all.items.clone() key=|owned| owned.id let:owned>
                <OwnerRow owned remove />
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn OwnerRow(owned: OwnershipView, remove: Submit<OwnershipId>) -> impl IntoView {
    let OwnershipView { id, brick, item_id, item_title, owner_name, .. } = owned;
    let declares = expect_context::<Session>().may(Permission::DeclareOwners);
    let what = owned_words(brick, item_id, item_title);
    let named = tr!(admin.owners.remove_named, brick = what.clone(), name = owner_name.clone());
    let act = declares.then(|| {
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Trash
                attr:aria-label=named
                on:click=move |_| remove.send(id)
            >
                {tr!(admin.delegations.withdraw)}
            </Button>
        }
    });
    view! {
        <li class="row-item">
            <div><p class="title">{tr!(admin.owners.to, brick = what, name = owner_name)}</p></div>
            <span class="end">{act}</span>
        </li>
    }
}

/// What is being declared.
#[derive(Clone, Debug)]
struct Declaration {
    /// The one thing that is declared, when the address names it.
    thing: Option<Thing>,
    brick: RwSignal<String>,
    kind: RwSignal<String>,
    person: PersonChoice,
    node: RwSignal<String>,
}

impl Declaration {
    fn read(&self) -> Result<DeclareOwnerRequest, Vec<FieldError>> {
        let required = |pointer: &str| FieldError::new(pointer, FieldCode::Required);
        let (brick, item_id) = match self.thing {
            Some(Thing { brick, id }) => (Some(brick), Some(id)),
            None => read_row(&self.brick.read_untracked()),
        };
        let kind = OwnerKind::from_code(&self.kind.read_untracked());
        let owner_kind = kind.unwrap_or(OwnerKind::Person);
        let owner: Option<Uuid> = match owner_kind {
            OwnerKind::Person => untrack(|| self.person.id()).map(|id| id.0),
            OwnerKind::Department | OwnerKind::Organisation => {
                self.node.read_untracked().parse().ok()
            }
        };
        match (brick, owner) {
            (Some(brick), Some(owner_id)) => {
                Ok(DeclareOwnerRequest { brick, item_id, owner_kind, owner_id })
            }
            (None, Some(_)) => Err(vec![required("/brick")]),
            (Some(_), None) => Err(vec![required("/owner_id")]),
            (None, None) => Err(vec![required("/brick"), required("/owner_id")]),
        }
    }
}

/// A native brick by its code, or one that was added by its identifier.
fn read_row(chosen: &str) -> (Option<Brick>, Option<Uuid>) {
    match chosen.parse() {
        Ok(id) => (Some(Brick::Links), Some(id)),
        Err(_) => (Brick::from_code(chosen), None),
    }
}

#[component]
fn DeclareForm(thing: Option<Thing>, again: Callback<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let declaration = Declaration {
        thing,
        brick: RwSignal::new(String::new()),
        kind: RwSignal::new(OwnerKind::Person.code().to_owned()),
        person: PersonChoice::of(None),
        node: RwSignal::new(String::new()),
    };
    let key = StoredValue::new(draw_key());
    let declare = use_submit(
        move |client, body: DeclareOwnerRequest| {
            let key = key.get_value();
            async move { client.declare_owner(&body, &key).await }
        },
        move |_: OwnershipView| {
            key.set_value(draw_key());
            toasts.tell(tr!(admin.owners.declared));
            again.run(());
        },
    );
    let fields = declaration.clone();
    let submit = move |()| match declaration.read() {
        Ok(body) => declare.send(body),
        Err(faults) => declare.refuse(faults),
    };
    let faults = declare.faults();
    view! {
        <Form faults on_submit=submit>
            <ActProblem failure=declare.failure() />
            <Fields faults fields />
            <p>
                <Button look=Look::Primary press=Press::Submit pending=declare.pending()>
                    {tr!(admin.owners.declare)}
                </Button>
            </p>
        </Form>
    }
}

/// Native bricks, then those that were added.
fn all_bricks() -> Vec<SelectOption> {
    let line = |brick: &Brick| SelectOption::new(brick.code(), brick_name(*brick));
    let added = expect_context::<Bricks>().standing();
    let added = added.iter().map(|one| SelectOption::new(one.id.to_string(), brick_title(one)));
    let native = Brick::ALL.iter().filter(|brick| brick.is_built()).map(line);
    native.chain(added).collect()
}

#[component]
fn Fields(faults: Faults, fields: Declaration) -> impl IntoView {
    let bodies = use_bodies();
    let Declaration { thing, brick, kind, person, node } = fields;
    let kinds = || {
        let line = |of: OwnerKind, word: &'static str| SelectOption::new(of.code(), word);
        vec![
            line(OwnerKind::Person, tr!(admin.owners.kind_person)),
            line(OwnerKind::Department, tr!(admin.owners.kind_department)),
            line(OwnerKind::Organisation, tr!(admin.owners.kind_organisation)),
        ]
    };
    let chosen = Memo::new(move |_| OwnerKind::from_code(&kind.read()));
    let owner = move || match chosen.get() {
        Some(OwnerKind::Department) => {
            let options = Signal::derive(move || bodies.offered_directions());
            let label = tr!(admin.owners.department);
            view! { <Node faults label options node /> }.into_any()
        }
        Some(OwnerKind::Organisation) => {
            let options = Signal::derive(move || bodies.offered(&node.read()));
            view! { <Node faults label=tr!(admin.owners.body) options node /> }.into_any()
        }
        Some(OwnerKind::Person) | None => {
            let choice = person.clone();
            let label = tr!(admin.owners.person);
            view! { <PersonField faults pointer="/owner_id" label choice /> }.into_any()
        }
    };
    let what = match thing {
        Some(thing) => view! {
            <div class="field">
                <p class="small muted">{tr!(admin.owners.what)}</p>
                <ThingTitle thing />
            </div>
        }
        .into_any(),
        None => view! {
            <SelectField
                faults
                pointer="/brick"
                label=tr!(admin.owners.brick)
                value=brick
                options=Signal::derive(all_bricks)
                blank=tr!(admin.owners.choose)
            />
        }
        .into_any(),
    };
    view! {
        {what}
        <SelectField
            faults
            pointer="/owner_kind"
            label=tr!(admin.owners.kind)
            value=kind
            options=Signal::derive(kinds)
        />
        {owner}
    }
}

#[component]
fn Node(
    faults: Faults,
    label: &'static str,
    options: Signal<Vec<SelectOption>>,
    node: RwSignal<String>,
) -> impl IntoView {
    view! {
        <SelectField
            faults
            pointer="/owner_id"
            label
            value=node
            options
            blank=tr!(admin.owners.choose)
        />
    }
}
