//! The files of an idea: sent as soon as they are chosen, a picture with the words that stand for it.

use api_types::attachment::{AttachmentKind, AttachmentView, FILE_MAX, UploadQuery};
use domain::AttachmentId;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::{Parcel, Writing};
use crate::api::{Submit, Upload, use_api, use_submit};
use crate::components::{
    ActProblem, Button, Faults, FileField, Glyph, Icon, Look, Press, Size, TextField,
};
use crate::pages::shared::{FileUnderWay, focus_on, size_words};
use crate::state::Toasts;
use crate::words::{tr, trn};

/// The button that adds a file.
const ADD: &str = ".drop .btn";
const POINTER: &str = "/content/attachments";
/// What the server takes, as the browser filters it first.
const ACCEPTED: &str = "image/png,image/jpeg,image/webp,.pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx";

/// What is sent.
#[derive(Clone, Debug)]
struct Sending {
    query: UploadQuery,
    content: Vec<u8>,
}

/// A file that waits for its words, or is on its way.
#[derive(Clone, Copy)]
struct Desk {
    /// A picture that waits for its words.
    picture: RwSignal<Option<File>, LocalStorage>,
    parcel: RwSignal<Parcel>,
    send: Submit<Sending>,
    /// Why a file was not taken.
    refused: RwSignal<Option<&'static str>>,
}

#[component]
pub(super) fn FilesField(writing: Writing, faults: Faults) -> impl IntoView {
    let Writing { files, parcel, .. } = writing;
    let toasts = expect_context::<Toasts>();
    let upload = Upload::new();
    let send = use_submit(
        move |client, sending: Sending| async move {
            upload.send(&client, &sending.query, &sending.content).await
        },
        move |file: Option<AttachmentView>| {
            let Some(file) = file else { return toasts.tell(tr!(ideas.files.given_up)) };
            toasts.tell(tr!(ideas.files.sent, name = file.name.clone()));
            files.update(|files| files.push(file));
        },
    );
    let refused = RwSignal::new(None);
    let desk = Desk { picture: RwSignal::new_local(None), parcel, send, refused };
    let pending = send.pending();
    // Arrived or refused: nothing is on its way any more.
    Effect::new(move |former: Option<bool>| {
        if former == Some(true) && !pending.get() {
            parcel.set(Parcel::Nothing);
        }
        pending.get()
    });
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
            on_pick=move |file| desk.pick(file)
        />
        <div class="stack gap-3 files">
            <FileUnderWay upload />
            <p class="field-error" role="alert">{move || refused.get()}</p>
            <ActProblem failure=send.failure() />
            <PictureWords desk />
            <SentFiles files removed />
        </div>
    }
}

impl Desk {
    fn pick(self, file: File) {
        self.refused.set(None);
        #[expect(clippy::cast_precision_loss, reason = "the limit is ten millions")]
        let too_large = file.size() > FILE_MAX as f64;
        if too_large {
            self.refused.set(Some(tr!(ideas.files.too_large)));
        } else if self.send.pending().get_untracked() {
            self.refused.set(Some(tr!(ideas.files.one_at_a_time)));
        } else if file.type_().starts_with("image/") {
            self.picture.set(Some(file));
            self.parcel.set(Parcel::AwaitsWords);
            focus_on("input[id^='alt-']");
        } else {
            self.post(file, String::new());
        }
    }

    fn post(self, file: File, alt: String) {
        let query = UploadQuery { name: file.name(), alt };
        self.parcel.set(Parcel::UnderWay);
        spawn_local(async move {
            if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
                let content = Uint8Array::new(&buffer).to_vec();
                self.send.send(Sending { query, content });
            } else {
                self.parcel.set(Parcel::Nothing);
                self.refused.set(Some(tr!(ideas.files.unreadable)));
            }
        });
    }
}

/// What a picture shows, asked before it leaves.
#[component]
fn PictureWords(desk: Desk) -> impl IntoView {
    move || {
        let file = desk.picture.get()?;
        let alt = RwSignal::new(String::new());
        let name = file.name();
        let send = move |_| {
            desk.picture.set(None);
            desk.post(file.clone(), alt.get_untracked());
            focus_on(ADD);
        };
        let cancel = move |_| {
            desk.picture.set(None);
            desk.parcel.set(Parcel::Nothing);
            focus_on(ADD);
        };
        Some(view! {
            <div class="tray stack gap-3" role="group" aria-label=tr!(ideas.files.picture, name = name)>
                <TextField
                    faults=Faults::new()
                    pointer="/alt"
                    label=tr!(ideas.files.alt)
                    hint=tr!(ideas.files.alt_hint)
                    value=alt
                />
                <div class="cluster">
                    <Button size=Size::Small press=Press::Act on:click=send>
                        {tr!(ideas.files.send)}
                    </Button>
                    <Button look=Look::Quiet size=Size::Small on:click=cancel>
                        {tr!(common.cancel)}
                    </Button>
                </div>
            </div>
        })
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
