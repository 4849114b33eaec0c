//! Practices, as they travel.

use api_types::practice::{
    PracticeContentRequest, PracticeOutlook, PracticeSummary, PracticeView, RichText,
};
use api_types::video::VideoView;
use app::practices::{PracticeReading, Proposal};
use app::{App, Failure, OrganisationTree, rich_text};
use chrono::{DateTime, Utc};
use domain::access::{Actor, Permission};
use domain::civil::Zone;
use domain::poc::Sight;
use domain::practice::{
    Funding, PracticeContent, PracticeParts, Standing, is_to_check, may_not_last,
};
use domain::text::{LongText, Paragraph, ShortText};
use persistence::practices::{PracticeRecord, PracticeRow};

use super::chain;
use super::people::{Names, organisation_ref};

/// A practice in a list.
pub(crate) fn summary(
    row: PracticeRow,
    tree: &OrganisationTree,
    now: DateTime<Utc>,
) -> PracticeSummary {
    let PracticeRow {
        id,
        reference,
        kind,
        title,
        excerpt,
        domain,
        organisation,
        keywords,
        published_at,
        standing: Standing { reuses, maturity },
        kits,
        confirmed_at,
        labels,
        funding,
        funding_on,
    } = row;
    let today = Zone::Paris.day(now);
    PracticeSummary {
        id,
        reference,
        kind,
        title,
        excerpt,
        domain,
        organisation: organisation_ref(tree, organisation),
        keywords,
        published_at,
        reuses,
        maturity,
        kits,
        confirmed_at,
        to_check: is_to_check(confirmed_at, now),
        labels,
        funding,
        may_not_last: funding.is_some_and(|state| may_not_last(state, funding_on, today)),
    }
}

/// A practice, for this reader.
pub(crate) async fn practice(
    app: &App,
    actor: &Actor,
    reading: PracticeReading,
) -> Result<PracticeView, Failure> {
    let PracticeReading { record, chain } = reading;
    let practice = &record.practice.value;
    let PracticeParts { content, contact, .. } = practice.parts();
    let PracticeContent {
        kind: _,
        title: _,
        summary: few_lines,
        problem,
        solution,
        result,
        conditions,
        lessons,
        techniques,
        domain: _,
        keywords: _,
        partners,
        outlook,
        video,
    } = content;
    let editable = actor.can(Permission::EditPractice, practice);
    let video = video.as_ref().filter(|video| video.is_for(&Sight::of(actor), editable));
    let names = Names::of(app, &app.store.reader(), [*contact]).await?;
    Ok(PracticeView {
        summary: summary(row(&record), &app.directory.organisations(), app.now()),
        abstract_text: words(few_lines.as_ref()),
        problem: rich(problem.as_ref()),
        solution: rich(solution.as_ref()),
        result: rich(result.as_ref()),
        conditions: rich(conditions.as_ref()),
        lessons: rich(lessons.as_ref()),
        techniques: rich(techniques.as_ref()),
        partners: words(partners.as_ref()),
        contact: names.person(*contact),
        outlook: PracticeOutlook::of(outlook),
        video: video.map(VideoView::of),
        chain: chain::chain(chain),
        editable,
        version: record.practice.version,
    })
}

/// What a list would say of a practice that was read whole.
fn row(PracticeRecord { practice, excerpt, standing, kits }: &PracticeRecord) -> PracticeRow {
    let PracticeParts { id, reference, content, organisation, published_at, confirmed_at, .. } =
        practice.value.parts();
    let funding = content.outlook.funding.as_ref();
    PracticeRow {
        id: *id,
        reference: reference.clone(),
        kind: content.kind,
        title: content.title.as_str().to_owned(),
        excerpt: excerpt.clone(),
        domain: content.domain.clone(),
        organisation: *organisation,
        keywords: keywords(content),
        published_at: *published_at,
        standing: *standing,
        kits: *kits,
        confirmed_at: *confirmed_at,
        labels: content.outlook.labels.iter().map(|word| word.as_str().to_owned()).collect(),
        funding: funding.map(Funding::state),
        funding_on: funding.and_then(Funding::on),
    }
}

/// A practice that is not published yet, ready to be sent back.
pub(crate) fn proposal(Proposal { content, contact }: Proposal) -> PracticeContentRequest {
    let keywords = keywords(&content);
    let PracticeContent {
        kind,
        title,
        summary,
        problem,
        solution,
        result,
        conditions,
        lessons,
        techniques,
        domain,
        keywords: _,
        partners,
        outlook,
        video,
    } = content;
    let long = |text: Option<LongText>| text.map(LongText::into_string);
    PracticeContentRequest {
        kind,
        title: title.into_string(),
        summary: summary.map(Paragraph::into_string),
        problem: long(problem),
        solution: long(solution),
        result: long(result),
        conditions: long(conditions),
        lessons: long(lessons),
        techniques: long(techniques),
        domain: domain.0,
        keywords,
        partners: partners.map(Paragraph::into_string),
        outlook: PracticeOutlook::of(&outlook),
        video: video.as_ref().map(VideoView::of),
        contact_id: Some(contact),
    }
}

fn keywords(content: &PracticeContent) -> Vec<String> {
    content.keywords.iter().map(ShortText::as_str).map(str::to_owned).collect()
}

pub(super) fn rich(text: Option<&LongText>) -> Option<RichText> {
    text.map(|text| RichText {
        markdown: text.as_str().to_owned(),
        html: rich_text::to_html(text.as_str()),
    })
}

fn words(text: Option<&Paragraph>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
