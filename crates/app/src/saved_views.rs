//! Lists as somebody keeps them, for themselves alone.

use domain::access::Actor;
use domain::saved_view::ViewList;
use domain::text::ShortText;
use domain::{UserId, ViewId};
use persistence::saved_views::{self, SavedView};
use uuid::Uuid;

use crate::{App, Failure, Once};

/// Most views that a person keeps.
pub const VIEWS_MAX: u64 = 50;

/// The views of the caller.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<SavedView>, Failure> {
    Ok(saved_views::of(&app.store.reader(), actor.id, VIEWS_MAX).await?)
}

/// Keeps a view.
///
/// # Errors
/// [`Failure::TooManyViews`].
pub async fn keep(
    app: &App,
    actor: &Actor,
    (list, name, query): (ViewList, ShortText, String),
    once: &Once,
) -> Result<SavedView, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return found(app, actor.id, ViewId(made)).await;
    }
    if saved_views::count(&tx, actor.id).await? >= VIEWS_MAX {
        return Err(Failure::TooManyViews);
    }
    let view = SavedView { id: ViewId(Uuid::now_v7()), list, name, query, created_at: now };
    saved_views::insert(&tx, actor.id, &view).await?;
    once.made(&tx, view.id.0, now).await?;
    tx.commit().await?;
    Ok(view)
}

async fn found(app: &App, owner: UserId, id: ViewId) -> Result<SavedView, Failure> {
    let views = saved_views::of(&app.store.reader(), owner, VIEWS_MAX).await?;
    views.into_iter().find(|view| view.id == id).ok_or(Failure::NotFound("view"))
}

/// Throws a view away.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not the caller's.
pub async fn discard(app: &App, actor: &Actor, id: ViewId) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    if !saved_views::delete(&tx, actor.id, id).await? {
        return Err(Failure::NotFound("view"));
    }
    Ok(tx.commit().await?)
}
