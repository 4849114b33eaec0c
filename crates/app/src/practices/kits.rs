//! Kits of practices: prepared, written, released, read (R233, R234, R241).

use std::collections::{BTreeMap, BTreeSet};

use domain::access::acts::{EditKit, EditPractice};
use domain::access::{Actor, Permission};
use domain::journal::Fact;
use domain::practice::{Kit, KitContent, KitFile, KitRelease, NewKit, Practice};
use domain::text::Paragraph;
use domain::{AttachmentId, FieldCode, FieldError, KitId, PracticeId};
use persistence::attachments::{self as kept, Attachment};
use persistence::kits::{self, KitReleaseRow};
use persistence::{Reads, Stored, Tx, chain};
use uuid::Uuid;

use super::read::{known, shown as shown_practice};
use crate::{App, Failure, Once, Version, attachments, record, seen};

/// Where the files of a kit are, in what is sent.
const FILES: &str = "/content/files";

/// Files, by identifier.
pub type Files = BTreeMap<AttachmentId, Attachment>;

/// The kits of a practice, for one reader.
#[derive(Clone, Debug)]
pub struct KitList {
    /// The practice.
    pub practice: Practice,
    /// Its kits, the first one first, each with its last release that stands: drafts for those who write them alone.
    pub kits: Vec<(Stored<Kit>, Option<KitRelease>)>,
    /// Their files.
    pub files: Files,
}

/// A kit, with all that its page shows.
#[derive(Clone, Debug)]
pub struct KitReading {
    /// The kit.
    pub kit: Stored<Kit>,
    /// Its last release that stands, when there is one.
    pub release: Option<KitRelease>,
    /// All its releases, withdrawn or not, the last one first.
    pub releases: Vec<KitReleaseRow>,
    /// The files of what is written and of the last release.
    pub files: Files,
}

/// A kit as it was released once.
#[derive(Clone, Debug)]
pub struct KitReleaseReading {
    /// Its practice.
    pub practice: Practice,
    /// The release.
    pub release: KitRelease,
    /// Its files.
    pub files: Files,
}

/// The kits of a practice.
///
/// # Errors
/// Denied, or no such practice.
pub async fn list(app: &App, actor: &Actor, id: PracticeId) -> Result<KitList, Failure> {
    let from = app.store.reader();
    let practice = shown_practice(&from, actor, id).await?.practice.value;
    let mut all = kits::of_practice(&from, &practice).await?;
    all.retain(|kit| kit.value.is_shown_to(actor));
    let mut latest = kits::latest(&from, &all).await?;
    let drafts = all.iter().map(|kit| &kit.value.parts().content);
    let released = latest.values().map(|release| &release.content);
    let files = files_of(&from, drafts.chain(released)).await?;
    let with_last = |kit: Stored<Kit>| {
        let last = latest.remove(&kit.value.parts().id);
        (kit, last)
    };
    Ok(KitList { practice, kits: all.into_iter().map(with_last).collect(), files })
}

/// A kit.
///
/// # Errors
/// Denied, or no such kit.
pub async fn read(app: &App, actor: &Actor, id: KitId) -> Result<KitReading, Failure> {
    let from = app.store.reader();
    let kit = shown(&from, actor, id).await?;
    let release = kits::release(&from, id, kit.value.parts().standing).await?;
    let releases = kits::history(&from, id).await?;
    let last = release.iter().map(|release| &release.content);
    let files = files_of(&from, last.chain([&kit.value.parts().content])).await?;
    Ok(KitReading { kit, release, releases, files })
}

/// A kit as it was released once: every release stays, unless it is withdrawn.
///
/// # Errors
/// Denied, no such kit, or no release of that number that stands.
pub async fn read_release(
    app: &App,
    actor: &Actor,
    (id, number): (KitId, u32),
) -> Result<KitReleaseReading, Failure> {
    let from = app.store.reader();
    let kit = shown(&from, actor, id).await?;
    let release = kits::release(&from, id, number).await?;
    let release = release.filter(KitRelease::stands).ok_or(Failure::NotFound("kit release"))?;
    let files = files_of(&from, [&release.content]).await?;
    Ok(KitReleaseReading { practice: kit.value.parts().practice.clone(), release, files })
}

/// Prepares a kit of a practice: a draft, which may lack sections.
///
/// # Errors
/// Denied, no such practice, or a file that is not the caller's.
pub async fn prepare(
    app: &App,
    actor: &Actor,
    (practice, content): (PracticeId, KitContent),
    once: &Once,
) -> Result<KitId, Failure> {
    actor.require(Permission::ReadPractices)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    chain::hold_practice(&tx, practice).await?;
    let mut found = known(&tx, actor, practice).await?.value;
    let granted = actor.may(EditPractice, &mut found)?;
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(KitId(made));
    }
    take_files(app, &tx, actor, (FILES, &content.files, &[])).await?;
    let id = KitId(Uuid::now_v7());
    let beside = kits::count(&tx, practice).await?;
    let (kit, fact) = granted.prepare_kit(NewKit { id, content }, beside, now)?;
    kits::insert(&tx, &kit).await?;
    once.made(&tx, id.0, now).await?;
    finish(app, tx, actor, fact).await?;
    Ok(id)
}

