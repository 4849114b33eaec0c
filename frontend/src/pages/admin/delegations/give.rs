//! Giving a delegation: to whom, one person or several, with which profile, on what, from when to when.

use std::collections::BTreeSet;

use api_types::people::PersonView;
use api_types::rights::{DelegationBatch, GiveDelegationRequest, GiveDelegationsRequest};
use domain::access::{Brick, Permission, Profile};
use domain::people::AccountStatus;
use domain::{BrickId, UserId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, ButtonLink, Check, Choice, ChoiceOption, Faults, Form, Keep, Look, Notice,
    PageHead, Press, SelectField, TextField, TextKind, Tone,
};
use crate::pages::admin::names::brick_name;
use crate::pages::admin::tabs::AdminTrail;
use crate::pages::shared::{PersonChoice, PersonField, RowsField, Thing, ThingTitle, use_bodies};
use crate::routes::{AdminPage, Page};
use crate::state::{Bricks, Session, Toasts, brick_title, use_address};
use crate::words::{profile, tr, trn};

/// The parameter that names to whom.
const ACCOUNT: &str = "compte";

#[component]
pub(crate) fn GiveDelegationPage() -> impl IntoView {
    let address = use_address();
    let account = untrack(move || address.parsed::<UserId>(ACCOUNT));
    let form = match (expect_context::<Session>().may(Permission::GiveDelegation), account) {
        (false, _) => view! {
            <Notice tone=Tone::Warning title=tr!(admin.delegations.refused)>
                <p>{tr!(admin.delegations.refused_why)}</p>
            </Notice>
        }
        .into_any(),
        (true, None) => view! { <GiveForm to=None /> }.into_any(),
        (true, Some(id)) => view! { <ToSomebody id /> }.into_any(),
    };
    let list = Page::Admin(AdminPage::Delegations);
    view! {
        <AdminTrail
            between=(list, tr!(admin.tab.delegations).into())
            here=tr!(admin.delegations.form_title)
        />
        <div class="page-narrow">
            <PageHead
                title=tr!(admin.delegations.form_title)
                lead=tr!(admin.delegations.form_lead)
            />
            {form}
        </div>
    }
}

#[component]
fn ToSomebody(id: UserId) -> impl IntoView {
    let account = use_fetch(move || id, |client, id| async move { client.read_account(id).await });
    view! {
        <Keep resource=account let:account>
            {
                let account = account.get_untracked();
                let organisation = account.organisation;
                let reachable = account.status == AccountStatus::Active;
                let to = PersonView { id: account.id, name: account.name, organisation, reachable };
                view! { <GiveForm to=Some(to) /> }
            }
        </Keep>
    }
}

/// What is being written.
#[derive(Clone, Copy, Debug)]
struct Wish {
    /// The one thing that it bears on, when the address names it.
    thing: Option<Thing>,
    profile: RwSignal<String>,
    body: RwSignal<String>,
    bricks: RwSignal<BTreeSet<Brick>>,
    /// Bricks that were added: it bears on them alone as soon as there is one.
    added: RwSignal<BTreeSet<BrickId>>,
    starts_on: RwSignal<String>,
    ends_on: RwSignal<String>,
}

impl Wish {
    fn new(thing: Option<Thing>) -> Self {
        let empty = || RwSignal::new(String::new());
        // A contributor writes in what is theirs: entrusting one thing is letting somebody write in it.
        let profile = if thing.is_some() { Profile::FunctionalAdmin } else { Profile::Contributor };
        Self {
            thing,
            profile: RwSignal::new(profile.code().to_owned()),
            body: empty(),
            bricks: RwSignal::new(BTreeSet::new()),
            added: RwSignal::new(BTreeSet::new()),
            starts_on: empty(),
            ends_on: empty(),
        }
    }

    /// Whether it bears on named things, and not on whole bricks.
    fn names_things(self) -> bool {
        self.thing.is_some() || !self.added.read().is_empty()
    }

    fn to(self, people: Vec<UserId>) -> GiveDelegationsRequest {
        GiveDelegationsRequest::of(self.lends(), people)
    }

    /// What it lends, to nobody yet.
    fn lends(self) -> GiveDelegationRequest {
        let profile = Profile::from_code(&self.profile.read_untracked());
        let added = self.added.get_untracked();
        let (bricks, items) = match self.thing {
            Some(Thing { brick, id }) => (vec![brick], vec![id]),
            None if added.is_empty() => {
                (self.bricks.get_untracked().into_iter().collect(), Vec::new())
            }
            None => (vec![Brick::Links], added.into_iter().map(|BrickId(id)| id).collect()),
        };
        let body = self.body.read_untracked().parse().ok();
        GiveDelegationRequest {
            account_id: UserId::default(),
            profile: profile.unwrap_or(Profile::Contributor),
            bricks,
            // What is named is where it is, whatever the body.
            organisation_id: body.filter(|_| items.is_empty()),
            items,
            starts_on: self.starts_on.read_untracked().parse().ok(),
            ends_on: self.ends_on.read_untracked().parse().ok(),
        }
    }
}

