//! Practices in lists: no body.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Reached;
use domain::editorial::ItemImage;
use domain::excerpt::{excerpt, first_sentence};
use domain::idea::InnovationForm;
use domain::people::{Person, Region};
use domain::poc::{Sight, Visibility};
use domain::practice::{
    FundingState, Maturity, PracticeKind, Renewal, Reproducibility, ResultFigure,
    ServiceOfferState, Standing,
};
use domain::reference::ReferenceCode;
use domain::text::ShortText;
use domain::{OrganisationId, PracticeId, UserId};
use sea_orm::sea_query::{Condition, Query};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::keywords::keywords;
use super::sight::{reached, visible};
use super::{figure, outlook, places};
use crate::code::{count as counted, from_code, from_code_opt};
use crate::editorial::image;
use crate::entity::practice::{Column, Entity};
use crate::entity::practice_keyword;
use crate::expression::tagged;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, keyset, matching, people};

/// What a list of practices is narrowed by. Criteria add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeFilter {
    /// Words of the title, or a whole keyword.
    pub words: Option<String>,
    /// A kind.
    pub kind: Option<PracticeKind>,
    /// A domain.
    pub domain: Option<ReferenceCode>,
    /// The great process that they serve (R226).
    pub process: Option<ReferenceCode>,
    /// A body.
    pub organisation: Option<OrganisationId>,
    /// That wear this tag, or have it among their keywords, folded.
    pub tag: Option<String>,
    /// As proved as that.
    pub maturity: Option<Maturity>,
    /// With a kit, or without.
    pub with_kit: Option<bool>,
    /// That carry this label, folded (R245).
    pub label: Option<String>,
    /// With this state of their funding (R244).
    pub funding: Option<FundingState>,
    /// That somebody who is named pays for, or paid for (R249); or nobody named.
    pub supported: Option<bool>,
    /// With this place in the service offer (R246).
    pub service_offer: Option<ServiceOfferState>,
    /// That no experiment came before, or that one did (R242).
    pub local: Option<bool>,
    /// That another body may do as this says (R241).
    pub reproducible: Option<Reproducibility>,
    /// That a body of this region took up.
    pub region: Option<Region>,
    /// Of this form of innovation (R015).
    pub form: Option<InnovationForm>,
    /// Of this form of action (R034).
    pub action_form: Option<ReferenceCode>,
    /// To be done again, or everywhere (R296).
    pub renewal: Option<Renewal>,
    /// Those that are out of the Store; else those that are in it.
    pub withdrawn: bool,
    /// Drafts, or no draft: a draft is out of the Store.
    pub draft: Option<bool>,
    /// Those that somebody may change, or count; everybody's when absent.
    pub own: Option<Reached>,
    /// Those alone that everybody may read.
    pub open: bool,
    /// That this person may see; all of them when absent.
    pub sight: Option<Sight>,
}

/// A practice in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeRow {
    /// Its identifier.
    pub id: PracticeId,
    /// What people call it.
    pub reference: String,
    /// Its kind.
    pub kind: PracticeKind,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// The first words of the problem that it solves, when it is told.
    pub problem: Option<String>,
    /// The first sentence of what it gave, when it is told.
    pub result: Option<String>,
    /// The same in one figure, when somebody counted.
    pub figure: Option<ResultFigure>,
    /// Whom to call.
    pub contact: Person,
    /// Its domain.
    pub domain: ReferenceCode,
    /// The great process that it serves.
    pub process: Option<ReferenceCode>,
    /// Which form of action it is.
    pub action_form: Option<ReferenceCode>,
    /// The body where it works.
    pub organisation: OrganisationId,
    /// Keywords.
    pub keywords: Vec<String>,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// What became of it elsewhere.
    pub standing: Standing,
    /// How many kits help to take it up.
    pub kits: u32,
    /// When somebody last answered for it.
    pub confirmed_at: DateTime<Utc>,
    /// Labels.
    pub labels: Vec<String>,
    /// The state of its funding, when it is said.
    pub funding: Option<FundingState>,
    /// Until when, or since when.
    pub funding_on: Option<NaiveDate>,
    /// Who pays for it, or paid.
    pub funding_source: Option<String>,
    /// Whether it comes from no experiment.
    pub local: bool,
    /// Who may read it.
    pub visibility: Visibility,
    /// Whether it is to be done again, or everywhere.
    pub renewal: Option<Renewal>,
    /// Its image, and for whom it is.
    pub image: Option<ItemImage>,
    /// Whether it waits for its publication.
    pub draft: bool,
    /// At which minute it is published by itself.
    pub publishes_at: Option<DateTime<Utc>>,
    /// Whether it was taken out of the Store: a draft was never there.
    pub withdrawn: bool,
}

