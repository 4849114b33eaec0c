//! The image of a challenge, in its form: sent as soon as it is chosen and told in words, kept with the rest (R091).

use api_types::attachment::{AttachmentView, FILE_MAX, UploadQuery};
use domain::{AttachmentId, FieldCode, FieldError};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::api::{Submit, Upload, use_submit};
use crate::components::{
    ActProblem, Button, Faults, FileField, Glyph, Icon, Look, Press, Size, TextField,
};
use crate::pages::shared::{FileUnderWay, focus_on, size_words};
use crate::state::Toasts;
use crate::words::tr;

/// The button that adds a file.
const ADD: &str = ".drop .btn";
/// What a picture shows, asked before it leaves.
const WORDS: &str = "input[id^='alt-']";
const POINTER: &str = "/content/image_id";
/// The pictures that the server takes.
const ACCEPTED: &str = "image/png,image/jpeg,image/webp";

/// Where a chosen picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Nothing,
    AwaitsWords,
    Leaving,
}

/// The image of the form.
#[derive(Clone, Copy, Debug)]
pub(super) struct ImageChoice {
    kept: RwSignal<Option<AttachmentView>>,
    way: RwSignal<Way>,
}

impl ImageChoice {
    /// No image.
    pub(super) fn new() -> Self {
        Self { kept: RwSignal::new(None), way: RwSignal::new(Way::Nothing) }
    }

    /// Shows this image, or none.
    pub(super) fn fill(self, image: Option<AttachmentView>) {
        self.kept.set(image);
    }

    /// The image, once it has arrived.
    pub(super) fn image(self) -> Option<AttachmentView> {
        self.kept.get()
    }

    /// Whether a chosen picture is still to arrive; the person is told so.
    pub(super) fn waits(self, toasts: Toasts) -> bool {
        let why = match self.way.get_untracked() {
            Way::Nothing => return false,
            Way::AwaitsWords => tr!(ideas.files.awaits_words),
            Way::Leaving => tr!(ideas.files.under_way),
        };
        toasts.tell(why);
        focus_on(".files :is(input, progress)");
        true
    }
}

/// An image without its address, which changes with the hour: what is compared is the image alone.
pub(super) fn unaddressed(image: AttachmentView) -> AttachmentView {
    AttachmentView { url: String::new(), ..image }
}

/// What is sent.
#[derive(Clone, Debug)]
struct Sending {
    query: UploadQuery,
    content: Vec<u8>,
}

/// A picture that waits for its words, or is on its way.
#[derive(Clone, Copy)]
struct Desk {
    /// The picture that waits for its words.
    picture: RwSignal<Option<File>, LocalStorage>,
    choice: ImageChoice,
    send: Submit<Sending>,
    /// Why a file was not taken.
    refused: RwSignal<Option<&'static str>>,
}

#[component]
pub(super) fn ImageField(faults: Faults, choice: ImageChoice) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let upload = Upload::new();
    let forget = use_submit(
        move |client, id: AttachmentId| async move { client.discard_attachment(id).await },
        |()| {},
    );
    // Sent from here, and carried by nothing yet: the server forgets it when another one, or none, takes its place.
    let uncarried = StoredValue::new(None::<AttachmentId>);
    let replace = move |image: Option<AttachmentView>| {
        let id = image.as_ref().map(|image| image.id);
        let former = uncarried.try_get_value().flatten();
        uncarried.try_set_value(id);
        choice.kept.try_set(image);
        if let Some(former) = former {
            forget.send(former);
        }
    };
    let send = use_submit(
        move |client, sending: Sending| async move {
            upload.send(&client, &sending.query, &sending.content).await
        },
        move |image: Option<AttachmentView>| {
            let Some(image) = image else { return toasts.tell(tr!(ideas.files.given_up)) };
            toasts.tell(tr!(ideas.files.sent, name = image.name.clone()));
            replace(Some(unaddressed(image)));
        },
    );
    let refused = RwSignal::new(None);
    let desk = Desk { picture: RwSignal::new_local(None), choice, send, refused };
    settle(send.pending(), choice.way);
    let carried = move || {
        choice.image().map(|image| view! { <Carried image on_remove=move |()| replace(None) /> })
    };
    view! {
        <FileField
            faults
            pointer=POINTER
            label=tr!(challenges.write.image)
            hint=tr!(challenges.write.image_hint)
            accept=ACCEPTED
            optional=true
            on_pick=move |file| desk.pick(file)
        />
        <div class="stack gap-3 files">
            <FileUnderWay upload />
            <p class="field-error" role="alert">{move || refused.get()}</p>
            <ActProblem failure=send.failure() />
            <PictureWords desk />
            {carried}
        </div>
    }
}

