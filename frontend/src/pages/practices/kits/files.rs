//! The files of a kit, or of a method resource: sent as soon as they are chosen, each with whether everybody can read it.

use api_types::attachment::{AttachmentView, FILE_MAX, UploadQuery};
use api_types::practice::KitFileView;
use domain::practice::FileAccessibility;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::api::{Submit, Upload, use_submit};
use crate::components::{
    ActProblem, Button, Faults, FileField, Glyph, Icon, Look, SelectField, SelectOption, Size,
};
use crate::pages::shared::{DOCUMENTS, FileUnderWay, focus_on, format_words, size_words};
use crate::state::Toasts;
use crate::words::{self, tr};

/// The button that adds a file.
const ADD: &str = ".drop .btn";

/// What is sent.
#[derive(Clone, Debug)]
struct Sending {
    query: UploadQuery,
    content: Vec<u8>,
}

#[component]
pub(in crate::pages) fn KitFilesField(
    faults: Faults,
    files: RwSignal<Vec<KitFileView>>,
    #[prop(default = "/content/files")] at: &'static str,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let upload = Upload::new();
    let send = use_submit(
        move |client, sending: Sending| async move {
            upload.send(&client, &sending.query, &sending.content).await
        },
        move |file: Option<AttachmentView>| {
            let Some(file) = file else { return toasts.tell(tr!(ideas.files.given_up)) };
            toasts.tell(tr!(ideas.files.sent, name = file.name.clone()));
            let accessibility = FileAccessibility::NotAssessed;
            files.update(|files| {
                files.push(KitFileView { file, sha256: String::new(), accessibility });
            });
        },
    );
    let refused = RwSignal::new(None::<&'static str>);
    let some = Memo::new(move |_| !files.read().is_empty());
    view! {
        <FileField
            faults
            pointer=at
            label=tr!(practices.kit.files)
            hint=tr!(practices.kit.files_hint)
            accept=DOCUMENTS
            optional=true
            on_pick=move |file| pick(send, refused, file)
        />
        <div class="stack gap-3 files">
            <FileUnderWay upload />
            <p class="field-error" role="alert">{move || refused.get()}</p>
            <ActProblem failure=send.failure() />
            <Show when=move || some.get()>
                <ul role="list" class="row-list">
                    <For each=move || files.get() key=|file| file.file.id let:file>
                        <SentFile file files />
                    </For>
                </ul>
            </Show>
        </div>
    }
}

fn pick(send: Submit<Sending>, refused: RwSignal<Option<&'static str>>, file: File) {
    refused.set(None);
    #[expect(clippy::cast_precision_loss, reason = "the limit is ten millions")]
    let too_large = file.size() > FILE_MAX as f64;
    if too_large {
        refused.set(Some(tr!(ideas.files.too_large)));
        return;
    }
    if send.pending().get_untracked() {
        refused.set(Some(tr!(ideas.files.one_at_a_time)));
        return;
    }
    let query = UploadQuery { name: file.name(), alt: String::new(), consent: false };
    spawn_local(async move {
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            let content = Uint8Array::new(&buffer).to_vec();
            send.send(Sending { query, content });
        } else {
            refused.try_set(Some(tr!(ideas.files.unreadable)));
        }
    });
}

#[component]
fn SentFile(file: KitFileView, files: RwSignal<Vec<KitFileView>>) -> impl IntoView {
    let KitFileView { file, accessibility, .. } = file;
    let (id, name) = (file.id, file.name.clone());
    let chosen = RwSignal::new(accessibility.to_string());
    Effect::new(move |_| {
        let Some(chosen) = FileAccessibility::from_code(&chosen.get()) else { return };
        let same = |file: &KitFileView| file.file.id == id && file.accessibility != chosen;
        if files.read_untracked().iter().any(same) {
            files.update(|files| {
                files
                    .iter_mut()
                    .filter(|file| file.file.id == id)
                    .for_each(|file| file.accessibility = chosen);
            });
        }
    });
    let options = || {
        let line = |one: &FileAccessibility| {
            SelectOption::new(one.code(), words::file_accessibility(*one))
        };
        FileAccessibility::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let remove_named = tr!(ideas.files.remove_named, name = name.clone());
    let remove = move |_| {
        files.update(|files| files.retain(|known| known.file.id != id));
        focus_on(ADD);
    };
    view! {
        <li class="row-item">
            <Icon glyph=Glyph::File />
            <div>
                <p class="title">{name.clone()}</p>
                <p>{format_words(&name)}", "{size_words(file.size)}</p>
                <SelectField
                    faults=Faults::new()
                    pointer="/accessibility"
                    label=tr!(practices.kit.accessibility, name = name)
                    value=chosen
                    options=Signal::derive(options)
                />
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
