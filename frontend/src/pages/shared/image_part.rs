//! The image of an item or of a practice, in its form: whoever can be known on it agreed when it was sent, and to its
//! being shown to whom it says (R384, A27).

use api_types::attachment::AttachmentView;
use api_types::editorial::{ItemImageRequest, ItemImageView};
use domain::video::VideoScope;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ImageChoice, ImageField, unaddressed};
use crate::components::{Faults, Lazily, SelectField, SelectOption, chunk};
use crate::state::Toasts;
use crate::words::{self, tr};

/// An image, and what was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImageSaid {
    file: AttachmentView,
    scope: VideoScope,
}

impl ImageSaid {
    /// The image that is there already.
    pub(crate) fn of(ItemImageView { file, scope }: ItemImageView) -> Self {
        Self { file: unaddressed(file), scope }
    }

    pub(crate) const fn request(&self) -> ItemImageRequest {
        ItemImageRequest { file_id: self.file.id, consent: true, scope: self.scope }
    }
}

/// What is in the fields. No picture, no image.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ImageFields {
    choice: ImageChoice,
    scope: RwSignal<String>,
}

impl ImageFields {
    pub(crate) fn new() -> Self {
        Self {
            choice: ImageChoice::new(),
            scope: RwSignal::new(VideoScope::Internal.code().to_owned()),
        }
    }

    pub(crate) fn fill(self, image: Option<&ImageSaid>) {
        let scope = image.map_or(VideoScope::Internal, |image| image.scope);
        self.choice.fill(image.map(|image| image.file.clone()));
        self.scope.set(scope.code().to_owned());
    }

    pub(crate) fn said(self) -> Option<ImageSaid> {
        let file = self.choice.image()?;
        let scope = self.scope.with(|scope| scope.parse().unwrap_or(VideoScope::Internal));
        Some(ImageSaid { file, scope })
    }

    /// Whether a chosen picture is still to arrive; the person is told so.
    pub(crate) fn waits(self, toasts: Toasts) -> bool {
        self.choice.waits(toasts)
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
            <SelectField
                faults
                pointer=at.scope
                label=tr!(editorial.field.image_scope)
                value=image.scope
                options=Signal::derive(scopes)
            />
        </Show>
    }
}

fn scopes() -> Vec<SelectOption> {
    let scope = |one: &VideoScope| SelectOption::new(one.code(), words::video_scope(*one));
    VideoScope::ALL.iter().map(scope).collect()
}
