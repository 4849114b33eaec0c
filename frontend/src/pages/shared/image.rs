//! The one image of a challenge or of an item, in its form: sent as soon as it is chosen and told in words, kept with
//! the rest (R091, R384).

use api_types::attachment::AttachmentView;
use domain::AttachmentId;
use leptos::prelude::*;

use super::{Parcel, Post, PostDesk, focus_on, size_words};
use crate::api::use_submit;
use crate::components::{Button, Faults, FileField, Glyph, Icon, Look, Size};
use crate::state::Toasts;
use crate::words::tr;

/// The button that chooses an image: a form may have other files.
const CHOOSE: &str = "[data-image] .drop .btn";
/// The pictures that the server takes.
const ACCEPTED: &str = "image/png,image/jpeg,image/webp";

/// The image of the form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ImageChoice {
    kept: RwSignal<Option<AttachmentView>>,
    way: RwSignal<Parcel>,
}

impl ImageChoice {
    /// No image.
    pub(crate) fn new() -> Self {
        Self { kept: RwSignal::new(None), way: RwSignal::new(Parcel::Nothing) }
    }

    /// Shows this image, or none.
    pub(crate) fn fill(self, image: Option<AttachmentView>) {
        self.kept.set(image);
    }

    /// The image, once it has arrived.
    pub(crate) fn image(self) -> Option<AttachmentView> {
        self.kept.get()
    }

    /// Whether a chosen picture is still to arrive; the person is told so.
    pub(crate) fn waits(self, toasts: Toasts) -> bool {
        self.way.get_untracked().waits(toasts)
    }
}

/// An image without its address, which changes with the hour: what is compared is the image alone.
pub(crate) fn unaddressed(image: AttachmentView) -> AttachmentView {
    AttachmentView { url: String::new(), ..image }
}

#[component]
pub(crate) fn ImageField(
    faults: Faults,
    choice: ImageChoice,
    /// Where it is, in what is sent.
    pointer: &'static str,
    label: &'static str,
    /// What the words that stand for it are for.
    alt_hint: &'static str,
) -> impl IntoView {
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
    let post = Post::new(choice.way, move |image| replace(Some(unaddressed(image))));
    let carried = move || {
        choice.image().map(|image| view! { <Carried image on_remove=move |()| replace(None) /> })
    };
    view! {
        <div data-image="">
            <FileField
                faults
                pointer
                label
                hint=tr!(shared.image.hint)
                accept=ACCEPTED
                optional=true
                on_pick=move |file| post.pick(file, Some(tr!(shared.image.only)))
            />
            <PostDesk post alt_hint alt_missing=tr!(shared.image.alt_missing)>
                {carried}
            </PostDesk>
        </div>
    }
}

/// The image that the form holds, and the button that removes it.
#[component]
fn Carried(image: AttachmentView, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let AttachmentView { name, size, alt, .. } = image;
    let remove_named = tr!(ideas.files.remove_named, name = name.clone());
    let remove = move |_| {
        on_remove.run(());
        focus_on(CHOOSE);
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
