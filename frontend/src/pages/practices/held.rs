//! What the form of a practice holds: what is sent, with the picture of its image, which what is sent only names.

use api_client::json::{self, Unreadable};
use api_types::practice::{PracticeContentRequest, PracticeView};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::content::content_of;
use crate::pages::shared::ImageSaid;

/// The field of the image.
const IMAGE: &str = "image";

/// What is sent, less its image, which stands beside. Kept on this device, and merged, field by field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Map<String, Value>", try_from = "Map<String, Value>")]
pub(super) struct Held {
    pub(super) content: PracticeContentRequest,
    pub(super) image: Option<ImageSaid>,
}

impl Held {
    /// What a practice says, as it would be sent without a change.
    pub(super) fn of(practice: &PracticeView) -> Self {
        let image = practice.summary.image.clone().map(ImageSaid::of);
        Self { content: content_of(practice), image }
    }
}

impl From<PracticeContentRequest> for Held {
    /// One that no image shows yet.
    fn from(content: PracticeContentRequest) -> Self {
        Self { content, image: None }
    }
}

impl From<Held> for Map<String, Value> {
    fn from(Held { content, image }: Held) -> Self {
        let Ok(Value::Object(mut fields)) = serde_json::to_value(content) else {
            return Self::new();
        };
        fields.insert(IMAGE.to_owned(), serde_json::to_value(image).unwrap_or_default());
        fields
    }
}

impl TryFrom<Map<String, Value>> for Held {
    type Error = Unreadable;

    fn try_from(mut fields: Map<String, Value>) -> Result<Self, Unreadable> {
        let image = json::of_value(fields.remove(IMAGE).unwrap_or_default())?;
        let content = json::of_value(Value::Object(fields))?;
        Ok(Self { content, image })
    }
}

#[cfg(test)]
mod tests {
    use api_types::attachment::{AttachmentKind, AttachmentView};
    use api_types::editorial::ItemImageView;
    use domain::AttachmentId;
    use domain::practice::PracticeKind;
    use domain::video::VideoScope;

    use super::*;
    use crate::pages::shared::merge;

    fn held(title: &str, pictured: bool) -> Held {
        let blank = PracticeContentRequest::blank(PracticeKind::Innovation);
        let content = PracticeContentRequest { title: title.to_owned(), ..blank };
        let file = AttachmentView {
            id: AttachmentId::default(),
            kind: AttachmentKind::Image,
            name: "borne.png".to_owned(),
            media_type: "image/png".to_owned(),
            size: 12,
            alt: "Une borne".to_owned(),
            url: String::new(),
        };
        let image = ItemImageView { file, scope: VideoScope::Internal };
        Held { content, image: pictured.then(|| ImageSaid::of(image)) }
    }

    #[test]
    fn the_picture_is_kept_and_merged_with_the_words() {
        let base = held("Une borne", false);
        let merged = merge(&base, &held("Une borne", true), &held("Deux bornes", false)).unwrap();
        assert_eq!(merged.value, held("Deux bornes", true));
        assert_eq!(merged.disputed, []);
    }
}
