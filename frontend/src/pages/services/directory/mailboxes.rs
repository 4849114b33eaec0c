//! The mailbox of each body (R265): read by everybody, kept by administrators in place; on which sites it has referents,
//! and where no referent is (R267).

use std::collections::BTreeMap;

use api_types::directory::{ReferentSiteView, SetMailboxRequest};
use api_types::people::OrganisationView;
use api_types::session::Me;
use domain::OrganisationId;
use domain::access::{Extent, Permission};
use domain::directory::DirectoryRole;
use domain::people::OrganisationKind;
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{
    Badge, Button, Faults, Form, Glyph, Keep, Look, Press, Size, TextField, Tone,
};
use crate::pages::shared::{BODY, PlainField, PlainForm, PlainProblem, focus_on};
use crate::routes::{Page, ServicesPage};
use crate::state::{Session, Toasts, address_search};
use crate::words::{number, tr};

use super::{ROLE, WORDS};

/// The bodies that have a referent, and on which sites, once it is known.
type Covered = Memo<Option<BTreeMap<OrganisationId, Vec<ReferentSiteView>>>>;

/// How far a permission goes: of a body whose directory they do not read, neither the mailbox nor the referents are
/// told, and a mailbox is changed where one may.
fn reaches(me: &Me, permission: Permission, body: OrganisationId) -> bool {
    match me.extent(permission) {
        Extent::Everywhere => true,
        Extent::Bodies(bodies) => bodies.contains(&body),
        Extent::Nowhere => false,
    }
}

#[component]
pub(super) fn Mailboxes() -> impl IntoView {
    let read = RwSignal::new(0_u32);
    let session = expect_context::<Session>();
    let bodies = use_fetch(
        move || read.get(),
        move |client, _| async move {
            let mut all = client.list_organisations().await?.items;
            let me = session.who();
            all.retain(|one| {
                one.kind == OrganisationKind::Organisation
                    && me.as_ref().is_some_and(|me| reaches(me, Permission::ReadDirectory, one.id))
            });
            Ok(all)
        },
    );
    let counts = use_fetch(|| (), |client, ()| async move { client.read_referent_counts().await });
    // Nothing is said of a body before one knows.
    let covered: Covered = Memo::new(move |_| {
        let items = counts.get().and_then(Result::ok)?.items;
        Some(items.into_iter().map(|one| (one.organisation_id, one.sites)).collect())
    });
    view! {
        <section class="section" aria-labelledby="boites">
            <h2 id="boites" class="section-title" tabindex="-1">
                {tr!(services.directory.mailboxes)}
            </h2>
            <Keep resource=bodies let:bodies>
                <BodyRows bodies read covered />
            </Keep>
        </section>
    }
}

