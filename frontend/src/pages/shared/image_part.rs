//! The image of an item or of a practice, in its form: whoever can be known on it agrees, and says to whom it may be
//! shown (R384, A27).

use api_types::attachment::AttachmentView;
use api_types::editorial::{ItemImageRequest, ItemImageView};
use domain::AttachmentId;
use domain::video::VideoScope;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ImageChoice, ImageField, unaddressed};
use crate::components::{Check, Faults, Lazily, SelectField, SelectOption, chunk};
use crate::state::Toasts;
use crate::words::{self, tr};

/// An image, and what was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImageSaid {
    file: AttachmentView,
    consent: bool,
    scope: VideoScope,
}

impl ImageSaid {
    /// The image that is there already.
    pub(crate) fn of(ItemImageView { file, scope }: ItemImageView) -> Self {
        Self { file: unaddressed(file), consent: true, scope }
    }

    pub(crate) const fn request(&self) -> ItemImageRequest {
        ItemImageRequest { file_id: self.file.id, consent: self.consent, scope: self.scope }
    }
}

/// What is in the fields. No picture, no image.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ImageFields {
    choice: ImageChoice,
    /// The picture that those whom one can know on it agreed to: another one asks again.
    agreed: RwSignal<Option<AttachmentId>>,
    scope: RwSignal<String>,
}

impl ImageFields {
    pub(crate) fn new() -> Self {
        Self {
            choice: ImageChoice::new(),
            agreed: RwSignal::new(None),
            scope: RwSignal::new(VideoScope::Internal.code().to_owned()),
        }
    }

    pub(crate) fn fill(self, image: Option<&ImageSaid>) {
        let scope = image.map_or(VideoScope::Internal, |image| image.scope);
        self.choice.fill(image.map(|image| image.file.clone()));
        self.agreed.set(image.filter(|image| image.consent).map(|image| image.file.id));
        self.scope.set(scope.code().to_owned());
    }

    pub(crate) fn said(self) -> Option<ImageSaid> {
        let file = self.choice.image()?;
        let consent = self.agreed.get() == Some(file.id);
        let scope = self.scope.with(|scope| scope.parse().unwrap_or(VideoScope::Internal));
        Some(ImageSaid { file, consent, scope })
    }

    /// Whether a chosen picture is still to arrive; the person is told so.
    pub(crate) fn waits(self, toasts: Toasts) -> bool {
        self.choice.waits(toasts)
    }

    fn agree(self, kept: bool) {
        let file = self.choice.image().filter(|_| kept);
        self.agreed.set(file.map(|file| file.id));
    }
}

// The image comes last, while one writes.
chunk! {
    item_image {
        image_part(faults: Faults, image: ImageFields, at: Pointers) => {
            view! { <Picture faults image at /> }
        };
    }
}

/// Where the file and the scope of an image are, in what is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pointers {
    pub(crate) file: &'static str,
    pub(crate) scope: &'static str,
}

/// The fields, which come a moment later.
#[component]
pub(crate) fn ImagePart(faults: Faults, image: ImageFields, at: Pointers) -> impl IntoView {
    view! { <Lazily load=move || image_part(faults, image, at) /> }
}

#[component]
fn Picture(faults: Faults, image: ImageFields, at: Pointers) -> impl IntoView {
    let there = Memo::new(move |_| image.choice.image().is_some());
    view! {
        <ImageField
            faults
            choice=image.choice
            pointer=at.file
            label=tr!(editorial.field.image)
            alt_hint=tr!(editorial.field.image_alt_hint)
        />
        <Show when=move || there.get()>
            <About faults image scope=at.scope />
        </Show>
    }
}

#[component]
fn About(
    faults: Faults,
    image: ImageFields,
    /// Where its scope is, in what is sent.
    scope: &'static str,
) -> impl IntoView {
    let scopes = || {
        let scope = |one: &VideoScope| SelectOption::new(one.code(), words::video_scope(*one));
        VideoScope::ALL.iter().map(scope).collect::<Vec<_>>()
    };
    let agreed = Signal::derive(move || image.said().is_some_and(|image| image.consent));
    view! {
        <Check
            label=tr!(editorial.field.image_consent)
            checked=agreed
            on_change=move |kept| untrack(move || image.agree(kept))
        />
        <p class="hint">{tr!(editorial.field.image_consent_hint)}</p>
        <SelectField
            faults
            pointer=scope
            label=tr!(editorial.field.image_scope)
            value=image.scope
            options=Signal::derive(scopes)
        />
    }
}
