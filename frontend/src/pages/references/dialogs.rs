//! Adding a value, changing one.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use api_types::reference::{
    AddReferenceRequest, ChangeReferenceRequest, KeptReference, ReferenceListView,
    References as ReferencesView,
};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::Kept;
use crate::api::{Submit, draw_key, use_submit};
use crate::components::{
    Button, Check, Dialog, Faults, Form, Glyph, Look, Press, SelectField, Size, TextArea, TextField,
};
use crate::pages::shared::EditProblem;
use crate::state::{References, Toasts};
use crate::words::{Words, tr, trn};

/// Prepares an act on the list: its answer takes the place of what is on screen, and every form of the portal
/// offers the new values.
pub(super) fn use_kept<I, Fut>(
    kept: Kept,
    ask: impl Fn(ApiClient, ReferenceList, I, i32) -> Fut + Clone + 'static,
    said: &'static str,
    done: impl Fn() + Clone + 'static,
) -> Submit<I>
where
    I: Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<ReferenceListView, ApiError>> + 'static,
{
    let toasts = expect_context::<Toasts>();
    let references = expect_context::<References>();
    use_submit(
        move |client: ApiClient, input: I| {
            let ask = ask.clone();
            async move {
                let list = ask(client.clone(), kept.list(), input, kept.version()).await?;
                let all = client.list_references().await?;
                Ok((list, all))
            }
        },
        move |(list, all): (ReferenceListView, ReferencesView)| {
            kept.view.try_set(list);
            references.fill(all);
            toasts.tell(said);
            done();
        },
    )
}

/// The words of a value being written.
#[derive(Clone, Copy)]
struct Written {
    french: RwSignal<String>,
    english: RwSignal<String>,
    meaning_fr: RwSignal<String>,
    meaning_en: RwSignal<String>,
    parent: RwSignal<String>,
}

impl Written {
    fn of(item: Option<&KeptReference>) -> Self {
        let text = |of: fn(&KeptReference) -> &String| {
            RwSignal::new(item.map(of).cloned().unwrap_or_default())
        };
        let meaning = |of: fn(&KeptReference) -> &Option<String>| {
            RwSignal::new(item.and_then(|item| of(item).clone()).unwrap_or_default())
        };
        let parent = item.and_then(|item| item.parent.as_ref()).map(|code| code.0.clone());
        Self {
            french: text(|item| &item.label_fr),
            english: text(|item| &item.label_en),
            meaning_fr: meaning(|item| &item.definition_fr),
            meaning_en: meaning(|item| &item.definition_en),
            parent: RwSignal::new(parent.unwrap_or_default()),
        }
    }

    fn parent(self) -> Option<String> {
        said(self.parent)
    }
}

/// What is in a field, when something is.
fn said(field: RwSignal<String>) -> Option<String> {
    Some(field.get_untracked()).filter(|text| !text.is_empty())
}

#[component]
fn WordFields(faults: Faults, written: Written, list: ReferenceList) -> impl IntoView {
    let references = expect_context::<References>();
    let parent = (list == ReferenceList::Subcategory).then(|| {
        view! {
            <SelectField
                faults
                pointer="/parent"
                label=tr!(references.parent)
                missing=tr!(references.parent_missing)
                blank=tr!(pocs.card.choose)
                value=written.parent
                options=Signal::derive(move || references.options(ReferenceList::Domain, None))
            />
        }
    });
    // What a form of action means is read wherever one chooses it (R034).
    let meanings = (list == ReferenceList::ActionForm).then(|| {
        view! {
            <TextArea
                faults
                pointer="/definition_fr"
                label=tr!(references.definition_fr)
                hint=tr!(references.definition_hint)
                value=written.meaning_fr
                optional=true
            />
            <TextArea
                faults
                pointer="/definition_en"
                label=tr!(references.definition_en)
                value=written.meaning_en
                optional=true
            />
        }
    });
    view! {
        {parent}
        <TextField
            faults
            pointer="/label_fr"
            label=tr!(references.label_fr)
            missing=tr!(references.label_fr_missing)
            value=written.french
        />
        <TextField
            faults
            pointer="/label_en"
            label=tr!(references.label_en)
            hint=tr!(references.label_en_hint)
            missing=tr!(references.label_en_missing)
            value=written.english
        />
        {meanings}
    }
}

