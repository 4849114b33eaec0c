//! The landing page as each person arranges it, for themselves alone (R002, R005).

use domain::access::Actor;
use domain::home::{Arrangement, HomePart, complete};
use persistence::{Reads, Stored, bricks, home_arrangements};

use super::nothing_answers;
use crate::bricks::open_bricks;
use crate::{App, Failure, seen};

/// An arrangement made whole, and whether it is the model.
#[derive(Clone, Debug)]
pub struct Arranged {
    /// Every part, and every service and added brick that this person may open.
    pub whole: Stored<Arrangement>,
    /// Whether they arranged nothing.
    pub model: bool,
}

/// How this person arranged their landing page.
///
/// # Errors
/// When the database fails.
pub async fn read(app: &App, actor: &Actor) -> Result<Arranged, Failure> {
    let from = app.store.reader();
    let kept = home_arrangements::of(&from, actor.id).await?;
    whole(&from, actor, kept).await
}

/// Arranges it. Nobody else sees it.
///
/// # Errors
/// [`Failure::EditConflict`] when they did so elsewhere since then.
pub async fn arrange(
    app: &App,
    actor: &Actor,
    (next, version): (Arrangement, i32),
) -> Result<Arranged, Failure> {
    let tx = app.store.begin().await?;
    let mut kept = seen(home_arrangements::of(&tx, actor.id).await?, version)?;
    if kept.value != next {
        kept.value = next;
        home_arrangements::save(&tx, actor.id, &kept, app.now()).await?;
        kept.version += 1;
    }
    let arranged = whole(&tx, actor, kept).await?;
    tx.commit().await?;
    Ok(arranged)
}

/// What is new stands where the administrators' order has it; what is closed to this person is not there.
async fn whole(
    from: &impl Reads,
    actor: &Actor,
    kept: Stored<Arrangement>,
) -> Result<Arranged, Failure> {
    let native = bricks::find_native(from).await?.value;
    let model = kept.value.is_model();
    let Stored { value: Arrangement { parts, tiles, added }, version } = kept;
    let mut tiles = complete(&tiles, &native.functions());
    tiles.retain(|place| actor.opens(place.what));
    let added = match open_bricks(from, actor).await {
        Ok(open) => complete(&added, &open),
        Err(gone) if nothing_answers(&gone) => return Err(gone),
        // Bricks that cannot be read are shown nowhere: their places stay as they were kept.
        Err(error) => {
            tracing::error!(?error, "the places of added bricks could not be completed");
            added
        }
    };
    let value = Arrangement { parts: complete(&parts, HomePart::ALL), tiles, added };
    Ok(Arranged { whole: Stored { value, version }, model })
}
