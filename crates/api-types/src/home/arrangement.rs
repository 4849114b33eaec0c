//! The landing page as each person arranges it, as it travels.

use domain::access::Brick;
use domain::home::{Arrangement, HomePart, Place};
use domain::{BrickId, FieldError};
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

/// Where an added brick stands on the landing page: its rank is its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeAddedPlace {
    /// Which brick.
    pub brick_id: BrickId,
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
    /// Every brick that administrators added and that is there for the caller, in its order.
    pub added: Vec<HomeAddedPlace>,
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
    /// The bricks that administrators added, in their order.
    #[serde(default)]
    pub added: Vec<HomeAddedPlace>,
}

impl ArrangeHomeRequest {
    /// Checks that each is there once.
    ///
    /// # Errors
    /// Every faulty place.
    pub fn parse(&self) -> Result<Arrangement, Vec<FieldError>> {
        let part = |place: &HomePartPlace| Place { what: place.part, hidden: place.hidden };
        let tile = |place: &HomeTilePlace| Place { what: place.brick, hidden: place.hidden };
        let added = |place: &HomeAddedPlace| Place { what: place.brick_id, hidden: place.hidden };
        let parts = self.parts.iter().map(part).collect();
        let tiles = self.tiles.iter().map(tile).collect();
        Arrangement::parse(parts, tiles, self.added.iter().map(added).collect())
    }
}
