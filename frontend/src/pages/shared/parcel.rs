//! A file that one sends from a form as soon as it is chosen; a picture, with the words that stand for it and the consent
//! of whoever is on it (A27, R384).

use api_types::attachment::{AttachmentView, FILE_MAX, UploadQuery};
use domain::{FieldCode, FieldError};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::{FileUnderWay, focus_on};
use crate::api::{Submit, Upload, use_submit};
use crate::components::{ActProblem, Agreement, Button, Faults, Look, Press, Size, TextField};
use crate::state::Toasts;
use crate::words::tr;

/// The button that adds a file.
pub(crate) const ADD: &str = ".drop .btn";
/// What a picture shows, asked before it leaves.
const WORDS: &str = "input[id^='alt-']";
/// Whether those whom one can know on it agreed, asked with it.
const AGREED: &str = ".tray input[type='checkbox']";

/// A file that was chosen and is not joined yet: sending the form now would leave it behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parcel {
    Nothing,
    /// A picture waits for the words that stand for it.
    AwaitsWords,
    /// A file is on its way.
    UnderWay,
}

impl Parcel {
    /// Whether a chosen file is still to be joined; the person is told so.
    pub(crate) fn waits(self, toasts: Toasts) -> bool {
        let why = match self {
            Self::Nothing => return false,
            Self::AwaitsWords => tr!(ideas.files.awaits_words),
            Self::UnderWay => tr!(ideas.files.under_way),
        };
        toasts.tell(why);
        focus_on(".files :is(input, progress)");
        true
    }
}

/// What is sent.
#[derive(Clone, Debug)]
struct Sending {
    query: UploadQuery,
    content: Vec<u8>,
}

/// From where the files of a form leave, one at a time.
#[derive(Clone, Copy)]
pub(crate) struct Post {
    /// The picture that waits for its words.
    picture: RwSignal<Option<File>, LocalStorage>,
    parcel: RwSignal<Parcel>,
    upload: Upload,
    send: Submit<Sending>,
    /// Why a file was not taken.
    refused: RwSignal<Option<&'static str>>,
}

impl Post {
    /// `arrived` keeps what has arrived.
    pub(crate) fn new(
        parcel: RwSignal<Parcel>,
        arrived: impl Fn(AttachmentView) + Clone + 'static,
    ) -> Self {
        let toasts = expect_context::<Toasts>();
        let upload = Upload::new();
        let send = use_submit(
            move |client, sending: Sending| async move {
                upload.send(&client, &sending.query, &sending.content).await
            },
            move |file: Option<AttachmentView>| {
                let Some(file) = file else { return toasts.tell(tr!(ideas.files.given_up)) };
                toasts.tell(tr!(ideas.files.sent, name = file.name.clone()));
                arrived(file);
            },
        );
        let pending = send.pending();
        // Arrived or refused: nothing is on its way any more.
        Effect::new(move |former: Option<bool>| {
            if former == Some(true) && !pending.get() {
                parcel.set(Parcel::Nothing);
            }
            pending.get()
        });
        let picture = RwSignal::new_local(None);
        Self { picture, parcel, upload, send, refused: RwSignal::new(None) }
    }

    /// Takes a file that was chosen; `image_only` says why it is refused when it must be a picture.
    pub(crate) fn pick(self, file: File, image_only: Option<&'static str>) {
        let image = file.type_().starts_with("image/");
        self.refused.set(None);
        #[expect(clippy::cast_precision_loss, reason = "the limit is ten millions")]
        let too_large = file.size() > FILE_MAX as f64;
        if too_large {
            self.refused.set(Some(tr!(ideas.files.too_large)));
        } else if let Some(why) = image_only.filter(|_| !image) {
            self.refused.set(Some(why));
        } else if self.send.pending().get_untracked() {
            self.refused.set(Some(tr!(ideas.files.one_at_a_time)));
        } else if image {
            self.picture.set(Some(file));
            self.parcel.set(Parcel::AwaitsWords);
            focus_on(WORDS);
        } else {
            self.post(file, String::new(), false);
        }
    }

    fn post(self, file: File, alt: String, agreed: bool) {
        let query = UploadQuery { name: file.name(), alt, consent: agreed };
        self.parcel.set(Parcel::UnderWay);
        spawn_local(async move {
            if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
                let content = Uint8Array::new(&buffer).to_vec();
                self.send.send(Sending { query, content });
            } else {
                self.parcel.try_set(Parcel::Nothing);
                self.refused.try_set(Some(tr!(ideas.files.unreadable)));
            }
        });
    }
}

/// What is on its way, or why it is not, above what has arrived.
#[component]
pub(crate) fn PostDesk(
    post: Post,
    /// What the words of a picture are for.
    alt_hint: &'static str,
    /// What to say when they are missing; they may be when there is nothing to say.
    #[prop(optional)]
    alt_missing: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="stack gap-3 files">
            <FileUnderWay upload=post.upload />
            <p class="field-error" role="alert">{move || post.refused.get()}</p>
            <ActProblem failure=post.send.failure() />
            {move || post.picture.get().map(|file| picture_words(post, file, (alt_hint, alt_missing)))}
            {children()}
        </div>
    }
}

/// What a picture shows, asked before it leaves.
fn picture_words(
    post: Post,
    file: File,
    (hint, missing): (&'static str, Option<&'static str>),
) -> AnyView {
    let (alt, agreed, faults) = (RwSignal::new(String::new()), RwSignal::new(false), Faults::new());
    let name = file.name();
    let send = move |_| {
        let (words, consent) = (alt.get_untracked(), agreed.get_untracked());
        let wordless = missing.is_some() && words.trim().is_empty();
        let lacking = [(wordless, "/alt", WORDS), (!consent, "/consent", AGREED)];
        let lacking = || lacking.into_iter().filter(|(lacks, ..)| *lacks);
        faults.show(lacking().map(|(_, at, _)| FieldError::new(at, FieldCode::Required)).collect());
        if let Some((_, _, first)) = lacking().next() {
            focus_on(first);
            return;
        }
        post.picture.set(None);
        post.post(file.clone(), words, consent);
        focus_on(ADD);
    };
    let cancel = move |_| {
        post.picture.set(None);
        post.parcel.set(Parcel::Nothing);
        focus_on(ADD);
    };
    view! {
        <div class="tray stack gap-3" role="group" aria-label=tr!(ideas.files.picture, name = name)>
            <TextField
                faults
                pointer="/alt"
                label=tr!(ideas.files.alt)
                hint
                missing=missing.unwrap_or_default()
                value=alt
            />
            <Agreement
                faults
                pointer="/consent"
                label=tr!(ideas.files.consent)
                hint=tr!(ideas.files.consent_hint)
                missing=tr!(ideas.files.consent_missing)
                value=agreed
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
    }
    .into_any()
}
