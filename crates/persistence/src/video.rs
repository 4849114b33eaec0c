//! Videos, as they are kept: of an experiment, of a practice, of items. Nothing searches by them, so they are JSON in
//! one column.

use domain::editorial::WebAddress;
use domain::text::LongText;
use domain::video::{Video, VideoScope};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::code::{from_json, to_json};

/// Nobody is filmed without consent, so consent is not kept.
#[derive(Debug, Serialize, Deserialize)]
struct KeptVideo {
    url: String,
    scope: VideoScope,
    captioned: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    transcript: Option<String>,
}

/// What the column holds.
pub(crate) fn column(video: Option<&Video>) -> Result<Option<String>, StoreError> {
    let kept = video.map(|Video { url, scope, captioned, transcript }| KeptVideo {
        url: url.as_str().to_owned(),
        scope: *scope,
        captioned: *captioned,
        transcript: transcript.as_ref().map(|text| text.as_str().to_owned()),
    });
    kept.as_ref().map(to_json).transpose()
}

/// What the column says.
pub(crate) fn of_column(json: Option<&str>) -> Result<Option<Video>, StoreError> {
    let Some(json) = json else { return Ok(None) };
    let KeptVideo { url, scope, captioned, transcript } = from_json(json)?;
    Ok(Some(Video {
        url: WebAddress::restore(url),
        scope,
        captioned,
        transcript: transcript.map(LongText::restore),
    }))
}
