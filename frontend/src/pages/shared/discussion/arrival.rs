//! The comment that an address names: brought on screen, on whichever page of the discussion it is.

use domain::CommentId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::Talk;
use crate::components::{Button, Look, Size, copied};
use crate::pages::shared::focus_on;
use crate::state::Toasts;
use crate::words::tr;

const BEFORE: &str = "commentaire-";

/// What stands for a comment in an address, and on its page.
pub(super) fn anchor(comment: CommentId) -> String {
    format!("{BEFORE}{comment}")
}

/// The comment that the address names.
pub(super) fn named_comment() -> Memo<Option<CommentId>> {
    let hash = use_location().hash;
    Memo::new(move |_| comment_of(&hash.read()))
}

fn comment_of(hash: &str) -> Option<CommentId> {
    hash.trim_start_matches('#').strip_prefix(BEFORE)?.parse().ok()
}

/// Asks for page after page until the comment that the address names is there, then takes the keyboard to it, once.
pub(super) fn lead_to_named(talk: Talk) {
    let led = StoredValue::new(None::<CommentId>);
    Effect::new(move |_| {
        let Some(id) = talk.named.get() else { return };
        if led.get_value() == Some(id) || talk.read.first.get().is_none() {
            return;
        }
        if talk.shown().iter().any(|comment| comment.id == id) {
            led.set_value(Some(id));
            // Once the page has drawn it, and has taken the keyboard to its own title.
            request_animation_frame(move || focus_on(format!("#{}", anchor(id))));
        } else if talk.read.has_more() && !talk.read.pending() && talk.read.failure().is_none() {
            talk.read.grow();
        }
    });
}

/// Copies the address of one comment.
#[component]
pub(super) fn CopyLink(id: CommentId) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let pathname = use_location().pathname;
    let copy = move |_| {
        let origin = window().location().origin().unwrap_or_default();
        let address = format!("{origin}{}#{}", pathname.get_untracked(), anchor(id));
        spawn_local(async move {
            let done = copied(&address).await;
            toasts.tell(if done { tr!(shared.share.copied) } else { tr!(shared.share.not_copied) });
        });
    };
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=copy>{tr!(shared.share.copy)}</Button>
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_address_names_a_comment_or_nothing() {
        let id = CommentId(Uuid::from_u128(7));
        assert_eq!(comment_of(&format!("#{}", anchor(id))), Some(id));
        assert_eq!(comment_of(&anchor(id)), Some(id));
        for other in ["", "#", "#discussion", "#commentaire-", "#commentaire-7"] {
            assert_eq!(comment_of(other), None, "{other}");
        }
    }
}
