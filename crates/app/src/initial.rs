//! What every installation starts with: the bodies of the retirement network and the normed lists.
//!
//! Data in `crates/app/data/`, compiled in. What is there already stays as administrators made it.

use std::collections::HashMap;

use domain::OrganisationId;
use domain::people::{Organisation, OrganisationKind, Region};
use domain::reference::{ReferenceCode, ReferenceItem, ReferenceList};
use persistence::{Store, StoreError, directory, lessons, organisations, references};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::Failure;

const ORGANISATIONS: &str = include_str!("../data/organisations.csv");
const REFERENCES: &str = include_str!("../data/references.csv");
const ACTION_FORMS: &str = include_str!("../data/action_forms.csv");

#[derive(Debug, Deserialize)]
struct OrganisationRow {
    code: String,
    name: String,
    kind: OrganisationKind,
    parent: Option<String>,
    region: Option<Region>,
}

#[derive(Debug, Deserialize)]
struct ReferenceRow {
    list: ReferenceList,
    code: String,
    parent: Option<String>,
    label_fr: String,
    label_en: String,
    position: i32,
    active: bool,
}

/// A form of action (R034): those that the working group met, for administrators to begin with.
#[derive(Debug, Deserialize)]
struct ActionFormRow {
    code: String,
    label_fr: String,
    label_en: String,
    definition_fr: String,
    definition_en: String,
    position: i32,
}

/// Adds what is missing, in one transaction; run at each start, before [`crate::App::open`] reads it.
///
/// # Errors
/// When the database fails.
pub async fn ensure(store: &Store) -> Result<(), Failure> {
    let tx = store.begin().await?;
    lessons::fill_keys(&tx).await?;
    directory::fill_keys(&tx).await?;
    tx.commit().await?;
    let known = organisations::all(&store.reader()).await?;
    let book = references::all(&store.reader()).await?;
    let missing: Vec<_> = shipped_organisations(&known)?
        .into_iter()
        .filter(|shipped| known.iter().all(|organisation| organisation.code != shipped.code))
        .collect();
    let items: Vec<_> = shipped_references()?
        .into_iter()
        .filter(|item| book.find(item.list, item.code.as_str()).is_none())
        .collect();
    if missing.is_empty() && items.is_empty() {
        return Ok(());
    }
    let tx = store.begin().await?;
    organisations::insert_missing(&tx, &missing).await?;
    references::insert_missing(&tx, &items).await?;
    tx.commit().await?;
    Ok(())
}

/// The shipped tree, on the identifiers of those that are known already.
fn shipped_organisations(known: &[Organisation]) -> Result<Vec<Organisation>, Failure> {
    let mut made: HashMap<String, Organisation> =
        known.iter().map(|one| (one.code.clone(), one.clone())).collect();
    let mut shipped = Vec::new();
    for row in read::<OrganisationRow>(ORGANISATIONS)? {
        let OrganisationRow { code, name, kind, parent, region } = row;
        let above = parent.as_ref().and_then(|parent| made.get(parent));
        let id = identifier(&code);
        let body = match kind {
            OrganisationKind::Branch => None,
            OrganisationKind::Organisation => Some(id),
            OrganisationKind::Department => above.and_then(|above| above.body),
        };
        let parent = above.map(|above| above.id);
        let organisation = Organisation {
            id,
            code: code.clone(),
            name,
            kind,
            parent,
            body,
            mailbox: None,
            region,
            closed: false,
            version: 1,
        };
        made.entry(code).or_insert_with(|| organisation.clone());
        shipped.push(organisation);
    }
    Ok(shipped)
}

fn shipped_references() -> Result<Vec<ReferenceItem>, Failure> {
    let rows = read::<ReferenceRow>(REFERENCES)?.into_iter().map(|row| {
        let ReferenceRow { list, code, parent, label_fr, label_en, position, active } = row;
        ReferenceItem {
            list,
            code: ReferenceCode(code),
            parent: parent.map(ReferenceCode),
            label_fr,
            label_en,
            definition_fr: None,
            definition_en: None,
            position,
            active,
            organisation: None,
        }
    });
    let forms = read::<ActionFormRow>(ACTION_FORMS)?.into_iter().map(|row| ReferenceItem {
        list: ReferenceList::ActionForm,
        code: ReferenceCode(row.code),
        parent: None,
        label_fr: row.label_fr,
        label_en: row.label_en,
        definition_fr: Some(row.definition_fr),
        definition_en: Some(row.definition_en),
        position: row.position,
        active: true,
        organisation: None,
    });
    Ok(rows.chain(forms).collect())
}

