//! Whom comments name, as links to their pages.

use std::collections::BTreeMap;

use domain::access::{Actor, Permission};
use domain::people::handle;
use domain::{CommentId, UserId};
use persistence::comments::CommentRow;
use persistence::{Reads, directory, mentions};

use crate::{Failure, rich_text};

/// Where the portal shows the page of a person, which their identifier ends.
const PAGE: &str = "/reseau/";

/// Makes each name of somebody who shows their page a link to it, and one's own: whoever keeps cards opens others too, and
/// reads no more of them here than anybody. Pages are shown and hidden: it is done each
/// time that comments are read.
pub(super) async fn link(
    from: &impl Reads,
    actor: &Actor,
    rows: &mut [CommentRow],
) -> Result<(), Failure> {
    if actor.require(Permission::ReadDirectory).is_err() {
        return Ok(());
    }
    let naming = rows.iter().filter(|row| row.html.contains('@'));
    let naming: Vec<CommentId> = naming.map(|row| row.comment.parts().id).collect();
    let named = mentions::among(from, &naming).await?;
    let mut people: Vec<UserId> = named.iter().map(|(_, person)| *person).collect();
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Ok(());
    }
    let cards = directory::with_ids(from, &people).await?;
    let shown =
        cards.into_iter().filter(|row| row.card.value.content.visible || row.person.id == actor.id);
    let pages: BTreeMap<UserId, (String, String)> = shown
        .map(|row| {
            let person = row.person;
            (person.id, (handle(person.name.as_str()), format!("{PAGE}{}", person.id)))
        })
        .collect();
    for row in rows {
        let id = row.comment.parts().id;
        let of_it = named.iter().filter(|(comment, _)| *comment == id);
        let pages = of_it.filter_map(|(_, person)| pages.get(person));
        let links: Vec<(&str, &str)> =
            pages.map(|(handle, page)| (handle.as_str(), page.as_str())).collect();
        if !links.is_empty() {
            row.html = rich_text::link_names(&row.html, &links);
        }
    }
    Ok(())
}