/// Replaces what the next release would be made of.
///
/// # Errors
/// Denied, no such kit, [`Failure::EditConflict`], or a file that is not the caller's.
pub async fn edit(
    app: &App,
    actor: &Actor,
    (id, version): (KitId, Version),
    content: KitContent,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut kit = seen(shown(&tx, actor, id).await?, version)?;
    let former = kit.value.parts().content.files.clone();
    let granted = actor.may(EditKit, &mut kit.value)?;
    take_files(app, &tx, actor, (FILES, &content.files, &former)).await?;
    let fact = granted.edit(content);
    kits::update(&tx, &kit).await?;
    let gone = let_go(&tx, (&kit.value, &former)).await?;
    finish(app, tx, actor, fact).await?;
    attachments::erase(app, &gone).await;
    Ok(())
}

/// Throws a draft away, with the files that nothing else carries.
///
/// # Errors
/// Denied, no such kit, [`Failure::EditConflict`], or [`Failure::KitReleased`].
pub async fn discard(
    app: &App,
    actor: &Actor,
    (id, version): (KitId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut kit = seen(shown(&tx, actor, id).await?, version)?;
    let fact = actor.may(EditKit, &mut kit.value)?.discard()?;
    kits::discard(&tx, &kit).await?;
    let files = kit.value.parts().content.files.iter();
    let gone = forget(&tx, files.map(|file| file.attachment).collect()).await?;
    finish(app, tx, actor, fact).await?;
    attachments::erase(app, &gone).await;
    Ok(())
}

/// Publishes what is written as the next release. The former ones stay.
///
/// # Errors
/// Denied, no such kit, [`Failure::EditConflict`], or each section of the template that says nothing.
pub async fn release(
    app: &App,
    actor: &Actor,
    (id, version): (KitId, Version),
    note: Option<Paragraph>,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let kit = shown(&tx, actor, id).await?;
    let practice = kit.value.parts().practice.parts().id;
    // Nobody else counts the kits of the practice meanwhile.
    chain::hold_practice(&tx, practice).await?;
    let mut kit = seen(kit, version)?;
    let (release, fact) = actor.may(EditKit, &mut kit.value)?.release(note, now)?;
    kits::update(&tx, &kit).await?;
    kits::begin_year(&tx, id).await?;
    kits::insert_release(&tx, &release).await?;
    kits::keep_count(&tx, practice).await?;
    finish(app, tx, actor, fact).await
}

/// A kit that this person may know of.
pub(super) async fn shown(
    from: &impl Reads,
    actor: &Actor,
    id: KitId,
) -> Result<Stored<Kit>, Failure> {
    actor.require(Permission::ReadPractices)?;
    let kit = kits::find(from, id).await?;
    let kit = kit.filter(|kit| kit.value.is_shown_to(actor)).ok_or(Failure::NotFound("kit"))?;
    actor.require_on(Permission::ReadPractices, &kit.value)?;
    Ok(kit)
}

/// From now on a kit, or a method resource, carries these files: each one sent by this person, or carried already, and
/// once. Faults are under the pointer.
pub(crate) async fn take_files(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (at, files, former): (&str, &[KitFile], &[KitFile]),
) -> Result<(), Failure> {
    let ids = |files: &[KitFile]| files.iter().map(|file| file.attachment).collect::<Vec<_>>();
    let (wanted, carried) = (ids(files), ids(former));
    let new = attachments::check(app, tx, actor, (at, &wanted, &carried)).await?;
    // Sent so long ago that nobody wrote its checksum down: to be sent again.
    let unknown = new.iter().filter(|file| file.sha256.is_none()).filter_map(|file| {
        let place = wanted.iter().position(|id| *id == file.id)?;
        Some(FieldError::new(format!("{at}/{place}"), FieldCode::UnknownValue))
    });
    let unknown: Vec<FieldError> = unknown.collect();
    if !unknown.is_empty() {
        return Err(unknown.into());
    }
    attachments::hand_over(tx, &new, false).await
}

/// Forgets the files that were written and that nothing carries any more; their bytes are to be thrown away after
/// the commit. What was released stays.
async fn let_go(tx: &Tx, (kit, former): (&Kit, &[KitFile])) -> Result<Vec<Attachment>, Failure> {
    let now: BTreeSet<AttachmentId> =
        kit.parts().content.files.iter().map(|file| file.attachment).collect();
    let gone = former.iter().map(|file| file.attachment).filter(|id| !now.contains(id));
    forget(tx, gone.collect()).await
}

/// Forgets those of these files that no kit carries, written or released.
pub(super) async fn forget(tx: &Tx, gone: Vec<AttachmentId>) -> Result<Vec<Attachment>, Failure> {
    let carried = kits::carried(tx, &gone).await?;
    let gone: Vec<_> = gone.into_iter().filter(|id| !carried.contains(id)).collect();
    let gone = kept::with_ids(tx, &gone).await?;
    attachments::forget(tx, &gone).await?;
    Ok(gone)
}

/// The files of these contents: one query.
async fn files_of<'a>(
    from: &impl Reads,
    contents: impl IntoIterator<Item = &'a KitContent>,
) -> Result<Files, Failure> {
    let ids = contents.into_iter().flat_map(|content| &content.files).map(|file| file.attachment);
    let ids: Vec<AttachmentId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    let files = kept::with_ids(from, &ids).await?;
    Ok(files.into_iter().map(|file| (file.id, file)).collect())
}

pub(super) async fn finish(app: &App, tx: Tx, actor: &Actor, fact: Fact) -> Result<(), Failure> {
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
