//! Signing in, staying in, and what one may do.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::access::{Extent, Permission, Profile, Reach};
use domain::idea::DepositsFor;
use domain::{OrganisationId, SessionId};
use serde::{Deserialize, Serialize};

use crate::people::{OrganisationRef, PersonView};

/// An address and a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInRequest {
    /// The work address.
    #[cfg_attr(feature = "openapi", schema(example = "sophie.lambert@carsat-bretagne.example"))]
    pub email: String,
    /// The password.
    #[cfg_attr(feature = "openapi", schema(example = "une phrase assez longue"))]
    pub password: String,
}

impl std::fmt::Debug for SignInRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignInRequest").finish_non_exhaustive()
    }
}

/// An access token. The refresh token travels in a cookie that scripts cannot read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessToken {
    /// To send as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    #[cfg_attr(feature = "openapi", schema(example = "Bearer"))]
    pub token_type: String,
    /// Seconds until it expires.
    #[cfg_attr(feature = "openapi", schema(example = 600))]
    pub expires_in: u32,
}

impl std::fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessToken").finish_non_exhaustive()
    }
}

/// A signed-in browser or tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// Its identifier.
    pub id: SessionId,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when, unless signed out.
    pub expires_at: DateTime<Utc>,
    /// What it said it was.
    pub user_agent: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// One's sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sessions {
    /// The newest first.
    pub items: Vec<SessionView>,
}

/// How far one permission goes for the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PermissionReach {
    /// The permission.
    pub permission: Permission,
    /// How far it goes.
    pub reach: Reach,
    /// The bodies in which it goes as far as everything, when it was lent for these only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisation_ids: Vec<OrganisationId>,
    /// The bodies in which one may begin something, when what was lent is for a part only; absent when it is wherever
    /// the reach says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins_in: Option<Vec<OrganisationId>>,
    /// Whether one writes in the name of any body, and says who looks after what: everything is within reach, or all of
    /// the brick was declared to be one's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
}

/// The caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// As others see them.
    pub person: PersonView,
    /// Their address.
    pub email: String,
    /// Their profile.
    pub profile: Profile,
    /// Member of COMEX or CODIR.
    pub top_management: bool,
    /// Their direction.
    pub department: Option<OrganisationRef>,
    /// Every permission, and how far it goes: the portal shows nothing else.
    pub permissions: Vec<PermissionReach>,
    /// For whom they may deposit an idea besides themselves: a referent, for the agents of their body.
    pub deposits_for: DepositsFor,
    /// Unread notifications.
    pub unread_notifications: u32,
}

impl Me {
    /// How far a permission goes for this person.
    #[must_use]
    pub fn reach(&self, permission: Permission) -> Reach {
        let known = self.permissions.iter().find(|known| known.permission == permission);
        known.map_or(Reach::Nothing, |known| known.reach)
    }

    /// In which bodies a permission goes as far as everything.
    #[must_use]
    pub fn extent(&self, permission: Permission) -> Extent {
        let known = self.permissions.iter().find(|known| known.permission == permission);
        match known {
            Some(known) if known.reach == Reach::Everything => Extent::Everywhere,
            Some(known) if !known.organisation_ids.is_empty() => {
                Extent::Bodies(known.organisation_ids.iter().copied().collect())
            }
            Some(_) | None => Extent::Nowhere,
        }
    }

    /// In which bodies one may begin something of one's own: no button elsewhere.
    #[must_use]
    pub fn begins(&self, permission: Permission) -> Extent {
        let known = self.permissions.iter().find(|known| known.permission == permission);
        match known.map(|known| (known.reach, known.begins_in.as_deref())) {
            None | Some((Reach::Nothing, _) | (_, Some([]))) => Extent::Nowhere,
            Some((_, Some(bodies))) => Extent::Bodies(bodies.iter().copied().collect()),
            Some((_, None)) => Extent::Everywhere,
        }
    }

    /// In the name of which bodies one may write: one's own, those where the permission goes as far as everything, any
    /// when one owns all of the brick.
    #[must_use]
    pub fn speaks(&self, permission: Permission) -> Extent {
        if self.permissions.iter().any(|known| known.permission == permission && known.whole) {
            return Extent::Everywhere;
        }
        let mut bodies = match self.extent(permission) {
            Extent::Everywhere => return Extent::Everywhere,
            Extent::Bodies(bodies) => bodies,
            Extent::Nowhere => BTreeSet::new(),
        };
        let own = self.person.organisation.as_ref().map(|body| body.id);
        bodies.extend(own.filter(|id| match self.begins(permission) {
            Extent::Everywhere => true,
            Extent::Bodies(there) => there.contains(id),
            Extent::Nowhere => false,
        }));
        if bodies.is_empty() { Extent::Nowhere } else { Extent::Bodies(bodies) }
    }

    /// Whether a permission goes anywhere at all.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions
            .iter()
            .any(|known| known.permission == permission && known.reach != Reach::Nothing)
    }

    /// Whether they may say that somebody is of COMEX or CODIR, as [`domain::access::Actor::may_mark`] answers: one of
    /// them, or one of the Dinno. A profile of the Dinno that counts in a region alone gives no delegation.
    #[must_use]
    pub fn makes_top_management(&self) -> bool {
        let dinno = self.profile.is_dinno() && self.may(Permission::GiveDelegation);
        self.top_management || dinno
    }
}

/// What this server is, for whoever is not signed in yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Meta {
    /// Version of the server.
    #[cfg_attr(feature = "openapi", schema(example = "0.1.0"))]
    pub version: String,
    /// Whether it holds demonstration data: the sign-in page then says how to enter.
    pub demonstration: bool,
    /// Whether letters leave from it: whoever forgot their password is then sent a link.
    pub sends_mail: bool,
}
