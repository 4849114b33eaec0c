//! Rows of kits, as the domain knows them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::practice::{
    Kit, KitContent, KitFile, KitParts, KitRelease, KitSection, KitSections, Practice,
    ReleaseWithdrawal,
};
use domain::text::{LongText, Paragraph, Title};
use domain::{AttachmentId, KitId, UserId};
use uuid::Uuid;

use crate::code::{count, from_code, from_json, to_json};
use crate::entity::{kit, kit_file, kit_release};
use crate::{StoreError, Stored};

/// The release under which the files of what is being written are kept.
pub(super) const DRAFT: i32 = 0;

/// Files, by kit and release.
pub(super) type Files = BTreeMap<(Uuid, i32), Vec<KitFile>>;

pub(super) fn kit(
    row: kit::Model,
    practice: &Practice,
    files: &Files,
) -> Result<Stored<Kit>, StoreError> {
    let kit::Model { id, kind, title, sections, created_by, created_at, .. } = row;
    let content = KitContent {
        kind: from_code(&kind)?,
        title: Title::restore(title),
        sections: read_sections(&sections)?,
        files: files.get(&(id, DRAFT)).cloned().unwrap_or_default(),
    };
    let value = Kit::restore(KitParts {
        id: KitId(id),
        practice: practice.clone(),
        content,
        released: count(i64::from(row.released))?,
        standing: count(i64::from(row.standing))?,
        confirmed_at: row.confirmed_at,
        created_by: UserId(created_by),
        created_at,
    });
    Ok(Stored { value, version: row.version })
}

pub(super) fn release(row: kit_release::Model, files: &Files) -> Result<KitRelease, StoreError> {
    let kit_release::Model {
        kit_id,
        number,
        kind,
        title,
        sections,
        note,
        released_by,
        released_at,
        withdrawn_at,
        withdrawn_by,
        withdrawal_reason,
    } = row;
    let content = KitContent {
        kind: from_code(&kind)?,
        title: Title::restore(title),
        sections: read_sections(&sections)?,
        files: files.get(&(kit_id, number)).cloned().unwrap_or_default(),
    };
    Ok(KitRelease {
        kit: KitId(kit_id),
        number: count(i64::from(number))?,
        content,
        note: note.map(Paragraph::restore),
        by: UserId(released_by),
        at: released_at,
        withdrawn: withdrawal((withdrawn_at, withdrawn_by), withdrawal_reason),
    })
}

/// Since when a release is withdrawn and by whom, and why.
pub(super) fn withdrawal(
    (at, by): (Option<DateTime<Utc>>, Option<Uuid>),
    reason: Option<String>,
) -> Option<ReleaseWithdrawal> {
    Some(ReleaseWithdrawal { by: UserId(by?), at: at?, reason: Paragraph::restore(reason?) })
}

pub(super) fn file(row: &kit_file::Model) -> Result<KitFile, StoreError> {
    let attachment = AttachmentId(row.attachment_id);
    Ok(KitFile { attachment, accessibility: from_code(&row.accessibility)? })
}

/// The sections that say something, by their codes.
pub(super) fn write_sections(sections: &KitSections) -> Result<String, StoreError> {
    let said = KitSection::ALL.iter().filter_map(|section| {
        let text = sections.get(*section)?;
        Some((section.code(), text.as_str()))
    });
    to_json(&said.collect::<BTreeMap<_, _>>())
}

pub(crate) fn read_sections(kept: &str) -> Result<KitSections, StoreError> {
    let said: BTreeMap<KitSection, String> = from_json(kept)?;
    let mut sections = KitSections::default();
    for (section, text) in said {
        sections.set(section, Some(LongText::restore(text)));
    }
    Ok(sections)
}
