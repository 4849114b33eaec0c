//! Whom to call about a practice; whoever somebody else named may stop.

use api_types::people::{OrganisationRef, PersonView};
use api_types::practice::{PracticeView, ReuseView};
use domain::PracticeId;
use domain::expression::Target;
use leptos::prelude::*;

use super::leave_practice_contact;
use super::reuses::Changes;
use crate::api::{Submit, use_submit};
use crate::components::{
    Button, ButtonLink, Dialog, Form, Glyph, Lazily, Look, Person, Press, Size,
};
use crate::pages::shared::{BODY, EditProblem, write_href};
use crate::routes::{Page, ServicesPage};
use crate::state::{Session, Toasts, address_search};
use crate::words::{Words, tr};

#[component]
pub(super) fn ContactCard(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let id = now.with_untracked(|now| now.summary.id);
    let contact = Memo::new(move |_| now.read().contact.clone());
    let body = now.with_untracked(|now| now.summary.organisation.clone());
    let leavable = Memo::new(move |_| now.read().leavable);
    let leave = move || {
        let load = move || leave_practice_contact(now, changes);
        leavable.get().then(|| view! { <Lazily load /> })
    };
    view! {
        <section class="tray stack gap-3" aria-labelledby="contact">
            <h2 id="contact" class="h-lg" tabindex="-1">{tr!(practices.contact)}</h2>
            {move || view! { <Contact contact=contact.get() id body=body.clone() /> }}
            {leave}
        </section>
    }
}

/// Who it is, and how to write to them; when nobody would read it, who else to ask in the body that made the practice.
#[component]
fn Contact(contact: PersonView, id: PracticeId, body: OrganisationRef) -> impl IntoView {
    let me = expect_context::<Session>().who().is_some_and(|me| me.person.id == contact.id);
    let href = write_href(&contact, Some(Target::Practice(id)), None).filter(|_| !me);
    let elsewhere = (href.is_none() && !me).then(|| colleagues(&body)).flatten();
    let named = tr!(services.message.contact_named, name = contact.name.clone());
    let write = href.map(|href| {
        view! {
            <p>
                <ButtonLink href size=Size::Small glyph=Glyph::Mail attr:aria-label=named>
                    {tr!(services.message.contact_me)}
                </ButtonLink>
            </p>
        }
    });
    let note = contact.organisation.map(|body| Words::from(body.name));
    view! {
        <Person name=contact.name note=note.unwrap_or_default() />
        {write}
        {elsewhere}
    }
}

/// The people of a body who agree to be found.
fn colleagues(body: &OrganisationRef) -> Option<AnyView> {
    let directory = Page::Services(ServicesPage::Directory);
    expect_context::<Session>().sees(directory).then(|| {
        let href = directory.path() + &address_search(&[(BODY.to_owned(), body.id.to_string())]);
        let words = tr!(practices.colleagues, body = body.name.clone());
        view! { <p><ButtonLink href size=Size::Small glyph=Glyph::Users>{words}</ButtonLink></p> }
            .into_any()
    })
}

/// The button, and what follows from it.
#[component]
pub(super) fn LeaveContact(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let (open, toasts) = (RwSignal::new(false), expect_context::<Toasts>());
    let leave = use_submit(
        move |client, ()| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.leave_practice_contact(id, seen).await
        },
        move |()| {
            open.try_set(false);
            toasts.tell(tr!(practices.contact_left.done));
            changes.tell_at("#contact");
        },
    );
    let again = move |()| changes.go_on(leave);
    view! { <Leave open leave means=tr!(practices.contact_left.means) on_resume=again /> }
}

/// The same, in a body that takes the practice up.
#[component]
pub(super) fn LeaveReuse(reuse: ReuseView, changes: Changes) -> impl IntoView {
    let (id, seen) = (reuse.id, reuse.version);
    let (open, toasts) = (RwSignal::new(false), expect_context::<Toasts>());
    let leave = use_submit(
        move |client, ()| async move { client.leave_reuse_contact(id, seen).await },
        move |()| {
            open.try_set(false);
            toasts.tell(tr!(practices.contact_left.done));
            changes.tell_at("#reprises");
        },
    );
    // The reuse is read again as another line: the dialog goes with this one.
    let again = move |()| {
        open.set(false);
        leave.forgive();
        changes.tell_at("#reprises");
    };
    view! { <Leave open leave means=tr!(practices.contact_left.reuse_means) on_resume=again /> }
}

#[component]
fn Leave(
    open: RwSignal<bool>,
    leave: Submit<()>,
    means: &'static str,
    /// Somebody else changed it meanwhile, and one goes on from there.
    #[prop(into)]
    on_resume: Callback<()>,
) -> impl IntoView {
    let submit = move |()| leave.send(());
    view! {
        <p>
            <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
                {tr!(practices.contact_left.act)}
            </Button>
        </p>
        <Dialog open title=tr!(practices.contact_left.title)>
            <Form faults=leave.faults() on_submit=submit>
                <div class="stack">
                    <p>{means}</p>
                    <EditProblem
                        failure=leave.failure()
                        pending=Signal::stored(false)
                        on_resume
                    />
                    <div class="cluster">
                        <Button look=Look::Danger press=Press::Submit pending=leave.pending()>
                            {tr!(practices.contact_left.act)}
                        </Button>
                        <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                    </div>
                </div>
            </Form>
        </Dialog>
    }
}
