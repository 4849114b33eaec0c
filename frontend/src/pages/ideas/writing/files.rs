//! The files of an idea: sent as soon as they are chosen, a picture with the words that stand for it.

use api_types::attachment::{AttachmentKind, AttachmentView};
use domain::AttachmentId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Writing;
use crate::api::use_api;
use crate::components::{Button, Faults, FileField, Glyph, Icon, Look, Size};
use crate::pages::shared::{ADD, Post, PostDesk, focus_on, size_words};
use crate::state::Toasts;
use crate::words::{tr, trn};

const POINTER: &str = "/content/attachments";
/// What the server takes, as the browser filters it first.
const ACCEPTED: &str = "image/png,image/jpeg,image/webp,.pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx";

#[component]
pub(super) fn FilesField(writing: Writing, faults: Faults) -> impl IntoView {
    let Writing { files, parcel, .. } = writing;
    let post = Post::new(parcel, move |file| files.update(|files| files.push(file)));
    let removed = StoredValue::new(Vec::new());
    discard_when_left(removed, files);
    view! {
        <FileField
            faults
            pointer=POINTER
            label=tr!(ideas.files.label)
            hint=tr!(ideas.files.hint)
            accept=ACCEPTED
            optional=true
            on_pick=move |file| post.pick(file, None)
        />
        <PostDesk post alt_hint=tr!(ideas.files.alt_hint)>
            <SentFiles files removed />
        </PostDesk>
    }
}

#[component]
fn SentFiles(
    files: RwSignal<Vec<AttachmentView>>,
    removed: StoredValue<Vec<AttachmentId>>,
) -> impl IntoView {
    let some = Memo::new(move |_| !files.read().is_empty());
    let count =
        move || trn!(u64::try_from(files.read().len()).unwrap_or_default(), ideas.files.count);
    view! {
        <Show when=move || some.get()>
            <p class="small muted">{count}</p>
            <ul role="list" class="row-list">
                <For each=move || files.get() key=|file| file.id let:file>
                    <SentFile file files removed />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn SentFile(
    file: AttachmentView,
    files: RwSignal<Vec<AttachmentView>>,
    removed: StoredValue<Vec<AttachmentId>>,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let AttachmentView { id, kind, name, size, alt, .. } = file.clone();
    let (glyph, words) = match (kind, alt.is_empty()) {
        (AttachmentKind::Document, _) => (Glyph::File, None),
        (AttachmentKind::Image, true) => (Glyph::Image, Some(tr!(ideas.files.no_alt).to_owned())),
        (AttachmentKind::Image, false) => (Glyph::Image, Some(alt)),
    };
    let remove_named = tr!(ideas.files.remove_named, name = name.clone());
    let remove = move |_| {
        files.update(|files| files.retain(|known| known.id != id));
        removed.update_value(|removed| removed.push(id));
        let back = file.clone();
        let undo = move || {
            let back = back.clone();
            removed.try_update_value(|removed| removed.retain(|known| *known != id));
            files.try_update(|files| files.push(back));
        };
        toasts.tell_undoable(tr!(ideas.files.removed), undo);
        focus_on(ADD);
    };
    view! {
        <li class="row-item">
            <Icon glyph />
            <div>
                <p class="title">{name}</p>
                <p>{size_words(size)}{words.map(|words| format!(" · {words}"))}</p>
            </div>
            <span class="end">
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Trash
                    attr:aria-label=remove_named
                    on:click=remove
                >
                    {tr!(ideas.files.remove)}
                </Button>
            </span>
        </li>
    }
}

/// A removed file can be taken back while the page is there; then the server forgets it.
fn discard_when_left(
    removed: StoredValue<Vec<AttachmentId>>,
    files: RwSignal<Vec<AttachmentView>>,
) {
    let api = use_api();
    on_cleanup(move || {
        let kept: Vec<AttachmentId> =
            files.try_get_untracked().unwrap_or_default().iter().map(|file| file.id).collect();
        let gone = removed.try_get_value().unwrap_or_default();
        for id in gone.into_iter().filter(|id| !kept.contains(id)) {
            let api = api.clone();
            spawn_local(async move {
                // Refused when something carries it: then it is not to be forgotten.
                let _ = api.call(|client| async move { client.discard_attachment(id).await }).await;
            });
        }
    });
}
