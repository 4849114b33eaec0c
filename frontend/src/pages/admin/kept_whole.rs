//! A list that is kept whole: one form adds a line or changes one, each line has its acts, and the whole list is saved
//! over the version that is on screen.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use domain::FieldError;
use leptos::prelude::*;

use crate::api::{Submit, use_submit};
use crate::components::{Button, Faults, Form, Glyph, Look, Press, Size};
use crate::pages::shared::EditProblem;
use crate::state::Toasts;
use crate::words::tr;

/// The acts on a list. Copy it into the closures that ask.
pub(super) struct KeptWhole<N> {
    /// Saves what the form says.
    pub(super) save: Submit<N>,
    /// Saves what a button of a line says.
    pub(super) act: Submit<N>,
    resume: Submit<()>,
}

impl<N> Clone for KeptWhole<N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N> Copy for KeptWhole<N> {}

/// Prepares the acts: how the list is saved over a version and read again, and what to do once the form, or a button, has
/// saved it.
pub(super) fn use_kept_whole<V, N, Saving, Reading>(
    list: RwSignal<V>,
    version: fn(&V) -> i32,
    save: impl Fn(ApiClient, N, i32) -> Saving + Clone + 'static,
    read: impl Fn(ApiClient) -> Reading + Clone + 'static,
    (said, acted): (impl Fn() + Clone + 'static, impl Fn() + Clone + 'static),
) -> KeptWhole<N>
where
    V: Clone + Send + Sync + 'static,
    N: Clone + Send + Sync + 'static,
    Saving: Future<Output = Result<V, ApiError>> + 'static,
    Reading: Future<Output = Result<V, ApiError>> + 'static,
{
    let toasts = expect_context::<Toasts>();
    let ask = move |client, next: N| save(client, next, list.with_untracked(version));
    let save = use_submit(ask.clone(), move |saved: V| {
        list.set(saved);
        said();
    });
    let act = use_submit(ask, move |saved: V| {
        list.set(saved);
        acted();
    });
    // Somebody changed the list meanwhile: what is typed stays, on what is there now.
    let resume = use_submit(
        move |client, ()| read(client),
        move |theirs: V| {
            list.set(theirs);
            toasts.tell(tr!(ideas.conflict.reloaded));
            save.forgive();
            act.forgive();
        },
    );
    KeptWhole { save, act, resume }
}

impl<N: Send + Sync + 'static> KeptWhole<N> {
    /// Why the list was not saved, and the way to take the changes over to what is there now.
    pub(super) fn problem(self) -> AnyView {
        let Self { save, act, resume } = self;
        let failure = Signal::derive(move || save.failure().get().or_else(|| act.failure().get()));
        let on_resume = move |()| resume.send(());
        view! { <EditProblem failure pending=resume.pending() on_resume /> }.into_any()
    }

    /// Sends the list with what is typed in it, or says what is wrong with that.
    pub(super) fn submit(self, typed: Result<N, Vec<FieldError>>) {
        match typed {
            Ok(next) => self.save.send(next),
            Err(faults) => self.save.refuse(faults),
        }
    }
}

/// The list with what is typed in it: in the place of what it changes, first when it is new. With its faults at the fields
/// of the form; `whole` is the field of those that no field is named by.
pub(super) fn with_typed<T, N>(
    mut items: Vec<T>,
    (one, is_changed): (T, impl Fn(&T) -> bool),
    checked: impl FnOnce(Vec<T>) -> Result<N, Vec<FieldError>>,
    whole: &str,
) -> Result<N, Vec<FieldError>> {
    let place = items.iter().position(is_changed);
    match place.and_then(|place| items.get_mut(place)) {
        Some(kept) => *kept = one,
        None => items.insert(0, one),
    }
    let under = format!("/items/{}", place.unwrap_or(0));
    let at_field = |fault: FieldError| {
        let field = fault.pointer.strip_prefix(&under).filter(|field| field.starts_with('/'));
        let pointer = field.unwrap_or(whole).to_owned();
        FieldError { pointer, ..fault }
    };
    checked(items).map_err(|faults| faults.into_iter().map(at_field).collect())
}

/// The form of a line: its fields, then the buttons. `changes` says whether a line that is there is being changed.
#[component]
pub(super) fn LineForm(
    /// By which its first field is found.
    id: &'static str,
    label: &'static str,
    faults: Faults,
    pending: Signal<bool>,
    #[prop(into)] changes: Signal<bool>,
    /// What the button says of a new line, and of one that changes.
    words: (&'static str, &'static str),
    #[prop(into)] on_submit: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
    children: Children,
) -> impl IntoView {
    let (add, save) = words;
    view! {
        <div id=id class="no-print">
            <Form faults on_submit label=label.to_owned()>
                {children()}
                <p class="cluster">
                    <Button press=Press::Submit pending>
                        {move || if changes.get() { save } else { add }}
                    </Button>
                    <Show when=move || changes.get()>
                        <Button look=Look::Quiet on:click=move |_| on_cancel.run(())>
                            {tr!(common.cancel)}
                        </Button>
                    </Show>
                </p>
            </Form>
        </div>
    }
}

/// A button of a line; `name` says of which.
pub(super) fn line_button(
    glyph: Glyph,
    word: &'static str,
    name: String,
    press: Callback<()>,
) -> AnyView {
    view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            glyph
            attr:aria-label=name
            on:click=move |_| press.run(())
        >
            {word}
        </Button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::FieldCode;

    use super::*;

    fn refused(pointer: &'static str) -> impl FnOnce(Vec<u8>) -> Result<Vec<u8>, Vec<FieldError>> {
        move |_| Err(vec![FieldError::new(pointer, FieldCode::Required)])
    }

    #[test]
    fn what_is_typed_comes_first_or_takes_the_place_of_what_it_changes() {
        let kept = |changed: u8| {
            with_typed(
                vec![1_u8, 2, 3],
                (9, move |one| *one == changed),
                Ok::<_, Vec<FieldError>>,
                "/a",
            )
        };
        assert_eq!(kept(2), Ok(vec![1, 9, 3]));
        assert_eq!(kept(7), Ok(vec![9, 1, 2, 3]));
    }

    #[test]
    fn a_fault_of_the_line_is_told_at_its_field_and_any_other_at_the_first() {
        let told = |pointer| {
            let faults = with_typed(vec![1_u8, 2], (9, |one| *one == 2), refused(pointer), "/what");
            faults.unwrap_err().remove(0).pointer
        };
        assert_eq!(told("/items/1/owner"), "/owner");
        assert_eq!(told("/items/1"), "/what");
        assert_eq!(told("/items"), "/what");
    }
}