fn read<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Failure> {
    let rows: Result<Vec<T>, csv::Error> =
        csv::Reader::from_reader(text.as_bytes()).deserialize().collect();
    rows.map_err(|error| StoreError::Corrupt(error.to_string()).into())
}

/// The same for each code on every server, so that two that start together agree.
pub(crate) fn identifier(code: &str) -> OrganisationId {
    let digest: [u8; 32] = Sha256::digest(code.as_bytes()).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(digest.first_chunk::<16>().unwrap_or(&[0; 16]));
    OrganisationId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_has_the_branch_its_bodies_and_one_node_for_what_comes_from_elsewhere() {
        let tree = shipped_organisations(&[]).unwrap();
        let count = |kind| tree.iter().filter(|one| one.kind == kind).count();
        assert_eq!(count(OrganisationKind::Branch), 1);
        let carsat = tree.iter().filter(|one| one.code.starts_with("carsat-")).count();
        let overseas = tree.iter().filter(|one| one.code.starts_with("cgss-")).count();
        assert_eq!((carsat, overseas), (15, 4));
        for (index, one) in tree.iter().enumerate() {
            let before = tree.get(..index).unwrap();
            assert!(
                one.parent.is_none_or(|id| before.iter().any(|other| other.id == id)),
                "{one:?}"
            );
            assert_eq!(one.body.is_none(), one.kind == OrganisationKind::Branch, "{one:?}");
        }
        let alone: Vec<_> = tree.iter().filter(|one| one.parent.is_none()).collect();
        assert_eq!(alone.len(), 2, "{alone:?}");
    }

    #[test]
    fn the_lists_are_whole() {
        let items = shipped_references().unwrap();
        let of = |list| items.iter().filter(move |item| item.list == list);
        for list in ReferenceList::ALL {
            assert!(of(*list).count() > 0, "{list}");
        }
        for item in &items {
            let parent = item.parent.as_ref();
            let is_domain =
                |code: &ReferenceCode| of(ReferenceList::Domain).any(|domain| domain.code == *code);
            assert_eq!(parent.is_some(), item.list == ReferenceList::Subcategory, "{item:?}");
            assert!(parent.is_none_or(is_domain), "{item:?}");
            let twins = of(item.list).filter(|other| other.code == item.code).count();
            assert_eq!(twins, 1, "{item:?}");
        }
        assert!(of(ReferenceList::InnovationField).count() <= 6, "R073");
        let defined = |item: &ReferenceItem| {
            [&item.definition_fr, &item.definition_en].iter().all(|text| {
                text.as_deref().is_some_and(|text| (1..=500).contains(&text.chars().count()))
            })
        };
        assert!(of(ReferenceList::ActionForm).all(defined), "R034");
        for domain in of(ReferenceList::Domain) {
            let children =
                of(ReferenceList::Subcategory).filter(|s| s.parent.as_ref() == Some(&domain.code));
            assert!(children.count() > 1, "{domain:?}");
        }
    }

    #[test]
    fn what_mappings_and_rules_name_is_shipped() {
        let items = shipped_references().unwrap();
        let tree = shipped_organisations(&[]).unwrap();
        let position = domain::poc::DEFAULT_LIFECYCLE_POSITION;
        let mut named = vec![(ReferenceList::LifecyclePosition, position.to_owned())];
        for kind in KINDS {
            let mapping = import::Mapping::shipped(kind).unwrap();
            named.extend(mapping.references().into_iter().map(|(l, c)| (l, c.to_owned())));
            for code in mapping.organisations() {
                assert!(tree.iter().any(|one| one.code == code), "{code}");
            }
        }
        for (list, code) in named {
            let known = items.iter().any(|item| item.list == list && item.code.as_str() == code);
            assert!(known, "{list} {code}");
        }
    }

    const KINDS: [import::ImportKind; 6] = [
        import::ImportKind::Ideas,
        import::ImportKind::Comments,
        import::ImportKind::Pocs,
        import::ImportKind::Challenges,
        import::ImportKind::Accounts,
        import::ImportKind::Practices,
    ];
}
