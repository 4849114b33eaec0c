//! Drafts of ideas: their author's alone.

mod sealed;

use std::collections::BTreeMap;

use domain::access::{Actor, Permission};
use domain::idea::{Draft, DraftContent};
use domain::people::Person;
use domain::{AttachmentId, DraftId, UserId};
use persistence::attachments::Attachment;
use persistence::{Reads, Stored, drafts, people};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, attachments, seen};

/// Drafts that a list shows.
const LIST_MAX: u64 = 100;

/// A draft, with the files and the colleagues it names.
#[derive(Clone, Debug)]
pub struct DraftSheet {
    /// The draft.
    pub draft: Stored<Draft>,
    /// Its files.
    pub files: Vec<Attachment>,
    /// The colleague in whose name it would be deposited.
    pub colleague: Option<Person>,
    /// The colleague with whom it is put forward.
    pub together: Option<Person>,
}

/// One's drafts, the last written first.
///
/// # Errors
/// Denied.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<DraftSheet>, Failure> {
    actor.require(Permission::DepositIdea)?;
    let from = app.store.reader();
    let mut opened = Vec::new();
    for kept in drafts::list(&from, actor.id, LIST_MAX).await? {
        opened.push(sealed::open(app, actor, kept)?);
    }
    let named: Vec<AttachmentId> = opened
        .iter()
        .flat_map(|draft: &Stored<Draft>| draft.value.content.attachments.iter().copied())
        .collect();
    let files = attachments::owned(app, &from, actor, &named).await?;
    let named: Vec<UserId> =
        opened.iter().flat_map(|draft| colleagues(&draft.value.content)).collect();
    let people = people::named_by(&from, named).await?;
    Ok(opened.into_iter().map(|draft| sheet(draft, &files, &people)).collect())
}

/// One's draft.
///
/// # Errors
/// [`Failure::NotFound`] for somebody else's.
pub async fn read(app: &App, actor: &Actor, id: DraftId) -> Result<DraftSheet, Failure> {
    actor.require(Permission::DepositIdea)?;
    let from = app.store.reader();
    let draft = find(app, &from, actor, id).await?;
    whole(app, &from, actor, draft).await
}

/// Begins a draft.
///
/// # Errors
/// Denied.
pub async fn create(
    app: &App,
    actor: &Actor,
    content: DraftContent,
    once: &Once,
) -> Result<DraftSheet, Failure> {
    actor.require(Permission::DepositIdea)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return read(app, actor, DraftId(id)).await;
    }
    let draft = Draft { id: DraftId(Uuid::now_v7()), content, updated_at: now };
    let sheet = whole(app, &tx, actor, Stored { value: draft, version: 1 }).await?;
    drafts::insert(&tx, actor.id, &sealed::seal(app, actor, &sheet.draft.value)?).await?;
    once.made(&tx, sheet.draft.value.id.0, now).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// Keeps a draft.
///
/// # Errors
/// [`Failure::NotFound`] for somebody else's, [`Failure::EditConflict`] when another tab was faster.
pub async fn save(
    app: &App,
    actor: &Actor,
    (id, version): (DraftId, Version),
    content: DraftContent,
) -> Result<DraftSheet, Failure> {
    actor.require(Permission::DepositIdea)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut draft = seen(find(app, &tx, actor, id).await?, version)?;
    draft.value.content = content;
    draft.value.updated_at = now;
    let mut sheet = whole(app, &tx, actor, draft).await?;
    let Stored { value, version } = &sheet.draft;
    let kept = Stored { value: sealed::seal(app, actor, value)?, version: *version };
    drafts::update(&tx, &kept).await?;
    tx.commit().await?;
    sheet.draft.version += 1;
    Ok(sheet)
}

/// Throws a draft away, with the files that no other draft names.
///
/// # Errors
/// [`Failure::NotFound`] for somebody else's.
pub async fn discard(app: &App, actor: &Actor, id: DraftId) -> Result<(), Failure> {
    actor.require(Permission::DepositIdea)?;
    let tx = app.store.begin().await?;
    let draft = find(app, &tx, actor, id).await?;
    drafts::delete(&tx, actor.id, id).await?;
    let mut files = draft.value.content.attachments;
    for other in drafts::list(&tx, actor.id, LIST_MAX).await? {
        let other = sealed::open(app, actor, other)?.value.content.attachments;
        files.retain(|file| !other.contains(file));
    }
    let files = attachments::owned(app, &tx, actor, &files).await?;
    attachments::forget(&tx, &files).await?;
    tx.commit().await?;
    attachments::erase(app, &files).await;
    Ok(())
}

async fn find(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    id: DraftId,
) -> Result<Stored<Draft>, Failure> {
    let kept = drafts::find(from, actor.id, id).await?.ok_or(Failure::NotFound("draft"))?;
    sealed::open(app, actor, kept)
}

/// Whom a draft names.
fn colleagues(content: &DraftContent) -> impl Iterator<Item = UserId> + use<> {
    content.on_behalf_of.into_iter().chain(content.together_with)
}

/// A draft with what it names.
async fn whole(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    draft: Stored<Draft>,
) -> Result<DraftSheet, Failure> {
    let content = &draft.value.content;
    let files = attachments::owned(app, from, actor, &content.attachments).await?;
    let people = people::named_by(from, colleagues(content)).await?;
    Ok(sheet(draft, &files, &people))
}

/// A draft may name a file that is gone, or that an idea carries now, or nobody's account: it then goes on without.
fn sheet(
    mut draft: Stored<Draft>,
    owned: &[Attachment],
    people: &BTreeMap<UserId, Person>,
) -> DraftSheet {
    let find = |id: &AttachmentId| owned.iter().find(|file| file.id == *id).cloned();
    let files: Vec<Attachment> = draft.value.content.attachments.iter().filter_map(find).collect();
    draft.value.content.attachments = files.iter().map(|file| file.id).collect();
    let known = |id: Option<UserId>| id.and_then(|id| people.get(&id).cloned());
    let content = &mut draft.value.content;
    let (colleague, together) = (known(content.on_behalf_of), known(content.together_with));
    content.on_behalf_of = colleague.as_ref().map(|person| person.id);
    content.together_with = together.as_ref().map(|person| person.id);
    DraftSheet { draft, files, colleague, together }
}