#[derive(Debug, FromQueryResult)]
struct Narrow {
    id: Uuid,
    reference: String,
    kind: String,
    title: String,
    excerpt: String,
    problem: Option<String>,
    result: Option<String>,
    figure: Option<String>,
    contact_id: Uuid,
    domain: String,
    process: Option<String>,
    action_form: Option<String>,
    organisation_id: Uuid,
    published_at: DateTime<Utc>,
    reuses: i32,
    maturity: String,
    kits: i32,
    confirmed_at: DateTime<Utc>,
    funding: Option<String>,
    funding_on: Option<NaiveDate>,
    funding_source: Option<String>,
    poc_id: Option<Uuid>,
    visibility: String,
    renewal: Option<String>,
    image_id: Option<Uuid>,
    image_scope: Option<String>,
    draft: bool,
    publishes_at: Option<DateTime<Utc>>,
    withdrawn_at: Option<DateTime<Utc>>,
}

const NARROW: &[Column] = &[
    Column::Id,
    Column::Reference,
    Column::Kind,
    Column::Title,
    Column::Excerpt,
    Column::Problem,
    Column::Result,
    Column::Figure,
    Column::ContactId,
    Column::Domain,
    Column::Process,
    Column::ActionForm,
    Column::OrganisationId,
    Column::PublishedAt,
    Column::Reuses,
    Column::Maturity,
    Column::Kits,
    Column::ConfirmedAt,
    Column::Funding,
    Column::FundingOn,
    Column::FundingSource,
    Column::PocId,
    Column::Visibility,
    Column::Renewal,
    Column::ImageId,
    Column::ImageScope,
    Column::Draft,
    Column::PublishesAt,
    Column::WithdrawnAt,
];

/// Practices that meet every criterion, the newest first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    filter: &PracticeFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<PracticeRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let rows = Entity::find()
        .select_only()
        .columns(NARROW.iter().copied())
        .filter(condition(filter))
        .filter(keyset::below((Column::PublishedAt, Column::Id), last))
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1)
        .into_model::<Narrow>()
        .all(from.connection())
        .await?;
    let cursor = |row: &Narrow| Cursor::number(row.published_at.timestamp_micros(), row.id);
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    let ids = rows.iter().map(|row| row.id).collect();
    let mut labels = outlook::labels(from, ids).await?;
    let mut keywords = keywords(from, rows.iter().map(|row| row.id)).await?;
    let contacts = people::named_by(from, rows.iter().map(|row| UserId(row.contact_id))).await?;
    let rows = rows.into_iter().map(|row| {
        let words = keywords.remove(&row.id).unwrap_or_default();
        let labels = labels.remove(&row.id).unwrap_or_default();
        let contact = UserId(row.contact_id);
        let contact = contacts.get(&contact).cloned().unwrap_or_else(|| nameless(contact));
        practice_row(row, (words, labels, contact))
    });
    Ok(Ok(Slice { rows: rows.collect::<Result<_, _>>()?, next }))
}

/// How many practices meet every criterion.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &PracticeFilter) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(condition(filter)).count(from.connection()).await?)
}

