//! Practices, as they travel.

use api_types::practice::{
    PracticeActorView, PracticeContentRequest, PracticeFacets, PracticeFigure, PracticeOutlook,
    PracticeSummary, PracticeView, PracticeWithdrawalView,
};
use api_types::search::SearchFacetValue;
use api_types::video::VideoView;
use app::practices::{PracticeActors, PracticeLine, PracticeReading, Proposal};
use app::{App, Failure, OrganisationTree};
use chrono::NaiveDate;
use domain::UserId;
use domain::access::{Actor, Permission};
use domain::civil::Zone;
use domain::excerpt::{excerpt, first_sentence};
use domain::poc::{MemberName, Sight};
use domain::practice::{
    Funding, FundingState, PracticeActor, PracticeContent, PracticeKind, PracticeParts,
    PracticeWithdrawal, Renewal, Standing, is_to_check, may_not_last,
};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText};
use persistence::practices::{PracticeRecord, PracticeRow};

use super::chain;
use super::editorial::item_image;
use super::people::{Names, organisation_ref, person_view};
use super::rich;

/// A practice in a list.
pub(crate) fn summary(
    app: &App,
    (row, image): PracticeLine,
    tree: &OrganisationTree,
) -> PracticeSummary {
    let PracticeRow {
        id,
        reference,
        kind,
        title,
        excerpt,
        problem,
        result,
        contact,
        domain,
        process,
        action_form,
        organisation,
        keywords,
        published_at,
        standing: Standing { reuses, maturity },
        kits,
        confirmed_at,
        funding,
        ..
    } = row;
    PracticeSummary {
        id,
        reference,
        kind,
        title,
        excerpt,
        problem,
        result,
        contact: person_view(&contact, tree),
        domain,
        process,
        action_form,
        organisation: organisation_ref(tree, organisation),
        keywords,
        published_at,
        reuses,
        maturity,
        kits,
        confirmed_at,
        to_check: is_to_check(confirmed_at, app.now()),
        labels: row.labels,
        funding,
        funding_source: row.funding_source,
        may_not_last: may_lapse(app, (funding, row.funding_on)),
        figure: row.figure.as_ref().map(PracticeFigure::of),
        local: row.local,
        visibility: row.visibility,
        renewal: row.renewal,
        image: image.map(|image| item_image(app, image)),
        draft: row.draft,
        publishes_at: row.publishes_at,
        withdrawn: row.withdrawn,
    }
}

fn may_lapse(app: &App, (funding, on): (Option<FundingState>, Option<NaiveDate>)) -> bool {
    let today = Zone::Paris.day(app.now());
    funding.is_some_and(|state| may_not_last(state, on, today))
}

/// How many practices each kind, each domain and each process, and what experience says of them, would leave: the most
/// frequent first.
pub(crate) fn facets(
    kinds: Vec<(PracticeKind, u64)>,
    domains: Vec<(ReferenceCode, u64)>,
    processes: Vec<(ReferenceCode, u64)>,
    renewals: Vec<(Renewal, u64)>,
) -> PracticeFacets {
    let kinds = kinds.into_iter().map(|(kind, count)| (kind.code().to_owned(), count));
    let domains = domains.into_iter().map(|(code, count)| (code.0, count));
    let processes = processes.into_iter().map(|(code, count)| (code.0, count));
    let renewals = renewals.into_iter().map(|(renewal, count)| (renewal.code().to_owned(), count));
    PracticeFacets {
        kinds: values(kinds),
        domains: values(domains),
        processes: values(processes),
        renewals: values(renewals),
    }
}

fn values(counted: impl Iterator<Item = (String, u64)>) -> Vec<SearchFacetValue> {
    let mut counted: Vec<(String, u64)> = counted.collect();
    counted.sort_by(|(one, fewer), (other, more)| more.cmp(fewer).then_with(|| one.cmp(other)));
    let value = |(value, count)| SearchFacetValue { value, name: None, count };
    counted.into_iter().map(value).collect()
}

