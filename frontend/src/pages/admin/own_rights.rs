//! What one may do here, and where each right comes from (R329, R335, R042): for everybody, whatever they administer.

use api_types::own_rights::OwnRights;
use api_types::rights::{DelegationView, OwnershipView};
use api_types::session::Me;
use domain::access::{Brick, Capability, Participation, Permission, Profile, Reach};
use domain::people::OwnerKind;
use leptos::prelude::*;

use super::delegations::{sentence, status_mark};
use super::names::{capability_name, owned_words, profile_meaning, right_name};
use crate::api::{use_fetch, use_submit};
use crate::components::{
    ActProblem, Badge, Breadcrumb, Button, Detail, Glyph, Load, MoreLink, PageHead, Section,
};
use crate::pages::shared::download;
use crate::routes::{Page, ServicesPage};
use crate::state::Session;
use crate::words::{brick_name, profile, tr};

#[component]
pub(super) fn OwnRightsPage() -> impl IntoView {
    // Both are read now: what the session knows may be older than a right that was just lent.
    let held = use_fetch(
        || (),
        |client, ()| async move { Ok((client.read_own_rights().await?, client.read_me().await?)) },
    );
    view! {
        <Breadcrumb here=tr!(admin.own.title) />
        <div class="page-narrow">
            <PageHead title=tr!(admin.own.title) lead=tr!(admin.own.lead) />
            <div class="stack gap-10">
                <Load resource=held let:held><Held held /></Load>
                <OwnData />
            </div>
        </div>
    }
}

#[component]
fn Held(held: (OwnRights, Me)) -> impl IntoView {
    let (OwnRights { profile: of, acts_for, delegations, ownerships }, me) = held;
    let body = acts_for.map(|body| {
        view! { <p>{tr!(admin.own.acts_for, body = body.name)}</p> }
    });
    view! {
        <div class="stack gap-10">
            <Section title=tr!(admin.own.profile)>
                <div class="stack gap-3">
                    <p><b>{profile(of)}</b></p>
                    <p>{profile_meaning(of)}</p>
                    {body}
                    <p class="small muted">{tr!(admin.own.for_all)}</p>
                    <Further of />
                </div>
            </Section>
            <Section title=tr!(admin.own.lent)><Lent delegations /></Section>
            <Section title=tr!(admin.own.owned)><Owned ownerships /></Section>
            <Section title=tr!(admin.own.bricks)><Bricks me /></Section>
        </div>
    }
}

/// What is kept of one, to take away (GDPR, articles 15 and 20).
#[component]
fn OwnData() -> impl IntoView {
    let take = use_submit(
        |client, ()| async move { client.take_own_data().await },
        |file: Vec<u8>| download("mes-donnees.json", "application/json", &file),
    );
    view! {
        <Section title=tr!(admin.own.data)>
            <div class="stack gap-3">
                <p>{tr!(admin.own.data_what)}</p>
                <p class="small muted">{tr!(admin.own.data_masked)}</p>
                <ActProblem failure=take.failure() />
                <p>
                    <Button
                        glyph=Glyph::Download
                        pending=take.pending()
                        on:click=move |_| take.send(())
                    >
                        {tr!(admin.own.data_take)}
                    </Button>
                </p>
            </div>
        </Section>
    }
}

/// Whom to ask for more.
#[component]
fn Further(of: Profile) -> impl IntoView {
    let contact = Page::Services(ServicesPage::Contact);
    let asks = of == Profile::Reader && expect_context::<Session>().sees(contact);
    asks.then(|| view! { <p><MoreLink href=contact.path()>{tr!(admin.own.ask)}</MoreLink></p> })
}

#[component]
fn Lent(delegations: Vec<DelegationView>) -> impl IntoView {
    if delegations.is_empty() {
        return view! { <p class="muted">{tr!(admin.own.none_lent)}</p> }.into_any();
    }
    let line = |delegation: DelegationView| {
        let (tone, glyph, state) = status_mark(delegation.status);
        view! {
            <li class="stack gap-2">
                <p>{sentence(&delegation)}</p>
                <p><Badge tone glyph>{state}</Badge></p>
            </li>
        }
    };
    let lines = delegations.into_iter().map(line).collect_view();
    view! { <ul role="list" class="plain-list stack">{lines}</ul> }.into_any()
}

#[component]
fn Owned(ownerships: Vec<OwnershipView>) -> impl IntoView {
    if ownerships.is_empty() {
        return view! { <p class="muted">{tr!(admin.own.none_owned)}</p> }.into_any();
    }
    owned_lines(ownerships)
}

/// What was declared, and through whom.
pub(super) fn owned_lines(ownerships: Vec<OwnershipView>) -> AnyView {
    let line = |OwnershipView { brick, item_id, item_title, owner_kind, owner_name, .. }| {
        let what = owned_words(brick, item_id, item_title);
        let said = match owner_kind {
            OwnerKind::Person => what,
            OwnerKind::Department | OwnerKind::Organisation => {
                tr!(admin.own.owned_through, what = what, name = owner_name)
            }
        };
        view! { <li>{said}</li> }
    };
    view! { <ul class="plain-list">{ownerships.into_iter().map(line).collect_view()}</ul> }
        .into_any()
}

/// Brick by brick, from the permissions in force: those of the profile, and what is lent or owned besides.
#[component]
fn Bricks(me: Me) -> impl IntoView {
    let line = |brick: &Brick| {
        let held = |permission| me.reach(permission);
        let rights = rights_on(held, (*brick, tr!(admin.own.update_own)));
        (!rights.is_empty()).then(|| {
            view! { <Detail term=brick_name(*brick)>{rights.join(", ")}</Detail> }
        })
    };
    let built = Brick::ALL.iter().filter(|brick| brick.is_built());
    view! { <dl class="facts columns">{built.filter_map(line).collect_view()}</dl> }
}

/// What somebody may do on a brick, in words, from how far each permission goes for them; `own` says what it is to update
/// one's own.
pub(super) fn rights_on(
    held: impl Fn(Permission) -> Reach + Copy,
    (brick, own): (Brick, &'static str),
) -> Vec<&'static str> {
    let read = match reach(held, brick, Capability::Read) {
        Reach::Nothing => None,
        Reach::OwnOnly | Reach::Everything => Some(capability_name(Capability::Read)),
    };
    let update = match reach(held, brick, Capability::Update) {
        Reach::Nothing => None,
        Reach::OwnOnly => Some(own),
        Reach::Everything => Some(tr!(admin.own.update_everything)),
    };
    let manage = match reach(held, brick, Capability::Manage) {
        Reach::Nothing => None,
        Reach::OwnOnly | Reach::Everything => Some(right_name(brick.into(), Capability::Manage)),
    };
    [read, update, manage].into_iter().flatten().collect()
}

/// How far one goes by right: what every reader does besides is no right of theirs (A07).
fn reach(held: impl Fn(Permission) -> Reach, brick: Brick, capability: Capability) -> Reach {
    let by_right = |permission: &Permission| {
        let need = permission.need();
        let reach = held(*permission);
        let counts = need.brick == brick
            && need.capability == capability
            && match need.participation {
                Participation::None => true,
                Participation::Own => reach == Reach::Everything,
                Participation::Anyone => false,
            };
        counts.then_some(reach)
    };
    Permission::ALL.iter().filter_map(by_right).max().unwrap_or(Reach::Nothing)
}
