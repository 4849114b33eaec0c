//! Telling those who moderate of a comment: whoever reads is the first to see what hurts (R109).

use domain::CommentId;
use domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::arrival::anchor;
use crate::components::{ButtonLink, Look, Size};
use crate::pages::shared::REPORTED;
use crate::routes::{Page, ServicesPage};
use crate::state::{Session, address_search};
use crate::words::tr;

/// « Signaler » : the form that writes to the Dinno, with the address of the comment.
#[component]
pub(super) fn Report(id: CommentId) -> impl IntoView {
    let may_ask = expect_context::<Session>().may(Permission::AskDinno);
    may_ask.then(|| {
        let pathname = use_location().pathname.get_untracked();
        let asked = [(REPORTED.to_owned(), format!("{pathname}#{}", anchor(id)))];
        let href = Page::Services(ServicesPage::Contact).path() + &address_search(&asked);
        view! {
            <ButtonLink href look=Look::Quiet size=Size::Small>{tr!(ideas.comment.report)}</ButtonLink>
        }
    })
}
