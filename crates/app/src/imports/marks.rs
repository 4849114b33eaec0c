//! What is remembered of each object: what the other tool calls it, and that it was imported.

use domain::journal::{Entry, Fact};
use persistence::external_objects::{self, ExternalObject};
use persistence::{Tx, journal};
use uuid::Uuid;

use super::desk::{Desk, new_id};
use super::reading::Content;
use crate::Failure;

/// Marks of the objects of one batch.
#[derive(Debug, Default)]
pub(super) struct Marks {
    objects: Vec<ExternalObject>,
    told: Vec<Entry>,
}

impl Marks {
    /// Remembers a new object.
    pub fn add(&mut self, (external_id, said): (&str, &Content), object: Uuid, entry: Entry) {
        self.objects.push(ExternalObject {
            external_id: external_id.to_owned(),
            object,
            fingerprint: said.fingerprint.clone(),
        });
        self.told.push(entry);
    }

    /// Writes them.
    pub async fn keep(self, tx: &Tx, desk: &Desk<'_>) -> Result<(), Failure> {
        external_objects::insert_all(tx, &desk.key(), &self.objects).await?;
        Ok(journal::append_all(tx, &self.told).await?)
    }
}

/// Remembers what the other tool says of an object now.
pub(super) async fn renew(
    tx: &Tx,
    desk: &Desk<'_>,
    (known, said): (&ExternalObject, &Content),
    told: Option<Entry>,
) -> Result<(), Failure> {
    let known = ExternalObject { fingerprint: said.fingerprint.clone(), ..known.clone() };
    external_objects::update(tx, &desk.key(), &known).await?;
    Ok(journal::append_all(tx, told.as_slice()).await?)
}

/// A fact of the import, under the name of whoever imports.
pub(super) fn entry(desk: &Desk<'_>, fact: Fact) -> Entry {
    Entry { id: new_id(), actor: Some(desk.actor.id), at: desk.now, fact }
}
