//! Messages from one person to another.

use chrono::{DateTime, Utc};
use domain::expression::Target;
use domain::message::ContactMessage;
use domain::text::{Paragraph, Title};
use domain::{ContactMessageId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::code::{from_code, instant};
use crate::entity::contact_message::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// A message with its HTML.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: ContactMessageId,
) -> Result<Option<(ContactMessage, String)>, StoreError> {
    let row = Entity::find_by_id(id.0).one(from.connection()).await?;
    row.map(message).transpose()
}

/// How many this person has sent since then.
///
/// # Errors
/// When the database fails.
pub async fn sent_since(
    from: &impl Reads,
    person: UserId,
    since: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let sent = Entity::find()
        .filter(Column::FromId.eq(person.0))
        .filter(Column::SentAt.gt(instant(since)));
    Ok(sent.count(from.connection()).await?)
}

/// Adds a message; `html` is what it says, safe to show.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, message: &ContactMessage, html: &str) -> Result<(), StoreError> {
    let ContactMessage { id, reference, from, to, title, body, about, sent_at } = message;
    let subject = about.map(Target::subject);
    let row = ActiveModel {
        id: Set(id.0),
        reference: Set(reference.clone()),
        from_id: Set(from.0),
        to_id: Set(to.0),
        title: Set(title.as_str().to_owned()),
        subject_kind: Set(subject.map(|subject| subject.kind.code().to_owned())),
        subject_id: Set(subject.map(|subject| subject.id)),
        sent_at: Set(instant(*sent_at)),
        body: Set(body.as_str().to_owned()),
        body_html: Set(html.to_owned()),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

fn message(row: Model) -> Result<(ContactMessage, String), StoreError> {
    let kind = row.subject_kind.as_deref().map(from_code).transpose()?;
    let about = kind.zip(row.subject_id).and_then(|(kind, id)| Target::of(kind, id));
    let message = ContactMessage {
        id: ContactMessageId(row.id),
        reference: row.reference,
        from: UserId(row.from_id),
        to: UserId(row.to_id),
        title: Title::restore(row.title),
        body: Paragraph::restore(row.body),
        about,
        sent_at: row.sent_at,
    };
    Ok((message, row.body_html))
}
