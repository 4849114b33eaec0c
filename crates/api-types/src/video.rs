//! Videos: of an experiment, of a practice, of items.

use domain::editorial::WebAddress;
use domain::text::{FieldErrors, LongText};
use domain::video::{Video, VideoScope};
use domain::{FieldCode, FieldError};
use serde::{Deserialize, Serialize};

/// A video that shows an experiment, a practice or an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VideoView {
    /// Where it is: an address on the web.
    #[cfg_attr(feature = "openapi", schema(example = "https://videos.example/poc-7"))]
    pub url: String,
    /// Those who were filmed agreed. Without it there is no video.
    pub consent: bool,
    /// To whom they agreed that it be shown.
    pub scope: VideoScope,
    /// Whether it has captions.
    #[serde(default)]
    pub captioned: bool,
    /// What is said in it, in Markdown.
    #[serde(default)]
    pub transcript: Option<String>,
}

impl VideoView {
    /// A video, as it travels.
    #[must_use]
    pub fn of(Video { url, scope, captioned, transcript }: &Video) -> Self {
        Self {
            url: url.as_str().to_owned(),
            consent: true,
            scope: *scope,
            captioned: *captioned,
            transcript: transcript.as_ref().map(|text| text.as_str().to_owned()),
        }
    }

    /// Checks every field, under this pointer.
    pub(crate) fn parse(&self, under: &str, errors: &mut FieldErrors) -> Option<Video> {
        let at = |field: &str| format!("{under}/{field}");
        let missing = || FieldError::new(at("url"), FieldCode::Required);
        let url = WebAddress::parse_optional(&at("url"), Some(&self.url));
        let url = url.and_then(|url| url.ok_or_else(missing));
        let url = errors.check(url);
        if !self.consent {
            errors.push(FieldError::new(at("consent"), FieldCode::Required));
        }
        let transcript = LongText::parse_optional(&at("transcript"), self.transcript.as_deref());
        let transcript = errors.check(transcript)?;
        Some(Video { url: url?, scope: self.scope, captioned: self.captioned, transcript })
    }
}