pub(super) fn condition(filter: &PracticeFilter) -> Condition {
    let PracticeFilter {
        words,
        kind,
        domain,
        process,
        organisation,
        tag,
        maturity,
        with_kit,
        label,
        funding,
        supported,
        service_offer,
        local,
        reproducible,
        region,
        form,
        action_form,
        renewal,
        withdrawn,
        draft,
        own,
        open,
        sight,
    } = filter;
    let came =
        |alone: bool| if alone { Column::PocId.is_null() } else { Column::PocId.is_not_null() };
    let paid = |by_whom: bool| {
        let source = Column::FundingSource;
        if by_whom { source.is_not_null() } else { source.is_null() }
    };
    let kits = |with: bool| if with { Column::Kits.gt(0) } else { Column::Kits.eq(0) };
    let (there, out) = (Column::WithdrawnAt.is_null(), Column::WithdrawnAt.is_not_null());
    Condition::all()
        .add(if *withdrawn { out } else { there })
        .add_option(words.as_deref().map(named))
        .add_option(kind.map(|kind| Column::Kind.eq(kind.code())))
        .add_option(domain.as_ref().map(|code| Column::Domain.eq(code.as_str())))
        .add_option(process.as_ref().map(|code| Column::Process.eq(code.as_str())))
        .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
        .add_option(tag.as_deref().map(wearing))
        .add_option(maturity.map(|maturity| Column::Maturity.eq(maturity.code())))
        .add_option(with_kit.map(kits))
        .add_option(label.as_deref().map(outlook::labelled))
        .add_option(funding.map(|state| Column::Funding.eq(state.code())))
        .add_option(supported.map(paid))
        .add_option(service_offer.map(|state| Column::ServiceOffer.eq(state.code())))
        .add_option(local.map(came))
        .add_option(reproducible.map(|answer| Column::Reproducible.eq(answer.code())))
        .add_option(region.map(places::taken_up_in))
        .add_option(form.map(|form| Column::Form.eq(form.code())))
        .add_option(action_form.as_ref().map(|code| Column::ActionForm.eq(code.as_str())))
        .add_option(renewal.map(|renewal| Column::Renewal.eq(renewal.code())))
        .add_option(open.then(|| Column::Visibility.eq(Visibility::Everyone.code())))
        .add_option(draft.map(|draft| Column::Draft.eq(draft)))
        .add_option(own.as_ref().map(reached))
        .add_option(sight.as_ref().map(visible))
}

/// Tags that people put, and keywords that its authors chose: the same to whoever seeks (R236).
fn wearing(tag: &str) -> Condition {
    let mut keyword = Query::select();
    keyword
        .column(practice_keyword::Column::PracticeId)
        .from(practice_keyword::Entity)
        .and_where(practice_keyword::Column::WordKey.eq(tag));
    Condition::any().add(Column::Id.in_subquery(tagged(tag))).add(Column::Id.in_subquery(keyword))
}

fn named(words: &str) -> Condition {
    let mut keyword = Query::select();
    keyword
        .column(practice_keyword::Column::PracticeId)
        .from(practice_keyword::Entity)
        .and_where(practice_keyword::Column::WordKey.eq(matching::key(words)));
    Condition::any()
        .add(matching::all_words(Column::TitleKey, words))
        .add(Column::Id.in_subquery(keyword))
}

/// Somebody who is not there any more keeps a place without a name.
fn nameless(id: UserId) -> Person {
    Person { id, name: ShortText::restore(String::new()), organisation: None, reachable: false }
}

fn practice_row(
    row: Narrow,
    (keywords, labels, contact): (Vec<String>, Vec<String>, Person),
) -> Result<PracticeRow, StoreError> {
    let Narrow {
        id,
        reference,
        kind,
        title,
        excerpt: first_words,
        problem,
        result,
        domain,
        process,
        action_form,
        organisation_id,
        published_at,
        reuses,
        maturity,
        kits,
        confirmed_at,
        funding,
        funding_on,
        ..
    } = row;
    Ok(PracticeRow {
        id: PracticeId(id),
        reference,
        kind: from_code(&kind)?,
        title,
        excerpt: first_words,
        problem: problem.as_deref().map(excerpt),
        result: result.as_deref().map(first_sentence),
        figure: figure::of_column(row.figure.as_deref())?,
        contact,
        domain: ReferenceCode(domain),
        process: process.map(ReferenceCode),
        action_form: action_form.map(ReferenceCode),
        organisation: OrganisationId(organisation_id),
        keywords,
        published_at,
        standing: Standing { reuses: counted(i64::from(reuses))?, maturity: from_code(&maturity)? },
        kits: counted(i64::from(kits))?,
        confirmed_at,
        labels,
        funding: funding.as_deref().map(from_code).transpose()?,
        funding_on,
        funding_source: row.funding_source,
        local: row.poc_id.is_none(),
        visibility: from_code(&row.visibility)?,
        renewal: from_code_opt(row.renewal.as_deref())?,
        image: image(row.image_id, row.image_scope.as_deref())?,
        draft: row.draft,
        publishes_at: row.publishes_at,
        withdrawn: row.withdrawn_at.is_some() && !row.draft,
    })
}
