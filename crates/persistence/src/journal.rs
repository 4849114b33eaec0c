//! The journal: every change writes it in its own transaction, and nothing else writes what follows from it.

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::celebration::Success;
use domain::editorial::EditorialChange;
use domain::journal::{Entry, Fact, SubjectKind};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Condition;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_json, instant, to_json};
use crate::entity::{journal, journal_pending};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx, celebrations, followers, keyset};

/// Whoever reads the journal to make something follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consumer {
    /// Tells people.
    Notifications,
}

impl Consumer {
    const fn code(self) -> &'static str {
        match self {
            Self::Notifications => "notifications",
        }
    }

    /// Whether this consumer makes something of that fact. A deposit is of interest to a colleague in whose name it was
    /// done.
    const fn wants(self, fact: &Fact) -> bool {
        match self {
            Self::Notifications => {
                fact.followed().is_some()
                    || matches!(
                        fact,
                        Fact::IdeaDeposited { .. }
                            | Fact::PracticePublished { .. }
                            | Fact::HelpRequested { .. }
                            | Fact::HelpReplied { .. }
                            | Fact::SupportRequested { .. }
                            | Fact::HelpClosed { .. }
                            | Fact::ResourcesRequested { .. }
                            | Fact::ResourceDecided { .. }
                            | Fact::MessageSent { .. }
                            | Fact::ChallengeClosed { .. }
                            | Fact::ExpertInvited { .. }
                            | Fact::ChallengeInvitation { .. }
                            | Fact::ChallengeEntry { .. }
                            | Fact::DormantIdeaMatched { .. }
                            | Fact::RevivalProposed { .. }
                            | Fact::RevivalAccepted { .. }
                            | Fact::RevivalRefused { .. }
                            | Fact::CoAuthorInvited { .. }
                            | Fact::CoAuthorAccepted { .. }
                            | Fact::CoAuthorDeclined { .. }
                            | Fact::SignatureEnded { .. }
                            | Fact::IdeaLinked { .. }
                            | Fact::IdeaUnlinked { .. }
                            | Fact::ReadersChosen { on: SubjectKind::Idea, .. }
                            | Fact::IdeaMerged { .. }
                            | Fact::IdeaMergeUndone { .. }
                            | Fact::IdeaPledged { .. }
                            | Fact::SeatGiven { .. }
                            | Fact::SeatLost { .. }
                            | Fact::EventReminded { .. }
                            | Fact::PracticeAged { .. }
                            | Fact::PracticeWithdrawn { .. }
                            | Fact::PracticePutBack { .. }
                            | Fact::CommentRemoved { .. }
                            | Fact::CommentWithdrawn { .. }
                            | Fact::ProfileChanged { .. }
                            | Fact::DelegationGiven { .. }
                            | Fact::DelegationProlonged { .. }
                            | Fact::DelegationWithdrawn { .. }
                            | Fact::DelegationEnding { .. }
                            | Fact::PutInCharge { .. }
                            | Fact::OwnerDeclared { .. }
                            | Fact::OwnerRemoved { .. }
                            | Fact::EditorialItemChanged {
                                change: EditorialChange::Moved
                                    | EditorialChange::Withdrawn
                                    | EditorialChange::Published
                                    | EditorialChange::Aged,
                                ..
                            }
                    )
            }
        }
    }
}

const CONSUMERS: [Consumer; 1] = [Consumer::Notifications];

/// Appends an entry.
///
/// # Errors
/// When the database fails.
pub async fn append(tx: &Tx, entry: &Entry) -> Result<(), StoreError> {
    let Entry { id, actor, at, fact } = entry;
    let subject = fact.subject();
    let row = journal::ActiveModel {
        id: Set(*id),
        at: Set(instant(*at)),
        actor_id: Set(actor.map(|actor| actor.0)),
        subject_kind: Set(subject.kind.code().to_owned()),
        subject_id: Set(subject.id),
        fact: Set(to_json(fact)?),
    };
    row.insert(&tx.0).await?;
    for consumer in CONSUMERS.into_iter().filter(|consumer| consumer.wants(fact)) {
        let pending = journal_pending::ActiveModel {
            consumer: Set(consumer.code().to_owned()),
            journal_id: Set(*id),
        };
        pending.insert(&tx.0).await?;
    }
    if let Some(success) = Success::of(fact) {
        celebrations::keep(tx, success, *at).await?;
    }
    followers::tell(tx, &[*id]).await
}

/// Appends many entries that no consumer wants, such as those of an import. Followers are told all the same.
///
/// # Errors
/// When the database fails.
pub async fn append_all(tx: &Tx, entries: &[Entry]) -> Result<(), StoreError> {
    let rows = entries.iter().map(|Entry { id, actor, at, fact }| {
        let subject = fact.subject();
        Ok(journal::ActiveModel {
            id: Set(*id),
            at: Set(instant(*at)),
            actor_id: Set(actor.map(|actor| actor.0)),
            subject_kind: Set(subject.kind.code().to_owned()),
            subject_id: Set(subject.id),
            fact: Set(to_json(fact)?),
        })
    });
    let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
    if rows.is_empty() {
        return Ok(());
    }
    journal::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    followers::tell(tx, &entries.iter().map(|entry| entry.id).collect::<Vec<_>>()).await
}

