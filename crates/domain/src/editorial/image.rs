//! The image of an item, or of a practice: whoever can be known on it agreed, and to whom it may be shown (R384, A27).

use super::{EditorialBrick, EditorialContent};
use crate::ids::AttachmentId;
use crate::poc::Sight;
use crate::text::{FieldCode, FieldError};
use crate::video::VideoScope;

/// An image. Without the consent of those whom one can know on it there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemImage {
    /// One of the files that people send.
    pub file: AttachmentId,
    /// To whom it may be shown.
    pub scope: VideoScope,
}

impl ItemImage {
    /// Whether somebody who reads what carries it may see it; those who keep that always do.
    #[must_use]
    pub const fn is_for(self, sight: &Sight, keeps_the_page: bool) -> bool {
        self.scope.is_for(sight, keeps_the_page)
    }

    /// Checks that an item that says this may carry it.
    ///
    /// # Errors
    /// At `/image`, when its brick has no images.
    pub fn check(image: Option<Self>, content: &EditorialContent) -> Result<(), FieldError> {
        if image.is_some() && !content.brick().has_image() {
            return Err(FieldError::new("/image", FieldCode::NotAllowed));
        }
        Ok(())
    }
}

impl EditorialBrick {
    /// Whether its items carry an image: what one looks up or receives by mail has none.
    #[must_use]
    pub const fn has_image(self) -> bool {
        match self {
            Self::News | Self::Events | Self::MethodResources | Self::Testimonials => true,
            Self::Glossary | Self::KeyFigures | Self::Newsletters => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{news, term};
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    fn image(scope: VideoScope) -> ItemImage {
        ItemImage { file: AttachmentId::default(), scope }
    }

    #[test]
    fn an_image_kept_for_top_management_is_for_it_and_for_those_who_keep_the_item() {
        let sophie = Sight::of(&actor(1, Profile::Reader));
        let above = Sight { top_management: true, ..sophie.clone() };
        let kept = image(VideoScope::TopManagement);
        let seen = [kept.is_for(&sophie, false), kept.is_for(&sophie, true)];
        assert_eq!((seen, kept.is_for(&above, false)), ([false, true], true));
        for scope in [VideoScope::Internal, VideoScope::Public] {
            assert!(image(scope).is_for(&sophie, false), "{scope}");
        }
    }

    #[test]
    fn a_term_carries_no_image_and_news_may() {
        let some = Some(image(VideoScope::Internal));
        assert_eq!(ItemImage::check(some, &news()), Ok(()));
        assert_eq!(ItemImage::check(None, &term()), Ok(()));
        let error = ItemImage::check(some, &term()).unwrap_err();
        assert_eq!((error.pointer.as_str(), error.code), ("/image", FieldCode::NotAllowed));
    }
}
