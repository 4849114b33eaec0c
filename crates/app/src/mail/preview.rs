//! An issue as it would leave now, for whoever writes it (R307).

use domain::EditorialId;
use domain::access::Actor;
use domain::editorial::EditItem;
use uuid::Uuid;

use super::letter::{Addressed, Said, Whole};
use crate::editorial::known;
use crate::newsletter::{issue, told_to};
use crate::{App, Failure};

/// A letter, before it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Its subject.
    pub subject: String,
    /// What programs show that show no pages.
    pub text: String,
    /// The page that the others show.
    pub html: String,
}

/// The letter that whoever writes an issue would receive if it left now. The way to leave is drawn, and ends nothing.
///
/// # Errors
/// Denied, or no such issue.
pub async fn preview(
    app: &App,
    actor: &Actor,
    id: EditorialId,
    base: &str,
) -> Result<Preview, Failure> {
    let from = app.store.reader();
    let mut item = known(app, &from, actor, id).await?;
    // The same right as to write it.
    let _ = actor.may_on(EditItem, &mut item.value)?;
    let content = issue(&item.value)?;
    let taken = told_to(app, &from, actor, content).await?;
    let to = Addressed {
        id: Uuid::nil(),
        person: actor.id,
        name: "",
        email: "",
        signature: String::new(),
        trial: false,
    };
    let whole = Said::of_issue((&item.value, content), &taken, base).whole(base, &to);
    let Whole { subject, text, html, .. } = whole;
    Ok(Preview { subject, text, html })
}