/// Appends many entries, each of which a consumer may want.
///
/// # Errors
/// When the database fails.
pub async fn append_wanted(tx: &Tx, entries: &[Entry]) -> Result<(), StoreError> {
    append_all(tx, entries).await?;
    for consumer in CONSUMERS {
        let wanted = entries.iter().filter(|entry| consumer.wants(&entry.fact));
        let rows: Vec<_> = wanted
            .map(|entry| journal_pending::ActiveModel {
                consumer: Set(consumer.code().to_owned()),
                journal_id: Set(entry.id),
            })
            .collect();
        if !rows.is_empty() {
            journal_pending::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
        }
    }
    Ok(())
}

/// The entries about one object, the newest first.
///
/// # Errors
/// When the database fails or holds an unknown fact.
pub async fn about(from: &impl Reads, subject: Uuid, limit: u64) -> Result<Vec<Entry>, StoreError> {
    let rows = journal::Entity::find()
        .filter(journal::Column::SubjectId.eq(subject))
        .order_by_desc(journal::Column::At)
        .order_by_desc(journal::Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(entry).collect()
}

/// Which of the entries about one object are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryFilter {
    /// By whom.
    pub actor: Option<UserId>,
    /// At this instant or later.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub before: Option<DateTime<Utc>>,
}

/// The entries about one object that meet every criterion, the newest first, page by page.
///
/// # Errors
/// When the database fails or holds an unknown fact; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    (subject, filter): (Uuid, &EntryFilter),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<Entry>, CursorError>, StoreError> {
    use journal::Column as C;
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let condition = Condition::all()
        .add(C::SubjectId.eq(subject))
        .add_option(filter.actor.map(|actor| C::ActorId.eq(actor.0)))
        .add_option(filter.from.map(|from| C::At.gte(instant(from))))
        .add_option(filter.before.map(|before| C::At.lt(instant(before))));
    let rows = journal::Entity::find()
        .filter(condition)
        .filter(keyset::below((C::At, C::Id), last))
        .order_by_desc(C::At)
        .order_by_desc(C::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let Slice { rows, next } = Slice::cut(rows, limit, |row| after_entry(row.at, row.id));
    let rows = rows.into_iter().map(entry).collect::<Result<_, _>>()?;
    Ok(Ok(Slice { rows, next }))
}

/// Where a list of entries goes on from, after this one.
#[must_use]
pub fn after_entry(at: DateTime<Utc>, id: Uuid) -> Cursor {
    Cursor::number(at.timestamp_micros(), id)
}

/// Entries that a consumer has not read, the oldest first.
///
/// # Errors
/// When the database fails or holds an unknown fact.
pub async fn unread(
    from: &impl Reads,
    consumer: Consumer,
    limit: u64,
) -> Result<Vec<Entry>, StoreError> {
    let ids: Vec<Uuid> = journal_pending::Entity::find()
        .filter(journal_pending::Column::Consumer.eq(consumer.code()))
        .order_by_asc(journal_pending::Column::JournalId)
        .limit(limit)
        .all(from.connection())
        .await?
        .into_iter()
        .map(|pending| pending.journal_id)
        .collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = journal::Entity::find()
        .filter(journal::Column::Id.is_in(ids))
        .order_by_asc(journal::Column::Id)
        .all(from.connection())
        .await?;
    rows.into_iter().map(entry).collect()
}

/// Marks an entry as read by a consumer. False when another server was faster.
///
/// # Errors
/// When the database fails.
pub async fn mark_read(tx: &Tx, consumer: Consumer, id: Uuid) -> Result<bool, StoreError> {
    let gone = journal_pending::Entity::delete_many()
        .filter(journal_pending::Column::Consumer.eq(consumer.code()))
        .filter(journal_pending::Column::JournalId.eq(id))
        .exec(&tx.0)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// The facts about objects of a kind until an instant, the oldest first, some at a time: those after `last`.
///
/// # Errors
/// When the database fails or holds an unknown fact.
pub async fn told(
    from: &impl Reads,
    (kind, until): (SubjectKind, DateTime<Utc>),
    last: Option<(DateTime<Utc>, Uuid)>,
    limit: u64,
) -> Result<Vec<Entry>, StoreError> {
    use journal::Column as C;
    let last = last.map(|(at, id)| (instant(at).into(), id));
    let rows = journal::Entity::find()
        .filter(C::SubjectKind.eq(kind.code()))
        .filter(C::At.lt(until))
        .filter(keyset::above((C::At, C::Id), last))
        .order_by_asc(C::At)
        .order_by_asc(C::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(entry).collect()
}

/// The entries with these identifiers, in no order.
///
/// # Errors
/// When the database fails or holds an unknown fact.
pub async fn with_ids(from: &impl Reads, ids: Vec<Uuid>) -> Result<Vec<Entry>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = journal::Entity::find()
        .filter(journal::Column::Id.is_in(ids))
        .all(from.connection())
        .await?;
    rows.into_iter().map(entry).collect()
}

fn entry(row: journal::Model) -> Result<Entry, StoreError> {
    let journal::Model { id, at, actor_id, subject_kind: _, subject_id: _, fact } = row;
    Ok(Entry { id, actor: actor_id.map(UserId), at, fact: from_json(&fact)? })
}
