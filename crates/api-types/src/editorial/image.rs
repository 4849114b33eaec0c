//! The image of an item, or of a practice.

use domain::editorial::ItemImage;
use domain::text::FieldErrors;
use domain::video::VideoScope;
use domain::{AttachmentId, FieldCode, FieldError};
use serde::{Deserialize, Serialize};

use crate::attachment::AttachmentView;

/// The image of an item or of a practice, as it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemImageRequest {
    /// A picture that the caller sent with what it shows, or the one that is carried already.
    pub file_id: AttachmentId,
    /// Nobody can be known on it, or those who can agreed. Without it there is no image.
    pub consent: bool,
    /// To whom they agreed that it be shown.
    pub scope: VideoScope,
}

impl ItemImageRequest {
    /// Checks that those whom one can know on it agreed, under this pointer.
    pub(crate) fn parse(self, under: &str, errors: &mut FieldErrors) -> ItemImage {
        let Self { file_id: file, consent, scope } = self;
        if !consent {
            errors.push(FieldError::new(format!("{under}/consent"), FieldCode::Required));
        }
        ItemImage { file, scope }
    }
}

/// The image of an item or of a practice, for whom it may be shown to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemImageView {
    /// The picture, with what it shows.
    pub file: AttachmentView,
    /// To whom those whom one can know on it agreed that it be shown.
    pub scope: VideoScope,
}