#[component]
fn GiveForm(to: Option<PersonView>) -> impl IntoView {
    let person = PersonChoice::of(to);
    let address = use_address();
    let wish = Wish::new(untrack(move || Thing::asked(address)));
    let give = use_giving();
    let others = RwSignal::new(Vec::<PersonChoice>::new());
    let chosen = person.clone();
    let submit = move |()| {
        let id = |one: &PersonChoice| untrack(|| one.id()).unwrap_or_default();
        let people = others.with_untracked(|others| {
            std::iter::once(&chosen).chain(others).map(id).collect::<Vec<_>>()
        });
        let body = wish.to(people);
        let checked = body.parse();
        give.send_checked(body, checked);
    };
    let faults = give.faults();
    view! {
        <div class="stack gap-6">
            <ActProblem failure=give.failure() />
            <Form faults on_submit=submit>
                <PersonField
                    faults
                    pointer="/account_ids/0"
                    label=tr!(admin.delegations.to)
                    missing=tr!(admin.delegations.to_missing)
                    choice=person
                />
                <Others faults others />
                <ScopeFields faults wish />
                <DaysFields faults wish />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=give.pending()>
                        {tr!(admin.delegations.give)}
                    </Button>
                    <ButtonLink href=Page::Admin(AdminPage::Delegations).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Those to whom the same is lent at once: a team that takes something over.
#[component]
fn Others(faults: Faults, others: RwSignal<Vec<PersonChoice>>) -> impl IntoView {
    let row = move |place: usize, person: PersonChoice| {
        view! {
            <PersonField
                faults
                pointer=format!("/account_ids/{}", place + 1)
                label=tr!(admin.delegations.other)
                missing=tr!(admin.delegations.to_missing)
                choice=person
            />
        }
        .into_any()
    };
    view! {
        <RowsField
            legend=tr!(admin.delegations.others)
            hint=tr!(admin.delegations.others_hint)
            rows=others
            blank=|| PersonChoice::of(None)
            add=tr!(admin.delegations.add_other)
            row
        />
    }
}

fn use_giving() -> Submit<GiveDelegationsRequest> {
    let key = draw_key();
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    use_submit(
        move |client, body: GiveDelegationsRequest| {
            let key = key.clone();
            async move { client.give_delegations(&body, &key).await }
        },
        move |DelegationBatch { given }| {
            toasts.tell(trn!(u64::from(given), admin.delegations.given));
            let page = Page::Admin(AdminPage::Delegations);
            navigate(&page.path(), NavigateOptions::default());
        },
    )
}

#[component]
fn ScopeFields(faults: Faults, wish: Wish) -> impl IntoView {
    let lent = |of: Profile, meaning: &'static str| {
        ChoiceOption::new(of.code(), profile(of)).meaning(meaning)
    };
    let options = vec![
        lent(Profile::Contributor, tr!(admin.delegations.contributor_meaning)),
        lent(Profile::FunctionalAdmin, tr!(admin.delegations.functional_admin_meaning)),
    ];
    let on = match wish.thing {
        Some(thing) => view! {
            <div class="field">
                <p class="small muted">{tr!(admin.delegations.on_thing)}</p>
                <ThingTitle thing />
            </div>
        }
        .into_any(),
        None => view! {
            <Show when=move || !wish.names_things()>
                <WholeBricks faults wish />
            </Show>
            <AddedBricks wish />
        }
        .into_any(),
    };
    view! {
        <Choice
            faults
            pointer="/profile"
            legend=tr!(admin.delegations.profile)
            value=wish.profile
            options
        />
        {on}
    }
}

/// Where, and which native bricks.
#[component]
fn WholeBricks(faults: Faults, wish: Wish) -> impl IntoView {
    let bodies = use_bodies();
    let boxes = Brick::ALL.iter().filter(|brick| brick.is_built()).map(|brick| {
        let brick = *brick;
        view! {
            <Check
                label=brick_name(brick)
                checked=Signal::derive(move || wish.bricks.read().contains(&brick))
                on_change=move |on| tick(wish.bricks, brick, on)
            />
        }
    });
    view! {
        <SelectField
            faults
            pointer="/organisation_id"
            label=tr!(admin.delegations.body)
            hint=tr!(admin.delegations.body_hint)
            value=wish.body
            options=Signal::derive(move || bodies.offered(&wish.body.read()))
            blank=tr!(admin.delegations.everywhere)
        />
        <fieldset class="field">
            <legend>{tr!(admin.delegations.bricks)}</legend>
            <p class="hint">{tr!(admin.delegations.bricks_hint)}</p>
            <div class="grid-2">{boxes.collect_view()}</div>
        </fieldset>
    }
}

/// Those that administrators added, by their names (R041); nothing when there is none.
#[component]
fn AddedBricks(wish: Wish) -> impl IntoView {
    let added = expect_context::<Bricks>().standing();
    let boxes = added.iter().map(|brick| {
        let id = brick.id;
        view! {
            <Check
                label=brick_title(brick)
                checked=Signal::derive(move || wish.added.read().contains(&id))
                on_change=move |on| tick(wish.added, id, on)
            />
        }
    });
    let boxes = boxes.collect_view();
    (!added.is_empty()).then(|| {
        view! {
            <fieldset class="field">
                <legend>{tr!(admin.delegations.added)}</legend>
                <p class="hint">{tr!(admin.delegations.added_hint)}</p>
                <div class="grid-2">{boxes}</div>
            </fieldset>
        }
    })
}

fn tick<T: Ord + Send + Sync + 'static>(of: RwSignal<BTreeSet<T>>, one: T, on: bool) {
    of.update(|ticked| {
        if on {
            ticked.insert(one);
        } else {
            ticked.remove(&one);
        }
    });
}

#[component]
fn DaysFields(faults: Faults, wish: Wish) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer="/starts_on"
            label=tr!(admin.delegations.starts_on)
            hint=tr!(admin.delegations.starts_on_hint)
            kind=TextKind::Date
            value=wish.starts_on
            optional=true
        />
        <TextField
            faults
            pointer="/ends_on"
            label=tr!(admin.delegations.ends_on)
            hint=tr!(admin.delegations.ends_on_hint)
            kind=TextKind::Date
            value=wish.ends_on
            optional=true
        />
    }
}
