//! The copy of a draft that this device keeps when the server cannot.

use api_types::attachment::AttachmentView;
use api_types::idea::DraftContent;
use api_types::people::PersonView;
use chrono::{DateTime, Utc};
use domain::DraftId;
use serde::{Deserialize, Serialize};

/// What was being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LocalCopy {
    /// The draft it belongs to; none when the server had not kept it yet.
    pub(super) draft: Option<DraftId>,
    pub(super) content: DraftContent,
    pub(super) files: Vec<AttachmentView>,
    /// The colleague in whose name it would go; copies of an earlier version name nobody.
    #[serde(default)]
    pub(super) colleague: Option<PersonView>,
    /// With whom it is put forward.
    #[serde(default)]
    pub(super) together: Option<PersonView>,
    pub(super) at: DateTime<Utc>,
}
