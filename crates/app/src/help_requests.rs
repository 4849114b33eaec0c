//! Questions to the Dinno, followed up to an answer, and requests for its support (R323 to R325).

use chrono::{DateTime, Datelike, Utc};
use domain::access::acts::{AskDinno, FollowUpHelpRequest};
use domain::access::{Actor, Permission};
use domain::help_request::{HelpMessage, HelpRequest, HelpTopic, NewHelpRequest, SupportStage};
use domain::journal::{Entry, Fact, Subject, SubjectKind};
use domain::poc::{Depth, Sight};
use domain::text::{Paragraph, Title};
use domain::{FieldCode, FieldError, HelpMessageId, HelpRequestId, PocId};
use persistence::help_requests::{self, HelpFilter};
use persistence::notifications::{self, Name};
use persistence::{Cursor, Reads, Slice, Stored, Tx, journal, pocs, sequences};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, record, rich_text, seen};

/// Messages that a page shows: a longer talk is not one question any more.
const MESSAGES_MAX: u64 = 500;

/// Most entries of the history of a question.
const HISTORY_MAX: u64 = 200;

/// A question to ask.
#[derive(Clone, Debug)]
pub struct Question {
    /// What it is about.
    pub topic: HelpTopic,
    /// In one line.
    pub title: Title,
    /// The first message.
    pub body: Paragraph,
    /// The stage at which support is wanted at once.
    pub support: Option<SupportStage>,
    /// The experiment it is about.
    pub poc: Option<PocId>,
}

/// A question, its messages, and the experiment it is about.
#[derive(Clone, Debug)]
pub struct HelpPage {
    /// The question.
    pub request: Stored<HelpRequest>,
    /// Its messages with their HTML, the oldest first.
    pub messages: Vec<(HelpMessage, String)>,
    /// What the experiment is called.
    pub poc: Option<(PocId, Name)>,
}

