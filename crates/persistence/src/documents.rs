//! Texts that administrators keep: a row for each version that was ever in force.

use domain::UserId;
use domain::document::{Document, DocumentSlug, DocumentText, Language};
use domain::text::{LongText, Title};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::instant;
use crate::entity::document_version::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx};

/// The version in force, with its HTML; none while the shipped text is.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    slug: DocumentSlug,
    language: Language,
) -> Result<Option<(Stored<Document>, String)>, StoreError> {
    let row = Entity::find()
        .filter(Column::Slug.eq(slug.code()))
        .filter(Column::Language.eq(language.code()))
        .order_by_desc(Column::Version)
        .one(from.connection())
        .await?;
    Ok(row.map(|row| {
        let text =
            DocumentText { title: Title::restore(row.title), body: LongText::restore(row.body) };
        let edited = Some((UserId(row.edited_by), row.edited_at));
        let document = Document { slug, language, text, edited };
        (Stored { value: document, version: row.version }, row.body_html)
    }))
}

/// Adds the version that follows the one that was read.
///
/// # Errors
/// [`StoreError::Stale`] when another one followed it in between.
pub async fn add_version(
    tx: &Tx,
    document: &Stored<Document>,
    html: &str,
) -> Result<(), StoreError> {
    let Document { slug, language, text, edited } = &document.value;
    let Some((by, at)) = edited else {
        return Err(StoreError::Corrupt("a text that nobody wrote".to_owned()));
    };
    let row = ActiveModel {
        slug: Set(slug.code().to_owned()),
        language: Set(language.code().to_owned()),
        version: Set(document.version + 1),
        title: Set(text.title.as_str().to_owned()),
        edited_by: Set(by.0),
        edited_at: Set(instant(*at)),
        body: Set(text.body.as_str().to_owned()),
        body_html: Set(html.to_owned()),
    };
    row.insert(&tx.0).await.map_err(StoreError::overtaken)?;
    Ok(())
}
