//! What is pitched at an event, as it travels.

use domain::editorial::{EventFormat, Pitches};
use domain::expression::Target;
use domain::journal::SubjectKind;
use domain::text::FieldErrors;
use domain::{FieldCode, FieldError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something to pitch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PitchRequest {
    /// An idea, an experiment or a practice.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
}

/// Something that is pitched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PitchView {
    /// An idea, an experiment or a practice.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "IDEE-2026-0042"))]
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// Checks what is pitched at an event of this format.
pub(super) fn parse(
    pointer: &str,
    format: EventFormat,
    sent: &[PitchRequest],
    errors: &mut FieldErrors,
) -> Option<Pitches> {
    let target = |(index, pitch): (usize, &PitchRequest)| {
        let unknown = || FieldError::new(format!("{pointer}/{index}"), FieldCode::UnknownValue);
        Target::of(pitch.kind, pitch.id).ok_or_else(unknown)
    };
    let targets = sent.iter().enumerate().map(target).collect::<Result<Vec<_>, _>>();
    let targets = errors.check(targets)?;
    errors.check(Pitches::parse(pointer, format, targets))
}
