//! Giving a profile all that another has.

use domain::access::Profile;
use leptos::prelude::*;

use super::editor::{Editor, PROFILES};
use crate::components::{Button, Faults, Form, Look, Press, SelectField, SelectOption};
use crate::words::{profile, tr};

#[component]
pub(super) fn CopyProfile(editor: Editor, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let faults = Faults::new();
    let from = RwSignal::new(Profile::Contributor.code().to_owned());
    let to = RwSignal::new(Profile::Reader.code().to_owned());
    let options = || PROFILES.map(|of| SelectOption::new(of.code(), profile(of))).to_vec();
    let submit = move |()| {
        let read = |value: RwSignal<String>| Profile::from_code(&value.read_untracked());
        if let (Some(from), Some(to)) = (read(from), read(to)) {
            editor.copy(from, to);
        }
        on_done.run(());
    };
    view! {
        <Form faults on_submit=submit>
            <div class="stack">
                <p class="small muted">{tr!(admin.copy_why)}</p>
                <SelectField
                    faults
                    pointer="/copy_from"
                    label=tr!(admin.copy_from)
                    value=from
                    options=Signal::derive(options)
                />
                <SelectField
                    faults
                    pointer="/copy_to"
                    label=tr!(admin.copy_to)
                    value=to
                    options=Signal::derive(options)
                />
                <p><Button look=Look::Primary press=Press::Submit>{tr!(admin.copy_act)}</Button></p>
            </div>
        </Form>
    }
}
