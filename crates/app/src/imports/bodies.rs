//! The bodies that objects belong to; those outside the network are made when they are met.

use domain::OrganisationId;
use domain::people::{Organisation, OrganisationKind};
use import::record::ImportedOrganisation;
use persistence::{Tx, organisations};

use super::desk::Desk;
use crate::{Failure, initial};

/// A direction and its body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub department: OrganisationId,
    pub body: OrganisationId,
}

/// Makes the outside bodies that are met for the first time.
pub(super) async fn meet<'o>(
    tx: &Tx,
    desk: &mut Desk<'_>,
    met: impl Iterator<Item = &'o ImportedOrganisation>,
) -> Result<(), Failure> {
    let mut made = Vec::new();
    for organisation in met {
        let ImportedOrganisation::Outside { under, code, name } = organisation else { continue };
        if desk.tree.with_code(code).is_some() || desk.new_bodies.contains_key(code) {
            continue;
        }
        let above = desk.tree.with_code(under).ok_or(Failure::NotFound("organisation"))?;
        let organisation = Organisation {
            id: initial::identifier(code),
            code: code.clone(),
            name: name.as_str().to_owned(),
            kind: OrganisationKind::Department,
            parent: Some(above.id),
            body: above.body,
            mailbox: None,
            region: None,
            closed: false,
            version: 1,
        };
        desk.new_bodies.insert(code.clone(), organisation.clone());
        made.push(organisation);
    }
    Ok(organisations::insert_missing(tx, &made).await?)
}

impl Desk<'_> {
    /// Where an object belongs: a body of the tree, or one that was met.
    pub fn place(&self, organisation: &ImportedOrganisation) -> Result<Place, Failure> {
        let code = match organisation {
            ImportedOrganisation::Known(code) | ImportedOrganisation::Outside { code, .. } => code,
        };
        self.tree
            .with_code(code)
            .or_else(|| self.new_bodies.get(code))
            .and_then(|found| Some(Place { department: found.id, body: found.body? }))
            .ok_or(Failure::NotFound("organisation"))
    }
}