#[component]
fn Problem<I: Clone + Send + Sync + 'static>(
    act: Submit<I>,
    reload: Callback<()>,
) -> impl IntoView {
    let again = move |()| {
        act.forgive();
        reload.run(());
    };
    view! { <EditProblem failure=act.failure() pending=false on_resume=again /> }
}

#[component]
pub(super) fn AddValue(kept: Kept, reload: Callback<()>) -> impl IntoView {
    let open = kept.adding;
    // A fresh form each time it opens.
    let form = move || open.get().then(|| view! { <AddForm kept reload /> });
    view! {
        <Button look=Look::Primary size=Size::Small glyph=Glyph::Plus on:click=move |_| open.set(true)>
            {tr!(references.add)}
        </Button>
        <Dialog open title=tr!(references.add_title)>{form}</Dialog>
    }
}

#[component]
fn AddForm(kept: Kept, reload: Callback<()>) -> impl IntoView {
    let (written, key) = (Written::of(None), draw_key());
    let add = use_kept(
        kept,
        move |client, list, body: AddReferenceRequest, _| {
            let key = key.clone();
            async move { client.add_reference(list, &body, &key).await }
        },
        tr!(references.added),
        move || {
            kept.adding.try_set(false);
        },
    );
    let submit = move |()| {
        let body = AddReferenceRequest {
            label_fr: written.french.get_untracked(),
            label_en: written.english.get_untracked(),
            definition_fr: said(written.meaning_fr),
            definition_en: said(written.meaning_en),
            parent: written.parent(),
        };
        let checked = body.parse();
        add.send_checked(body, checked);
    };
    view! {
        <Problem act=add reload />
        <Form faults=add.faults() on_submit=submit>
            <WordFields faults=add.faults() written list=kept.list() />
            <SubmitLine words=tr!(references.add_submit) pending=add.pending() />
        </Form>
    }
}

#[component]
pub(super) fn EditValue(kept: Kept, reload: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(kept.editing.read().is_some()));
    // Closing the dialog by any way forgets the value.
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            kept.editing.set(None);
        }
        now
    });
    let form = move || {
        let code = kept.editing.get()?;
        let found = kept.view.with_untracked(|list| {
            list.items.iter().find(|item| item.code.as_str() == code).cloned()
        });
        found.map(|item| view! { <EditForm kept item reload /> })
    };
    view! { <Dialog open title=tr!(references.edit_title)>{form}</Dialog> }
}

#[component]
fn EditForm(kept: Kept, item: KeptReference, reload: Callback<()>) -> impl IntoView {
    let (written, active) = (Written::of(Some(&item)), RwSignal::new(item.active));
    let code = item.code.clone();
    let change = use_kept(
        kept,
        move |client, list, body: ChangeReferenceRequest, version| {
            let code: ReferenceCode = code.clone();
            async move { client.change_reference((list, &code), &body, version).await }
        },
        tr!(references.edited),
        move || {
            kept.editing.try_set(None);
        },
    );
    let submit = move |()| {
        let body = ChangeReferenceRequest {
            label_fr: written.french.get_untracked(),
            label_en: written.english.get_untracked(),
            definition_fr: said(written.meaning_fr),
            definition_en: said(written.meaning_en),
            parent: written.parent(),
            active: active.get_untracked(),
        };
        let checked = body.parse();
        change.send_checked(body, checked);
    };
    let borne = (item.uses > 0)
        .then(|| view! { <p class="small">{trn!(item.uses, references.uses_warning)}</p> });
    view! {
        {borne}
        <Problem act=change reload />
        <Form faults=change.faults() on_submit=submit>
            <WordFields faults=change.faults() written list=kept.list() />
            <Check
                label=tr!(references.active)
                checked=active
                on_change=move |kept| active.set(kept)
            />
            <p class="hint">{tr!(references.active_hint)}</p>
            <SubmitLine words=tr!(references.edit_submit) pending=change.pending() />
        </Form>
    }
}

#[component]
fn SubmitLine(#[prop(into)] words: Words, #[prop(into)] pending: Signal<bool>) -> impl IntoView {
    view! {
        <p class="form-acts">
            <Button look=Look::Primary press=Press::Submit pending>{words}</Button>
        </p>
    }
}