/// Questions that the actor may read, the last moved first: one's own, or all for whoever answers; those of a body for
/// whoever answers for it.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    (filter, total): (HelpFilter, bool),
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<Stored<HelpRequest>>, Option<u64>), Failure> {
    actor.require(Permission::ReadHelpRequests)?;
    let filter = HelpFilter { read: actor.reached(Permission::ReadHelpRequests), ..filter };
    let from = app.store.reader();
    let slice = help_requests::list(&from, &filter, page).await??;
    let total = if total { Some(help_requests::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// A question. Of somebody else's there is none, but for whoever answers.
///
/// # Errors
/// Denied, or not there.
pub async fn read(app: &App, actor: &Actor, id: HelpRequestId) -> Result<HelpPage, Failure> {
    let from = app.store.reader();
    let request = find(&from, actor, id).await?;
    let messages = help_requests::messages(&from, id, MESSAGES_MAX).await?;
    let poc = match request.value.parts().poc {
        Some(poc) => {
            let subject = Subject { kind: SubjectKind::Poc, id: poc.0 };
            let name =
                notifications::names(&from, &[subject], &Sight::of(actor)).await?.remove(&poc.0);
            name.map(|name| (poc, name))
        }
        None => None,
    };
    Ok(HelpPage { request, messages, poc })
}

/// What happened to a question, the newest first: the stages that its support went through, who closed it.
///
/// # Errors
/// As [`read`].
pub async fn history(app: &App, actor: &Actor, id: HelpRequestId) -> Result<Vec<Entry>, Failure> {
    let from = app.store.reader();
    find(&from, actor, id).await?;
    Ok(journal::about(&from, id.0, HISTORY_MAX).await?)
}

/// Asks.
///
/// # Errors
/// Denied, or an unknown experiment.
pub async fn ask(
    app: &App,
    actor: &Actor,
    question: Question,
    once: &Once,
) -> Result<HelpRequestId, Failure> {
    let leave = actor.may_create(AskDinno)?;
    let html = rich_text::to_html(question.body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(HelpRequestId(made));
    }
    let Question { topic, title, body, support, poc } = question;
    check_poc(&tx, actor, poc).await?;
    let id = HelpRequestId(Uuid::now_v7());
    let reference = reference(&tx, now).await?;
    let message = (HelpMessageId(Uuid::now_v7()), body);
    let new = NewHelpRequest { id, reference, topic, title, support, poc, message };
    let (request, message, facts) = leave.ask(new, now);
    help_requests::insert(&tx, &request).await?;
    help_requests::insert_message(&tx, &message, &html).await?;
    once.made(&tx, id.0, now).await?;
    finish(app, tx, actor, (facts, now)).await?;
    Ok(id)
}

/// Writes the next message.
///
/// # Errors
/// Denied, not there, or [`Failure::EditConflict`].
pub async fn reply(
    app: &App,
    actor: &Actor,
    (id, version): (HelpRequestId, Version),
    body: Paragraph,
) -> Result<(), Failure> {
    let html = rich_text::to_html(body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut request = seen(find(&tx, actor, id).await?, version)?;
    let granted = actor.may(FollowUpHelpRequest, &mut request.value)?;
    let (message, fact) = granted.reply((HelpMessageId(Uuid::now_v7()), body), now);
    help_requests::update(&tx, &request).await?;
    help_requests::insert_message(&tx, &message, &html).await?;
    finish(app, tx, actor, ([fact], now)).await
}

/// Makes it a request for support at a stage, or moves it there (R325).
///
/// # Errors
/// Denied, not there, an unknown experiment, or [`Failure::EditConflict`].
pub async fn support(
    app: &App,
    actor: &Actor,
    (id, version): (HelpRequestId, Version),
    (stage, poc): (SupportStage, Option<PocId>),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut request = seen(find(&tx, actor, id).await?, version)?;
    // What it is about already stays, whether they see it or not.
    let new = poc.filter(|poc| request.value.parts().poc != Some(*poc));
    check_poc(&tx, actor, new).await?;
    let granted = actor.may(FollowUpHelpRequest, &mut request.value)?;
    let fact = granted.support(stage, poc, now);
    help_requests::update(&tx, &request).await?;
    finish(app, tx, actor, ([fact], now)).await
}

/// Says that nothing more is expected.
///
/// # Errors
/// Denied, not there, [`Failure::EditConflict`], or see [`domain::help_request::CloseHelpRequestError`].
pub async fn close(
    app: &App,
    actor: &Actor,
    (id, version): (HelpRequestId, Version),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut request = seen(find(&tx, actor, id).await?, version)?;
    let fact = actor.may(FollowUpHelpRequest, &mut request.value)?.close(now)?;
    help_requests::update(&tx, &request).await?;
    finish(app, tx, actor, ([fact], now)).await
}

/// What the actor may not read is not there.
async fn find(
    from: &impl Reads,
    actor: &Actor,
    id: HelpRequestId,
) -> Result<Stored<HelpRequest>, Failure> {
    actor.require(Permission::ReadHelpRequests)?;
    let found = help_requests::find(from, id).await?;
    found
        .filter(|request| actor.can(Permission::ReadHelpRequests, &request.value))
        .ok_or(Failure::NotFound("help request"))
}

/// What it is about is there, for whoever asks.
async fn check_poc(tx: &Tx, actor: &Actor, poc: Option<PocId>) -> Result<(), Failure> {
    if let Some(poc) = poc
        && !pocs::sees(tx, poc, (&Sight::of(actor), Depth::Sheet)).await?
    {
        return Err(FieldError::new("/poc_id", FieldCode::UnknownValue).into());
    }
    Ok(())
}

async fn reference(tx: &Tx, now: DateTime<Utc>) -> Result<String, Failure> {
    let series = format!("QUESTION-{}", now.year());
    let number = sequences::next(tx, &series).await?;
    Ok(format!("{series}-{number:04}"))
}

async fn finish(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (facts, now): (impl IntoIterator<Item = Fact>, DateTime<Utc>),
) -> Result<(), Failure> {
    for fact in facts {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