/// Arrived or refused: nothing is on its way any more.
fn settle(pending: Signal<bool>, way: RwSignal<Way>) {
    Effect::new(move |former: Option<bool>| {
        if former == Some(true) && !pending.get() {
            way.set(Way::Nothing);
        }
        pending.get()
    });
}

impl Desk {
    fn pick(self, file: File) {
        self.refused.set(None);
        #[expect(clippy::cast_precision_loss, reason = "the limit is ten millions")]
        let too_large = file.size() > FILE_MAX as f64;
        if too_large {
            self.refused.set(Some(tr!(ideas.files.too_large)));
        } else if !file.type_().starts_with("image/") {
            self.refused.set(Some(tr!(challenges.write.image_only)));
        } else if self.send.pending().get_untracked() {
            self.refused.set(Some(tr!(ideas.files.one_at_a_time)));
        } else {
            self.picture.set(Some(file));
            self.choice.way.set(Way::AwaitsWords);
            focus_on(WORDS);
        }
    }

    fn post(self, file: File, alt: String) {
        let query = UploadQuery { name: file.name(), alt };
        self.choice.way.set(Way::Leaving);
        spawn_local(async move {
            if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
                let content = Uint8Array::new(&buffer).to_vec();
                self.send.send(Sending { query, content });
            } else {
                self.choice.way.try_set(Way::Nothing);
                self.refused.try_set(Some(tr!(ideas.files.unreadable)));
            }
        });
    }
}

/// What the picture shows, asked before it leaves: who does not see it is to know the challenge by it too.
#[component]
fn PictureWords(desk: Desk) -> impl IntoView {
    move || {
        let file = desk.picture.get()?;
        let (alt, faults) = (RwSignal::new(String::new()), Faults::new());
        let name = file.name();
        let send = move |_| {
            let words = alt.get_untracked();
            if words.trim().is_empty() {
                faults.show(vec![FieldError::new("/alt", FieldCode::Required)]);
                focus_on(WORDS);
            } else {
                desk.picture.set(None);
                desk.post(file.clone(), words);
                focus_on(ADD);
            }
        };
        let cancel = move |_| {
            desk.picture.set(None);
            desk.choice.way.set(Way::Nothing);
            focus_on(ADD);
        };
        Some(view! {
            <div class="tray stack gap-3" role="group" aria-label=tr!(ideas.files.picture, name = name)>
                <TextField
                    faults
                    pointer="/alt"
                    label=tr!(ideas.files.alt)
                    hint=tr!(challenges.write.image_alt_hint)
                    missing=tr!(challenges.write.image_alt_missing)
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

/// The image that the form holds, and the button that removes it.
#[component]
fn Carried(image: AttachmentView, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let AttachmentView { name, size, alt, .. } = image;
    let remove_named = tr!(ideas.files.remove_named, name = name.clone());
    let remove = move |_| {
        on_remove.run(());
        focus_on(ADD);
    };
    view! {
        <ul role="list" class="row-list">
            <li class="row-item">
                <Icon glyph=Glyph::Image />
                <div>
                    <p class="title">{name}</p>
                    <p>{size_words(size)}" · "{alt}</p>
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
        </ul>
    }
}
