//! A form of plain fields, texts and ticks, on what others change too: one goes on from theirs, field by field.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::conflict::{Disputed, EditProblem, ResumedNotice};
use super::contested::Contested;
use super::merge::told;
use crate::api::{Failure, Submit, use_submit};
use crate::words::tr;

/// A field of such a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainField {
    name: &'static str,
    label: &'static str,
    typed: Typed,
    /// How what is chosen is said, when the field holds its code.
    words: Option<Callback<String, String>>,
}

#[derive(Clone, Copy, Debug)]
enum Typed {
    Text(RwSignal<String>),
    Tick(RwSignal<bool>),
}

impl PlainField {
    pub(crate) const fn text(
        name: &'static str,
        label: &'static str,
        text: RwSignal<String>,
    ) -> Self {
        Self { name, label, typed: Typed::Text(text), words: None }
    }

    pub(crate) const fn tick(
        name: &'static str,
        label: &'static str,
        tick: RwSignal<bool>,
    ) -> Self {
        Self { name, label, typed: Typed::Tick(tick), words: None }
    }

    /// The same, which holds a code: how it is said.
    pub(crate) fn said(self, words: impl Fn(String) -> String + Send + Sync + 'static) -> Self {
        Self { words: Some(Callback::new(words)), ..self }
    }

    fn read(self) -> Value {
        match self.typed {
            Typed::Text(text) => Value::String(text.get_untracked()),
            Typed::Tick(tick) => Value::Bool(tick.get_untracked()),
        }
    }

    fn write(self, value: &Value) {
        match self.typed {
            Typed::Text(text) => text.set(value.as_str().unwrap_or_default().to_owned()),
            Typed::Tick(tick) => tick.set(value.as_bool().unwrap_or_default()),
        }
    }
}

/// What the fields hold now, by name.
fn held(fields: &[PlainField]) -> Map<String, Value> {
    fields.iter().map(|field| (field.name.to_owned(), field.read())).collect()
}

/// The form. Copy it where it is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainForm {
    fields: StoredValue<Vec<PlainField>>,
    contested: Contested<Map<String, Value>>,
}

impl PlainForm {
    /// Fields that have just been filled with what is there, at this version.
    pub(crate) fn new(fields: Vec<PlainField>, seen: i32) -> Self {
        let contested = Contested::new(held(&fields), seen);
        Self { fields: StoredValue::new(fields), contested }
    }

    /// The version to send back: read it when one presses, not when the act is asked again.
    pub(crate) fn seen(self) -> i32 {
        self.contested.seen()
    }

    /// Says what somebody else changed since words of an earlier time, if anybody did.
    pub(crate) fn found(self, both: Vec<(String, Value)>) {
        self.contested.found(both.into_iter().map(|one| self.disputed(one)).collect());
    }

    /// What was saved is what one changes from now on: `fill` writes it in the fields, and gives its version.
    pub(crate) fn saved(self, fill: impl FnOnce() -> i32) {
        let Some(fields) = self.fields.try_get_value() else { return };
        let seen = fill();
        self.contested.rebase(held(&fields), seen);
        self.found(Vec::new());
    }

    /// What is there was read again with no conflict: the same as going on from it, and only what both changed is
    /// said.
    pub(crate) fn follow(self, fill: impl FnOnce() -> i32) {
        self.take_over(fill);
        let both = self.contested.disputed().try_get_untracked().flatten();
        self.contested.found(both.unwrap_or_default());
    }

    /// Goes on from what is there now, which `fill` writes in the fields, giving its version: mine comes back where
    /// I changed it.
    fn take_over(self, fill: impl FnOnce() -> i32) {
        let Some(fields) = self.fields.try_get_value() else { return };
        let mine = held(&fields);
        let seen = fill();
        let now = (held(&fields), seen);
        let merged = self.contested.take_over(|| mine, now, |one| self.disputed(one));
        for field in fields {
            if let Some(value) = merged.as_ref().and_then(|merged| merged.get(field.name)) {
                field.write(value);
            }
        }
    }

    /// The way on once `act` met a conflict: `read` finds what is there now; `fill` as everywhere here.
    pub(crate) fn use_resume<I, T, Fut>(
        self,
        act: Submit<I>,
        read: impl Fn(ApiClient) -> Fut + Clone + 'static,
        fill: impl Fn(T) -> i32 + Clone + 'static,
    ) -> Submit<()>
    where
        I: Send + Sync + 'static,
        T: 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        use_submit(
            move |client, ()| read(client),
            move |theirs: T| {
                self.take_over(|| fill(theirs));
                act.forgive();
            },
        )
    }

    /// What they wrote in a field.
    fn disputed(self, (name, theirs): (String, Value)) -> Disputed {
        let theirs = told(&theirs);
        let named = |fields: &Vec<PlainField>| fields.iter().find(|one| one.name == name).copied();
        match self.fields.try_with_value(named).flatten() {
            Some(PlainField { label, words: Some(words), .. }) => {
                Disputed { label: label.into(), theirs: words.run(theirs) }
            }
            Some(PlainField { label, words: None, .. }) => Disputed { label: label.into(), theirs },
            None => Disputed { label: tr!(shared.other_field).into(), theirs },
        }
    }
}

/// Why such a form was refused, and what came out of going on from theirs.
#[component]
pub(crate) fn PlainProblem(
    form: PlainForm,
    #[prop(into)] failure: Signal<Option<Failure>>,
    resume: Submit<()>,
) -> impl IntoView {
    view! {
        <EditProblem failure pending=resume.pending() on_resume=move |()| resume.send(()) />
        <ResumedNotice disputed=form.contested.disputed() />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> RwSignal<String> {
        RwSignal::new(value.to_owned())
    }

    #[test]
    fn what_they_changed_alone_comes_and_what_both_changed_stays_mine_and_is_told() {
        let owner = Owner::new();
        owner.set();
        let (name, profile, open) = (text("Anne"), text("reader"), RwSignal::new(true));
        let fields = vec![
            PlainField::text("name", "Nom", name),
            PlainField::text("profile", "Profil", profile).said(|code| format!("un {code}")),
            PlainField::tick("open", "Ouvert", open),
        ];
        let form = PlainForm::new(fields, 3);
        let theirs = |seen| {
            move || {
                name.set("Anne".to_owned());
                profile.set("contributor".to_owned());
                open.set(false);
                seen
            }
        };
        name.set("Anne Morel".to_owned());
        form.take_over(theirs(4));
        let now = || (name.get_untracked(), profile.get_untracked(), open.get_untracked());
        assert_eq!(now(), ("Anne Morel".to_owned(), "contributor".to_owned(), false));
        assert_eq!((form.seen(), form.contested.disputed().get_untracked()), (4, Some(vec![])));

        profile.set("functional_admin".to_owned());
        form.take_over(move || {
            profile.set("reader".to_owned());
            5
        });
        assert_eq!(profile.get_untracked(), "functional_admin");
        let told = Disputed { label: "Profil".into(), theirs: "un reader".to_owned() };
        assert_eq!(form.contested.disputed().get_untracked(), Some(vec![told]));

        // What was saved is no longer a change of mine.
        form.saved(theirs(6));
        form.follow(move || {
            open.set(true);
            7
        });
        assert_eq!(now(), ("Anne".to_owned(), "contributor".to_owned(), true));
        assert_eq!((form.seen(), form.contested.disputed().get_untracked()), (7, None));
    }
}
