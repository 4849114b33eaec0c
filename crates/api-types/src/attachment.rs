//! Files that people send.

use domain::text::{FieldErrors, ShortText, Text};
use domain::{AttachmentId, FieldError};
use serde::{Deserialize, Serialize};

/// Largest file, in bytes.
pub const FILE_MAX: usize = 10 * 1024 * 1024;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AttachmentKind {
    /// A picture, re-encoded without its metadata.
    Image,
    /// A document.
    Document,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttachmentView {
    /// Its identifier.
    pub id: AttachmentId,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "schema.png"))]
    pub name: String,
    /// Its type, read from its content.
    #[cfg_attr(feature = "openapi", schema(example = "image/png"))]
    pub media_type: String,
    /// Its size, in bytes.
    pub size: u64,
    /// What a picture shows, for who does not see it.
    pub alt: String,
    /// Where to read it: a signed path, good for an hour.
    pub url: String,
}

/// What goes with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct UploadQuery {
    /// Its name.
    pub name: String,
    /// What a picture shows.
    #[serde(default)]
    pub alt: String,
    /// Nobody can be known on the picture, or those who can agreed (A27, R384). Without it no picture is taken in; a
    /// document needs none.
    #[serde(default)]
    pub consent: bool,
}

/// What a picture shows.
pub type Alternative = Text<1, 500>;

impl UploadQuery {
    /// Checks what goes with a file. Of a path, only the name is kept.
    ///
    /// # Errors
    /// At `?name`, `?alt`.
    pub fn parse(&self) -> Result<(ShortText, Option<Alternative>), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = errors.check(ShortText::parse("?name", name));
        let alt = errors.check(Alternative::parse_optional("?alt", Some(&self.alt)));
        errors.into_result()?;
        name.zip(alt).ok_or_else(Vec::new)
    }
}
