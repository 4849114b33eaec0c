//! Added bricks, as they travel.

use api_types::brick::{
    BrickAllowed, BrickSettingsView, BrickSummary, BrickView, Bricks, NativeBrickView, NativeBricks,
};
use api_types::rights::OwnershipView;
use app::bricks::{KnownBricks, NativeReading, NativeSheet};
use app::{App, Failure, OrganisationTree, rich_text};
use domain::access::{Actor, Permission};
use domain::brick::{
    AddedBrick, AddedBrickParts, BrickContent, BrickSettings, BrickWords, PageText,
};
use domain::text::LongText;
use persistence::Stored;
use persistence::ownerships::Ownership;

use super::{people, rights};

/// The bricks that somebody knows of.
pub(crate) async fn bricks(
    app: &App,
    actor: &Actor,
    known: KnownBricks,
) -> Result<Bricks, Failure> {
    let KnownBricks { bricks, owners, idea_door, functions, hidden } = known;
    let owners = rights::ownerships(app, owners).await?;
    let tree = app.directory.organisations();
    let items = bricks.iter().map(|brick| summary(actor, &tree, brick, &owners)).collect();
    Ok(Bricks { items, idea_door, functions, hidden })
}

/// The native bricks that are open to somebody.
pub(crate) async fn native(app: &App, reading: NativeReading) -> Result<NativeBricks, Failure> {
    let NativeReading { sheets, owners, version } = reading;
    let owners = rights::ownerships(app, owners).await?;
    let view = |sheet: NativeSheet| {
        let NativeSheet { brick, hidden, rank, refreshed_on, managed } = sheet;
        let its = owners.iter().filter(|owner| owner.brick == brick);
        NativeBrickView {
            brick,
            hidden,
            rank: rank.and_then(|rank| u16::try_from(rank).ok()),
            owners: its.cloned().collect(),
            refreshed_on,
            managed,
        }
    };
    Ok(NativeBricks { items: sheets.into_iter().map(view).collect(), version })
}

/// A brick, whole.
pub(crate) async fn brick(
    app: &App,
    actor: &Actor,
    (brick, owners): (Stored<AddedBrick>, Vec<Ownership>),
) -> Result<BrickView, Failure> {
    let owners = rights::ownerships(app, owners).await?;
    let summary = summary(actor, &app.directory.organisations(), &brick, &owners);
    let (fr, en) = match &brick.value.parts().content {
        BrickContent::Link(_) => (None, None),
        BrickContent::Page(PageText { fr, en }) => (Some(fr), en.as_ref()),
    };
    let written = |text: Option<&LongText>| text.map(|text| text.as_str().to_owned());
    let html = |text: Option<&LongText>| text.map(|text| rich_text::to_html(text.as_str()));
    Ok(BrickView {
        summary,
        body_fr: written(fr),
        body_en: written(en),
        html_fr: html(fr),
        html_en: html(en),
    })
}

/// What is decided for all of them.
pub(crate) fn settings(kept: Stored<BrickSettings>) -> BrickSettingsView {
    let Stored { value, version } = kept;
    let BrickSettings { order, hosts, idea_door, idea_doors, idea_reply_days } = value;
    BrickSettingsView { order, hosts, idea_door, idea_doors, idea_reply_days, version }
}

fn summary(
    actor: &Actor,
    tree: &OrganisationTree,
    brick: &Stored<AddedBrick>,
    owners: &[OwnershipView],
) -> BrickSummary {
    let Stored { value, version } = brick;
    let AddedBrickParts { id, words, bodies, content, state, added_at: _, written_at } =
        value.parts();
    let BrickWords { title_fr, title_en, description_fr, description_en } = words.clone();
    let its = owners.iter().filter(|owner| owner.item_id == Some(id.0));
    BrickSummary {
        id: *id,
        nature: content.nature(),
        title_fr: title_fr.into_string(),
        title_en: title_en.into_string(),
        description_fr: description_fr.map(domain::Text::into_string),
        description_en: description_en.map(domain::Text::into_string),
        organisations: bodies.iter().map(|id| people::organisation_ref(tree, *id)).collect(),
        address: value.address().map(|address| address.as_str().to_owned()),
        state: *state,
        owners: its.cloned().collect(),
        written_at: *written_at,
        allowed: BrickAllowed {
            write: actor.can(Permission::WriteBricks, value),
            manage: actor.can(Permission::ManageBricks, value),
        },
        version: *version,
    }
}
