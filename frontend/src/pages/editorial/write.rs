//! Writing an item, and changing what it says.

use api_types::editorial::{EditorialItemRequest, EditorialItemView};
use domain::EditorialId;
use domain::access::Extent;
use domain::editorial::{EditorialAct, EditorialBrick};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::disputed::disputed;
use super::fields::{ItemFields, ItemWords};
use super::item::brick_of;
use super::item_form::ItemForm;
use super::written_for::{begins, blank_item};
use super::{title_of, write_act};
use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Form, Keep, Look, Notice, PageHead, Press, Tone,
};
use crate::pages::shared::{
    Disputed, EditProblem, FoundWords, KeptWords, Merged, Place, ResumedNotice, keep_words, merge,
};
use crate::routes::{EditorialPage, Page};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn WriteItemPage(brick: EditorialBrick) -> impl IntoView {
    let form = if begins(brick) == Extent::Nowhere {
        view! { <Refused /> }.into_any()
    } else {
        view! { <WriteForm brick /> }.into_any()
    };
    view! {
        <Breadcrumb
            trail=vec![(Page::Editorial(EditorialPage::List(brick)), title_of(brick).into())]
            here=write_act(brick)
        />
        <div class="page-narrow">
            <PageHead title=write_act(brick) lead=tr!(editorial.write.lead) />
            {form}
        </div>
    }
}

#[component]
fn Refused() -> impl IntoView {
    view! {
        <Notice tone=Tone::Warning title=tr!(editorial.write.refused)>
            <p>{tr!(editorial.write.refused_why)}</p>
        </Notice>
    }
}

/// What follows a save: the words are no longer kept here, and the item is shown.
fn shown(kept: KeptWords, said: &'static str) -> impl Fn(EditorialItemView) + Clone + 'static {
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    move |view: EditorialItemView| {
        kept.forget();
        toasts.tell(said);
        let page = EditorialPage::Item(brick_of(&view.content), view.summary.id);
        navigate(&Page::Editorial(page).path(), NavigateOptions::default());
    }
}

#[component]
fn WriteForm(brick: EditorialBrick) -> impl IntoView {
    let fields = ItemFields::new(&blank_item(brick));
    let kept = keep_words(
        Place::of(&format!("editorial.{brick}")),
        move || fields.words(),
        move |found: Merged<ItemWords>| fields.fill(&found.value),
    );
    let key = draw_key();
    let draft = use_submit(
        move |client, body: EditorialItemRequest| {
            let key = key.clone();
            async move { client.draft_editorial_item(&body, &key).await }
        },
        shown(kept, tr!(editorial.write.drafted)),
    );
    let toasts = expect_context::<Toasts>();
    let submit = move |()| {
        if fields.image.waits(toasts) {
            return;
        }
        match untrack(|| fields.words()).request(brick) {
            Ok(body) => draft.send_checked(body.clone(), body.parse()),
            Err(faults) => draft.refuse(faults),
        }
    };
    let cancel = Page::Editorial(EditorialPage::List(brick));
    view! {
        <div class="stack gap-6">
            <FoundWords kept />
            <ActProblem failure=draft.failure() />
            <Form faults=draft.faults() on_submit=submit>
                <ItemForm faults=draft.faults() brick fields=StoredValue::new(fields) />
                <FormActs pending=draft.pending() cancel word=tr!(editorial.write.submit) />
            </Form>
        </div>
    }
}

#[component]
fn FormActs(pending: Signal<bool>, cancel: Page, word: &'static str) -> impl IntoView {
    view! {
        <p class="form-acts cluster">
            <Button look=Look::Primary press=Press::Submit pending>{word}</Button>
            <ButtonLink href=cancel.path() look=Look::Quiet>{tr!(common.cancel)}</ButtonLink>
        </p>
    }
}

#[component]
pub(super) fn EditItemPage(id: EditorialId) -> impl IntoView {
    let item =
        use_fetch(move || id, |client, id| async move { client.read_editorial_item(id).await });
    view! { <Keep resource=item let:item><EditBody item=item.get_untracked() /></Keep> }
}

#[component]
fn EditBody(item: EditorialItemView) -> impl IntoView {
    let brick = brick_of(&item.content);
    let (id, title) = (item.summary.id, item.summary.title.clone());
    let trail = vec![
        (Page::Editorial(EditorialPage::List(brick)), title_of(brick).into()),
        (Page::Editorial(EditorialPage::Item(brick, id)), title.into()),
    ];
    let form = if item.allowed.contains(&EditorialAct::Edit) {
        view! { <EditForm brick item /> }.into_any()
    } else {
        view! { <Refused /> }.into_any()
    };
    view! {
        <Breadcrumb trail here=tr!(editorial.manage.edit) />
        <div class="page-narrow">
            <PageHead title=tr!(editorial.manage.edit) />
            {form}
        </div>
    }
}

#[component]
fn EditForm(brick: EditorialBrick, item: EditorialItemView) -> impl IntoView {
    let id = item.summary.id;
    let fields = ItemFields::new(&ItemWords::of(&item));
    // What the changes are made on: another version takes its place after a conflict.
    let base = RwSignal::new(item);
    let disputed = RwSignal::new(None);
    let kept = keep_words(
        Place::of(&format!("editorial.{id}")),
        move || fields.words(),
        move |found: Merged<ItemWords>| fields.fill(&found.value),
    );
    let edit: Submit<EditorialItemRequest> = use_submit(
        move |client, body: EditorialItemRequest| async move {
            let version = base.with_untracked(|item| item.version);
            client.edit_editorial_item(id, &body, version).await
        },
        shown(kept, tr!(editorial.write.saved)),
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_editorial_item(id).await },
        move |theirs: EditorialItemView| {
            disputed.set(Some(take_over(&fields, base, theirs)));
            edit.forgive();
        },
    );
    let toasts = expect_context::<Toasts>();
    let submit = move |()| {
        if fields.image.waits(toasts) {
            return;
        }
        match untrack(|| fields.words()).request(brick) {
            Ok(body) => edit.send_checked(body.clone(), body.parse()),
            Err(faults) => edit.refuse(faults),
        }
    };
    let cancel = Page::Editorial(EditorialPage::Item(brick, id));
    view! {
        <div class="stack gap-6">
            <EditProblem
                failure=edit.failure()
                pending=resume.pending()
                on_resume=move |()| resume.send(())
            />
            <FoundWords kept />
            <ResumedNotice disputed />
            <Form faults=edit.faults() on_submit=submit>
                <ItemForm faults=edit.faults() brick fields=StoredValue::new(fields) />
                <FormActs pending=edit.pending() cancel word=tr!(editorial.write.save) />
            </Form>
        </div>
    }
}

/// Puts into the fields what they changed alone, keeps what I changed, and says what both changed.
fn take_over(
    fields: &ItemFields,
    base: RwSignal<EditorialItemView>,
    theirs: EditorialItemView,
) -> Vec<Disputed> {
    let before = base.with_untracked(ItemWords::of);
    let merged = merge(&before, &untrack(|| fields.words()), &ItemWords::of(&theirs));
    base.set(theirs);
    let Some(merged) = merged else { return Vec::new() };
    fields.fill(&merged.value);
    let brick = base.with_untracked(|item| brick_of(&item.content));
    merged.disputed.into_iter().map(|both| disputed(brick, both)).collect()
}
