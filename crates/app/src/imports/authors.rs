//! Authors: people known by name, never accounts.

use domain::UserId;
use domain::text::ShortText;
use persistence::external_objects::{self, ExternalObject};
use persistence::{Tx, people};

use super::desk::{Desk, new_id};
use crate::Failure;

/// Makes those who are met for the first time; all are at the desk afterwards.
pub(super) async fn meet<'n>(
    tx: &Tx,
    desk: &mut Desk<'_>,
    names: impl Iterator<Item = &'n ShortText>,
) -> Result<(), Failure> {
    let mut strangers: Vec<&ShortText> =
        names.filter(|name| !desk.authors.contains_key(name.as_str())).collect();
    strangers.sort_unstable();
    strangers.dedup();
    let kind = desk.key_of("person");
    let wanted = strangers.iter().map(|name| name.as_str());
    let known = external_objects::find_all(tx, &kind, wanted).await?;
    let mut made = Vec::new();
    let mut remembered = Vec::new();
    for name in strangers {
        let id = known.get(name.as_str()).map_or_else(new_id, |person| person.object);
        if !known.contains_key(name.as_str()) {
            made.push((UserId(id), name.clone()));
            remembered.push(ExternalObject {
                external_id: name.as_str().to_owned(),
                object: id,
                fingerprint: Vec::new(),
            });
        }
        desk.authors.insert(name.as_str().to_owned(), UserId(id));
    }
    people::insert_imported(tx, &made, desk.now).await?;
    external_objects::insert_all(tx, &kind, &remembered).await?;
    Ok(())
}

impl Desk<'_> {
    /// The person with this name, who was met.
    pub fn author(&self, name: Option<&ShortText>) -> Option<UserId> {
        self.authors.get(name?.as_str()).copied()
    }
}
