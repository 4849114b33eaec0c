//! What is kept of one person, as they take it away (GDPR, articles 15 and 20).

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::access::Profile;
use domain::directory::ContactChannel;
use domain::people::Marks;
use domain::personal::PersonalItem;
use serde::{Deserialize, Serialize};

use crate::notification::NotificationChoices;
use crate::people::OrganisationRef;

/// All that is kept of whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalData {
    /// When it was read.
    pub read_at: DateTime<Utc>,
    /// In words: what of it bears no name, who alone finds it, and what is not here.
    pub note: String,
    /// Their account.
    pub account: PersonalAccount,
    /// What they tell of themselves in the directory.
    pub card: PersonalCard,
    /// What they chose to be told of.
    pub choices: NotificationChoices,
    /// The rest, kind by kind.
    pub items: Vec<PersonalItem>,
}

/// One's account. No form of the password is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalAccount {
    /// Its identifier.
    pub id: UserId,
    /// One's name.
    pub name: String,
    /// One's address.
    pub email: String,
    /// One's profile.
    pub profile: Profile,
    /// One's body.
    pub organisation: Option<OrganisationRef>,
    /// One's direction.
    pub department: Option<OrganisationRef>,
    /// What is said of one beside one's profile.
    pub marks: Marks,
}

/// What one tells of oneself in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalCard {
    /// What one knows.
    pub expertise: Vec<String>,
    /// What one may be called for.
    pub help: Option<String>,
    /// Where one works.
    #[serde(default)]
    pub site: Option<String>,
    /// Where one may be called.
    pub telephone: Option<String>,
    /// When one may be called.
    #[serde(default)]
    pub availability: Option<String>,
    /// How one prefers to be reached.
    #[serde(default)]
    pub channel: Option<ContactChannel>,
    /// Whether one agrees to be found by it.
    pub visible: bool,
}
