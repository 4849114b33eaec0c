//! Writing practices.

use domain::PracticeId;
use domain::excerpt::excerpt;
use domain::practice::{Maturity, Practice, PracticeContent, PracticeParts};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, fold};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use super::{figure, outlook};
use crate::code::instant;
use crate::entity::practice::{ActiveModel, Column, Entity};
use crate::entity::practice_keyword;
use crate::{StoreError, Stored, Tx, video};

/// Adds a practice.
///
/// # Errors
/// [`StoreError::Duplicate`] when its experiment has a practice already.
pub async fn insert(tx: &Tx, practice: &Practice) -> Result<(), StoreError> {
    let PracticeParts {
        id,
        reference,
        content,
        organisation,
        department,
        contact,
        poc,
        idea,
        published_by,
        published_at,
        confirmed_at,
        withdrawn: _,
        draft,
        publishes_at,
        visibility,
        renewal: _,
    } = practice.parts();
    let row = ActiveModel {
        id: Set(id.0),
        reference: Set(reference.clone()),
        organisation_id: Set(organisation.0),
        department_id: Set(department.map(|id| id.0)),
        visibility: Set(visibility.code().to_owned()),
        contact_id: Set(contact.0),
        poc_id: Set(poc.map(|id| id.0)),
        idea_id: Set(idea.map(|id| id.0)),
        published_by: Set(published_by.0),
        published_at: Set(instant(*published_at)),
        version: Set(1),
        reuses: Set(0),
        maturity: Set(Maturity::Promising.code().to_owned()),
        kits: Set(0),
        confirmed_at: Set(instant(*confirmed_at)),
        check_asked: Set(false),
        draft: Set(*draft),
        publishes_at: Set(publishes_at.map(instant)),
        withdrawn_at: Set(draft.then(|| instant(*published_at))),
        ..row(content)?
    };
    row.insert(&tx.0).await?;
    outlook::add_labels(tx, *id, &content.outlook.labels).await?;
    add_keywords(tx, *id, &content.keywords).await
}

/// Saves what a practice says, whom to call, whether it is a draft and until when, and whether it is out of the Store.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, practice: &Stored<Practice>) -> Result<(), StoreError> {
    let PracticeParts { id, content, contact, confirmed_at, withdrawn, .. } =
        practice.value.parts();
    let PracticeParts { published_at, draft, publishes_at, .. } = practice.value.parts();
    let out = withdrawn.as_ref();
    // A draft is out of the Store for every list, since it was begun, though nobody took it out.
    let out_at = out.map(|out| out.at).or_else(|| draft.then_some(*published_at));
    let row = ActiveModel {
        confirmed_at: Set(instant(*confirmed_at)),
        // Whoever saves answers for it: the next year begins.
        check_asked: Set(false),
        contact_id: Set(contact.0),
        withdrawn_at: Set(out_at.map(instant)),
        published_at: Set(instant(*published_at)),
        draft: Set(*draft),
        publishes_at: Set(publishes_at.map(instant)),
        withdrawn_by: Set(out.map(|out| out.by.0)),
        withdrawal_reason: Set(out.map(|out| out.reason.as_str().to_owned())),
        ..row(content)?
    };
    save(tx, practice, row).await?;
    practice_keyword::Entity::delete_many()
        .filter(practice_keyword::Column::PracticeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    outlook::replace_labels(tx, *id, &content.outlook.labels).await?;
    add_keywords(tx, *id, &content.keywords).await
}

/// Writes these columns of the version that was seen, and makes it the next one.
pub(super) async fn save(
    tx: &Tx,
    practice: &Stored<Practice>,
    row: ActiveModel,
) -> Result<(), StoreError> {
    let row = ActiveModel { version: Set(practice.version + 1), ..row };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(practice.value.parts().id.0))
        .filter(Column::Version.eq(practice.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

async fn add_keywords(tx: &Tx, id: PracticeId, words: &[ShortText]) -> Result<(), StoreError> {
    if words.is_empty() {
        return Ok(());
    }
    let rows = (0_i16..).zip(words).map(|(position, word)| practice_keyword::ActiveModel {
        practice_id: Set(id.0),
        position: Set(position),
        word: Set(word.as_str().to_owned()),
        word_key: Set(fold(word.as_str())),
    });
    practice_keyword::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The columns that say what a practice says.
fn row(content: &PracticeContent) -> Result<ActiveModel, StoreError> {
    let PracticeContent {
        kind,
        title,
        summary,
        problem,
        solution,
        result,
        figure: counted,
        conditions,
        lessons,
        techniques,
        domain,
        process,
        form,
        action_form,
        keywords: _,
        partners,
        outlook,
        video,
        image,
    } = content;
    let long = |text: &Option<LongText>| text.as_ref().map(|text| text.as_str().to_owned());
    let words = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    let code = |code: &Option<ReferenceCode>| code.as_ref().map(|code| code.0.clone());
    let first_words = words(summary).or_else(|| long(solution)).or_else(|| long(problem));
    // The rest of the row stays as it is.
    Ok(ActiveModel {
        kind: Set(kind.code().to_owned()),
        title: Set(title.as_str().to_owned()),
        title_key: Set(fold(title.as_str())),
        excerpt: Set(first_words.map(|text| excerpt(&text)).unwrap_or_default()),
        summary: Set(words(summary)),
        problem: Set(long(problem)),
        solution: Set(long(solution)),
        result: Set(long(result)),
        figure: Set(figure::column(counted.as_ref())?),
        conditions: Set(long(conditions)),
        lessons: Set(long(lessons)),
        techniques: Set(long(techniques)),
        domain: Set(domain.0.clone()),
        process: Set(code(process)),
        form: Set(form.map(|form| form.code().to_owned())),
        action_form: Set(code(action_form)),
        partners: Set(words(partners)),
        video: Set(video::column(video.as_ref())?),
        image_id: Set(image.map(|image| image.file.0)),
        image_scope: Set(image.map(|image| image.scope.code().to_owned())),
        ..outlook::columns(outlook)
    })
}
