//! Adding a value, changing one.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use api_types::people::OrganisationRef;
use api_types::reference::{
    AddReferenceRequest, ChangeReferenceRequest, KeptReference, ReferenceListView,
    References as ReferencesView,
};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::{Kept, read_list};
use crate::api::{Submit, draw_key, use_submit};
use crate::components::{
    Button, Check, Dialog, Faults, Form, Glyph, Look, Press, SelectField, Size, TextArea, TextField,
};
use crate::pages::shared::{
    EditProblem, PlainField, PlainForm, PlainProblem, RowButton, back_to, keep_focus,
};
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
            keep_focus();
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
    active: RwSignal<bool>,
}

impl Written {
    fn of(item: Option<&KeptReference>) -> Self {
        let blank = || RwSignal::new(String::new());
        let written = Self {
            french: blank(),
            english: blank(),
            meaning_fr: blank(),
            meaning_en: blank(),
            parent: blank(),
            active: RwSignal::new(true),
        };
        if let Some(item) = item {
            written.fill(item);
        }
        written
    }

    /// Writes what the value says now.
    fn fill(self, item: &KeptReference) {
        self.french.set(item.label_fr.clone());
        self.english.set(item.label_en.clone());
        self.meaning_fr.set(item.definition_fr.clone().unwrap_or_default());
        self.meaning_en.set(item.definition_en.clone().unwrap_or_default());
        let parent = item.parent.as_ref().map(|code| code.0.clone());
        self.parent.set(parent.unwrap_or_default());
        self.active.set(item.active);
    }

    /// Each of them, for who changes a value that others change too.
    fn plain(self) -> Vec<PlainField> {
        let references = expect_context::<References>();
        let named = move |code: String| {
            untrack(|| references.label(ReferenceList::Domain, &ReferenceCode(code)).to_string())
        };
        vec![
            PlainField::text("parent", tr!(references.parent), self.parent).said(named),
            PlainField::text("label_fr", tr!(references.label_fr), self.french),
            PlainField::text("label_en", tr!(references.label_en), self.english),
            PlainField::text("definition_fr", tr!(references.definition_fr), self.meaning_fr),
            PlainField::text("definition_en", tr!(references.definition_en), self.meaning_en),
            PlainField::tick("active", tr!(references.active), self.active),
        ]
    }

    fn parent(self) -> Option<String> {
        said(self.parent)
    }

    /// What is sent of a value that is changed.
    fn changed(self, shared: bool) -> ChangeReferenceRequest {
        ChangeReferenceRequest {
            label_fr: self.french.get_untracked(),
            label_en: self.english.get_untracked(),
            definition_fr: said(self.meaning_fr),
            definition_en: said(self.meaning_en),
            parent: self.parent(),
            active: self.active.get_untracked(),
            shared,
        }
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
            async move {
                match kept.body {
                    Some(of) => client.add_body_reference((of, list), &body, &key).await,
                    None => client.add_reference(list, &body, &key).await,
                }
            }
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
pub(super) fn EditValue(kept: Kept) -> impl IntoView {
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
        found.map(|item| view! { <EditForm kept item /> })
    };
    view! { <Dialog open title=tr!(references.edit_title)>{form}</Dialog> }
}

#[component]
fn EditForm(kept: Kept, item: KeptReference) -> impl IntoView {
    let (written, code) = (Written::of(Some(&item)), item.code.clone());
    let opener = RowButton::CHANGE.id(code.as_str());
    let shared = RwSignal::new(false);
    let form = PlainForm::new(written.plain(), kept.version());
    let change = use_kept(
        kept,
        move |client, list, (body, seen): (ChangeReferenceRequest, i32), _| {
            let code: ReferenceCode = code.clone();
            async move { change_value(&client, kept, (list, &code), (&body, seen)).await }
        },
        tr!(references.edited),
        move || {
            kept.editing.try_set(None);
            // The row is another one now, and what opened the dialog is gone with the former.
            back_to(opener.clone());
        },
    );
    let (list, code) = (kept.list(), item.code);
    let resume = form.use_resume(
        change,
        move |client| async move { read_list(&client, list, kept.body).await },
        move |now: ReferenceListView| {
            if let Some(theirs) = now.items.iter().find(|item| item.code == code) {
                written.fill(theirs);
            }
            let seen = now.version;
            kept.view.set(now);
            seen
        },
    );
    let submit = move |()| {
        let body = written.changed(shared.get_untracked());
        let checked = body.parse();
        change.send_checked((body, form.seen()), checked);
    };
    let borne = (item.uses > 0)
        .then(|| view! { <p class="small">{trn!(item.uses, references.uses_warning)}</p> });
    let added_by = item.organisation.filter(|_| kept.body.is_none());
    view! {
        {borne}
        <PlainProblem form failure=change.failure() resume />
        <Form faults=change.faults() on_submit=submit>
            <WordFields faults=change.faults() written list=kept.list() />
            <Check
                label=tr!(references.active)
                checked=written.active
                on_change=move |kept| written.active.set(kept)
            />
            <p class="hint">{tr!(references.active_hint)}</p>
            <Sharing added_by shared />
            <SubmitLine words=tr!(references.edit_submit) pending=change.pending() />
        </Form>
    }
}

/// Changes a value of the list, or one that the body added.
async fn change_value(
    client: &ApiClient,
    kept: Kept,
    (list, code): (ReferenceList, &ReferenceCode),
    (body, seen): (&ChangeReferenceRequest, i32),
) -> Result<ReferenceListView, ApiError> {
    match kept.body {
        Some(of) => client.change_body_reference(((of, list), code), body, seen).await,
        None => client.change_reference((list, code), body, seen).await,
    }
}

/// Whoever keeps the list for all may give everybody what one body added.
#[component]
fn Sharing(added_by: Option<OrganisationRef>, shared: RwSignal<bool>) -> impl IntoView {
    added_by.map(|body| {
        let label = tr!(references.of_body.share, name = body.name);
        view! { <Check label checked=shared on_change=move |on| shared.set(on) /> }
    })
}

#[component]
fn SubmitLine(#[prop(into)] words: Words, #[prop(into)] pending: Signal<bool>) -> impl IntoView {
    view! {
        <p class="form-acts">
            <Button look=Look::Primary press=Press::Submit pending>{words}</Button>
        </p>
    }
}