#[component]
fn BodyRows(
    bodies: RwSignal<Vec<OrganisationView>>,
    read: RwSignal<u32>,
    covered: Covered,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let edits =
        move |body| session.who().is_some_and(|me| reaches(&me, Permission::EditMailboxes, body));
    let shown = move || {
        let all = bodies.get().into_iter();
        // Where nobody answers for innovation is told too, once it is known (R267).
        let known = covered.with(Option::is_some);
        let told = |body: &OrganisationView| {
            edits(body.id) || body.mailbox.is_some() || (known && !body.closed)
        };
        all.filter(told).collect::<Vec<_>>()
    };
    view! {
        <Show
            when=move || !shown().is_empty()
            fallback=|| view! { <p class="muted">{tr!(services.directory.no_mailbox)}</p> }
        >
            <ul role="list" class="row-list">
                <For each=shown key=|body| (body.id, body.version) let:body>
                    <BodyRow editable=edits(body.id) body read covered />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn BodyRow(
    body: OrganisationView,
    editable: bool,
    read: RwSignal<u32>,
    covered: Covered,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    let (id, open) = (body.id, !body.closed);
    let alone = move || {
        let without = covered.with(|all| all.as_ref().is_some_and(|all| !all.contains_key(&id)));
        (open && without).then(no_referent)
    };
    let body = StoredValue::new(body);
    let told = move || {
        let OrganisationView { name, mailbox, .. } = body.get_value();
        let address = match mailbox {
            Some(mailbox) => {
                let href = format!("mailto:{mailbox}");
                view! { <a href=href class="as-typed">{mailbox}</a> }.into_any()
            }
            None => {
                view! { <span class="muted">{tr!(services.directory.without)}</span> }.into_any()
            }
        };
        let label = tr!(services.directory.change_mailbox, body = name.clone());
        let begin = move |_| {
            editing.set(true);
            focus_on("#boite input");
        };
        let act = editable.then(|| {
            view! {
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Edit
                    attr:aria-label=label
                    on:click=begin
                >
                    {tr!(services.directory.change)}
                </Button>
            }
        });
        view! {
            <p class="cluster gap-2 line"><b>{name}</b>{address}{alone}{act}</p>
            <ReferentSites id covered />
        }
    };
    view! {
        <li>
            <Show when=move || editing.get() fallback=told>
                <MailboxForm body=body.get_value() editing read />
            </Show>
        </li>
    }
}

/// Nobody answers for innovation there.
fn no_referent() -> impl IntoView {
    view! {
        <Badge tone=Tone::Warning glyph=Glyph::Users>{tr!(services.directory.no_referent)}</Badge>
    }
}

fn sites_of(covered: Covered, body: OrganisationId) -> Vec<ReferentSiteView> {
    covered.with(|all| all.as_ref().and_then(|all| all.get(&body)).cloned()).unwrap_or_default()
}

/// Where its referents who agree to be found say that they work: each site leads to them.
#[component]
fn ReferentSites(id: OrganisationId, covered: Covered) -> impl IntoView {
    let line = move |ReferentSiteView { site, referents }: ReferentSiteView| {
        let asked = [
            (WORDS.to_owned(), site.clone()),
            (ROLE.to_owned(), DirectoryRole::Referent.code().to_owned()),
            (BODY.to_owned(), id.to_string()),
        ];
        let href = Page::Services(ServicesPage::Directory).path() + &address_search(&asked);
        let count = number(referents);
        let words = tr!(services.directory.site, site = site, count = count);
        view! { <a class="link-action" href=href>{words}</a> }
    };
    move || {
        let sites = sites_of(covered, id);
        (!sites.is_empty()).then(|| {
            view! {
                <p class="cluster gap-2 small">
                    {tr!(services.directory.sites)}
                    {sites.into_iter().map(line).collect_view()}
                </p>
            }
        })
    }
}

#[component]
fn MailboxForm(
    body: OrganisationView,
    editing: RwSignal<bool>,
    read: RwSignal<u32>,
) -> impl IntoView {
    let OrganisationView { id, name, mailbox, version, .. } = body;
    let value = RwSignal::new(mailbox.unwrap_or_default());
    let form = PlainForm::new(
        vec![PlainField::text("mailbox", tr!(services.directory.mailbox), value)],
        version,
    );
    let toasts = expect_context::<Toasts>();
    let set = use_submit(
        move |client, (body, seen): (SetMailboxRequest, i32)| async move {
            client.set_mailbox(id, &body, seen).await
        },
        move |_| {
            editing.try_set(false);
            toasts.tell(tr!(services.directory.mailbox_kept));
            read.update(|count| *count += 1);
            focus_on("#boites");
        },
    );
    let resume = form.use_resume(
        set,
        move |client| async move {
            let all = client.list_organisations().await?.items;
            Ok(all.into_iter().find(|one| one.id == id))
        },
        move |theirs: Option<OrganisationView>| match theirs {
            Some(body) => {
                value.set(body.mailbox.unwrap_or_default());
                body.version
            }
            None => version,
        },
    );
    let submit = move |()| {
        let body = SetMailboxRequest { mailbox: Some(value.get_untracked()) };
        let checked = body.parse();
        set.send_checked((body, form.seen()), checked);
    };
    let cancel = move |()| {
        // What somebody else changed was read here: the list shows it too.
        let outdated = form.seen() != version;
        editing.set(false);
        if outdated {
            read.update(|count| *count += 1);
        }
        focus_on("#boites");
    };
    view! {
        <div id="boite" class="tray stack">
            <PlainProblem form failure=set.failure() resume />
            <Form faults=set.faults() on_submit=submit label=name.clone()>
                <MailboxLine faults=set.faults() name value pending=set.pending() on_cancel=cancel />
            </Form>
        </div>
    }
}

#[component]
fn MailboxLine(
    faults: Faults,
    name: String,
    value: RwSignal<String>,
    pending: Signal<bool>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer="/mailbox"
            label=tr!(services.directory.mailbox_of, body = name)
            value
            optional=true
        />
        <p class="form-acts cluster">
            <Button look=Look::Primary press=Press::Submit pending>
                {tr!(services.directory.save)}
            </Button>
            <Button look=Look::Quiet on:click=move |_| on_cancel.run(())>
                {tr!(common.cancel)}
            </Button>
        </p>
    }
}
