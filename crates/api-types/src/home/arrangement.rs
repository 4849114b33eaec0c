//! The landing page as each person arranges it, as it travels.

use domain::FieldError;
use domain::access::Brick;
use domain::home::{Arrangement, HomePart, Place};
use serde::{Deserialize, Serialize};

/// Where a part of the landing page stands: its rank is its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomePartPlace {
    /// Which part.
    pub part: HomePart,
    /// Whether it is put away.
    #[serde(default)]
    pub hidden: bool,
}

/// Where a service stands on the landing page: its rank is its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeTilePlace {
    /// The brick of the service.
    pub brick: Brick,
    /// Whether it is put away.
    #[serde(default)]
    pub hidden: bool,
}

/// How the caller arranged their landing page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeArrangementView {
    /// Every part, in its order.
    pub parts: Vec<HomePartPlace>,
    /// Every service that the caller may open, in its order.
    pub tiles: Vec<HomeTilePlace>,
    /// Whether it is the model: the caller arranged nothing.
    pub model: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// How to arrange one's landing page. What is not named comes where the model has it; empty lists are the model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArrangeHomeRequest {
    /// The parts, in their order.
    #[serde(default)]
    pub parts: Vec<HomePartPlace>,
    /// The services, in their order.
    #[serde(default)]
    pub tiles: Vec<HomeTilePlace>,
}

impl ArrangeHomeRequest {
    /// Checks that each is there once.
    ///
    /// # Errors
    /// Every faulty place.
    pub fn parse(&self) -> Result<Arrangement, Vec<FieldError>> {
        let part = |place: &HomePartPlace| Place { what: place.part, hidden: place.hidden };
        let tile = |place: &HomeTilePlace| Place { what: place.brick, hidden: place.hidden };
        let parts = self.parts.iter().map(part).collect();
        Arrangement::parse(parts, self.tiles.iter().map(tile).collect())
    }
}