/// A practice, for this reader.
pub(crate) async fn practice(
    app: &App,
    actor: &Actor,
    reading: PracticeReading,
) -> Result<PracticeView, Failure> {
    let PracticeReading { record, image, chain, actors } = reading;
    let practice = &record.practice.value;
    let PracticeParts { content, contact, withdrawn, draft, .. } = practice.parts();
    let PracticeContent {
        kind: _,
        title: _,
        summary: few_lines,
        problem,
        solution,
        result,
        figure: _,
        conditions,
        lessons,
        techniques,
        domain: _,
        process: _,
        form,
        action_form: _,
        keywords: _,
        partners,
        outlook,
        video,
        image: _,
    } = content;
    let editable = actor.can(Permission::EditPractice, practice);
    let video = video.as_ref().filter(|video| video.is_for(&Sight::of(actor), editable));
    let people = withdrawn.iter().map(|withdrawn| withdrawn.by).chain([*contact]);
    let people = people.chain(actors.actors.iter().filter_map(account));
    let names = Names::of(app, &app.store.reader(), people).await?;
    Ok(PracticeView {
        summary: summary(app, (row(&record, &names), image), &app.directory.organisations()),
        abstract_text: words(few_lines.as_ref()),
        problem: problem.as_ref().map(rich),
        solution: solution.as_ref().map(rich),
        result: result.as_ref().map(rich),
        conditions: conditions.as_ref().map(rich),
        lessons: lessons.as_ref().map(rich),
        techniques: techniques.as_ref().map(rich),
        form: *form,
        partners: words(partners.as_ref()),
        contact: names.person(*contact),
        outlook: PracticeOutlook::of(outlook),
        video: video.map(VideoView::of),
        chain: chain::chain(chain),
        actors: actors_views(actors, &names),
        withdrawn: withdrawn.as_ref().map(|withdrawn| withdrawal(withdrawn, &names)),
        draft: *draft,
        editable,
        restrictable: actor.can(Permission::RestrictPoc, practice),
        recommendable: actor.can(Permission::RecommendPractice, practice),
        leavable: practice.may_be_left_by(actor),
        version: record.practice.version,
    })
}

fn withdrawal(withdrawn: &PracticeWithdrawal, names: &Names) -> PracticeWithdrawalView {
    let PracticeWithdrawal { by, at, reason } = withdrawn;
    PracticeWithdrawalView { at: *at, by: names.person(*by), reason: reason.as_str().to_owned() }
}

const fn account(actor: &PracticeActor) -> Option<UserId> {
    match &actor.name {
        MemberName::User(id) => Some(*id),
        MemberName::Named(_) => None,
    }
}

fn actors_views(found: PracticeActors, names: &Names) -> Vec<PracticeActorView> {
    let PracticeActors { actors, carded } = found;
    let view = |PracticeActor { name, deeds }: PracticeActor| match name {
        MemberName::User(id) => PracticeActorView {
            person: Some(names.person(id)),
            name: None,
            deeds,
            has_card: carded.contains(&id),
        },
        MemberName::Named(name) => PracticeActorView {
            person: None,
            name: Some(name.into_string()),
            deeds,
            has_card: false,
        },
    };
    actors.into_iter().map(view).collect()
}

/// What a list would say of a practice that was read whole.
fn row(record: &PracticeRecord, names: &Names) -> PracticeRow {
    let PracticeRecord { practice, excerpt: first_words, standing, kits } = record;
    let parts = practice.value.parts();
    let PracticeParts { id, reference, content, organisation, published_at, confirmed_at, .. } =
        parts;
    let told = |text: &LongText| excerpt(text.as_str());
    let funding = content.outlook.funding.as_ref();
    PracticeRow {
        id: *id,
        reference: reference.clone(),
        kind: content.kind,
        title: content.title.as_str().to_owned(),
        excerpt: first_words.clone(),
        problem: content.problem.as_ref().map(told),
        result: content.result.as_ref().map(|text| first_sentence(text.as_str())),
        figure: content.figure.clone(),
        contact: names.known(parts.contact),
        domain: content.domain.clone(),
        process: content.process.clone(),
        action_form: content.action_form.clone(),
        organisation: *organisation,
        keywords: keywords(content),
        published_at: *published_at,
        standing: *standing,
        kits: *kits,
        confirmed_at: *confirmed_at,
        labels: content.outlook.labels.iter().map(|word| word.as_str().to_owned()).collect(),
        funding: funding.map(Funding::state),
        funding_on: funding.and_then(Funding::on),
        funding_source: funding.and_then(Funding::source).map(|source| source.as_str().to_owned()),
        local: practice.value.is_local(),
        visibility: parts.visibility,
        renewal: parts.renewal,
        image: content.image,
        draft: parts.draft,
        publishes_at: parts.publishes_at,
        withdrawn: parts.withdrawn.is_some(),
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
        figure,
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
        // Nothing is shown of a practice that nobody wrote yet.
        image: _,
    } = content;
    let long = |text: Option<LongText>| text.map(LongText::into_string);
    PracticeContentRequest {
        kind,
        title: title.into_string(),
        summary: summary.map(Paragraph::into_string),
        problem: long(problem),
        solution: long(solution),
        result: long(result),
        figure: figure.as_ref().map(PracticeFigure::of),
        conditions: long(conditions),
        lessons: long(lessons),
        techniques: long(techniques),
        domain: domain.0,
        process: process.map(|code| code.0),
        form,
        action_form: action_form.map(|code| code.0),
        keywords,
        partners: partners.map(Paragraph::into_string),
        outlook: PracticeOutlook::of(&outlook),
        video: video.as_ref().map(VideoView::of),
        image: None,
        contact_id: Some(contact),
    }
}

fn keywords(content: &PracticeContent) -> Vec<String> {
    content.keywords.iter().map(ShortText::as_str).map(str::to_owned).collect()
}

fn words(text: Option<&Paragraph>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
