//! What becomes of an action, in columns of its practice and rows of its labels.

use std::collections::BTreeMap;

use domain::PracticeId;
use domain::practice::{Funding, Outlook, Reproducible, ServiceOffer};
use domain::text::{Paragraph, ShortText, fold};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::code::from_code;
use crate::entity::practice::{ActiveModel, Column, Model};
use crate::entity::practice_label;
use crate::{Reads, StoreError, Tx};

/// Takes back what is kept in the row, with the labels beside it.
pub(super) fn of(row: &Model, labels: Vec<String>) -> Result<Outlook, StoreError> {
    let text = |kept: &Option<String>| kept.clone().map(ShortText::restore);
    let funding = match row.funding.as_deref() {
        Some(state) => {
            let source = text(&row.funding_source);
            Some(Funding::restore(from_code(state)?, row.funding_on, source))
        }
        None => None,
    };
    let service_offer = match row.service_offer.as_deref() {
        Some(state) => {
            let place = text(&row.service_offer_place);
            Some(ServiceOffer::new(from_code(state)?, row.service_offer_since, place))
        }
        None => None,
    };
    let labels = labels.into_iter().map(ShortText::restore).collect();
    let reproducible = match row.reproducible.as_deref() {
        Some(answer) => {
            let note = row.reproducible_note.clone().map(Paragraph::restore);
            Some(Reproducible { answer: from_code(answer)?, note })
        }
        None => None,
    };
    let means = row.means.clone().map(Paragraph::restore);
    let criteria = row.criteria.clone().map(Paragraph::restore);
    Ok(Outlook { funding, labels, service_offer, reproducible, means, criteria })
}

/// The columns that say it, in a row that says nothing else.
pub(super) fn columns(outlook: &Outlook) -> ActiveModel {
    let Outlook { funding, labels: _, service_offer, reproducible, means, criteria } = outlook;
    let same = reproducible.as_ref();
    let note = same.and_then(|same| same.note.as_ref());
    let funding = funding.as_ref();
    let offer = service_offer.as_ref();
    let text = |text: &ShortText| text.as_str().to_owned();
    let words = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    ActiveModel {
        funding: Set(funding.map(|funding| funding.state().code().to_owned())),
        funding_on: Set(funding.and_then(Funding::on)),
        funding_source: Set(funding.and_then(Funding::source).map(text)),
        service_offer: Set(offer.map(|offer| offer.state().code().to_owned())),
        service_offer_since: Set(offer.and_then(ServiceOffer::since)),
        service_offer_place: Set(offer.and_then(ServiceOffer::place).map(text)),
        reproducible: Set(same.map(|same| same.answer.code().to_owned())),
        reproducible_note: Set(note.map(|note| note.as_str().to_owned())),
        means: Set(words(means)),
        criteria: Set(words(criteria)),
        ..Default::default()
    }
}

/// The labels of these practices, in order.
pub(super) async fn labels(
    from: &impl Reads,
    ids: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, Vec<String>>, StoreError> {
    let mut labels: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(labels);
    }
    let rows = practice_label::Entity::find()
        .filter(practice_label::Column::PracticeId.is_in(ids))
        .order_by_asc(practice_label::Column::PracticeId)
        .order_by_asc(practice_label::Column::Position)
        .all(from.connection())
        .await?;
    for row in rows {
        labels.entry(row.practice_id).or_default().push(row.word);
    }
    Ok(labels)
}

/// Practices that carry this label, folded.
pub(super) fn labelled(key: &str) -> Condition {
    let mut label = Query::select();
    label
        .column(practice_label::Column::PracticeId)
        .from(practice_label::Entity)
        .and_where(practice_label::Column::WordKey.eq(key));
    Condition::all().add(Column::Id.in_subquery(label))
}

/// Adds the labels of a practice.
pub(super) async fn add_labels(
    tx: &Tx,
    id: PracticeId,
    words: &[ShortText],
) -> Result<(), StoreError> {
    if words.is_empty() {
        return Ok(());
    }
    let rows = (0_i16..).zip(words).map(|(position, word)| practice_label::ActiveModel {
        practice_id: Set(id.0),
        position: Set(position),
        word: Set(word.as_str().to_owned()),
        word_key: Set(fold(word.as_str())),
    });
    practice_label::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Replaces the labels of a practice.
pub(super) async fn replace_labels(
    tx: &Tx,
    id: PracticeId,
    words: &[ShortText],
) -> Result<(), StoreError> {
    practice_label::Entity::delete_many()
        .filter(practice_label::Column::PracticeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    add_labels(tx, id, words).await
}
