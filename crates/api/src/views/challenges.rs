//! Challenges, as they travel.

use std::collections::BTreeMap;

use api_types::challenge::{
    ChallengeAnswer, ChallengeRef, ChallengeResults, ChallengeSummary, ChallengeView, ClosingView,
    CriterionView, DatedChallenge, GroundCount, MeansLine, StatusCount, ThemeView, VotingDayView,
};
use api_types::people::PersonView;
use app::challenges::{ChallengePage, Dated, Results};
use app::{App, OrganisationTree};
use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::challenge::{
    Challenge, ChallengeContent, ChallengeParts, Criterion, IdeaTemplate, Means, Theme, Timetable,
    TrackEntry, VotingDay,
};
use domain::civil::Zone;
use domain::idea::{Author, DecisionGround, IdeaStatus};
use domain::people::Person;
use domain::text::{LongText, Paragraph, ShortText};
use domain::{OrganisationId, UserId};
use persistence::challenges::{ChallengeRow, ChallengeSheet};
use persistence::ideas::CircuitRow;

use super::people::{nobody, organisation_ref, person_view};
use super::{entries, ideas};

/// A challenge in a list, at this instant.
pub(crate) fn summary(
    app: &App,
    row: ChallengeRow,
    now: DateTime<Utc>,
    tree: &OrganisationTree,
) -> ChallengeSummary {
    let ChallengeRow {
        id,
        reference,
        format,
        title,
        question,
        sponsor,
        organisation,
        owner: _,
        series,
        edition,
        image,
        timetable,
        ideas,
        created_at: _,
    } = row;
    ChallengeSummary {
        id,
        reference,
        format,
        title,
        question,
        sponsor,
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        series,
        edition,
        image: image.map(|file| ideas::attachment(app, file)),
        status: timetable.status,
        phase: timetable.phase(now),
        opens_at: timetable.opens_at,
        closes_at: timetable.closes_at,
        promised_on: timetable.promised_on(),
        takes_ideas: timetable.takes_ideas(now),
        ideas,
    }
}

/// A challenge, at this instant, for this reader.
pub(crate) fn challenge(app: &App, actor: &Actor, page: ChallengePage) -> ChallengeView {
    let ChallengePage { sheet, people, editions } = page;
    let ChallengeSheet { row, challenge, html } = sheet;
    let (tree, now) = (app.directory.organisations(), app.now());
    let allowed = challenge.value.allowed(actor, now);
    let ChallengeParts { id: _, reference: _, content, owner, experts, timetable, closing } =
        challenge.value.parts().clone();
    let person = |id: UserId| named(&people, id, &tree);
    let Timetable { votes_from, votes_until, reply_days, .. } = timetable;
    let local_zone = zone(content.organisation, actor, &tree);
    let criteria = criteria(&content);
    let ChallengeContent { message, description, objective, eligible, not_eligible, .. } =
        content.clone();
    let Theme { domain, subcategory, innovation_field, words } = content.theme;
    let IdeaTemplate { problem, proposal } = content.template;
    ChallengeView {
        summary: summary(app, row, now, &tree),
        message: message.map(ShortText::into_string),
        accent: content.accent,
        description: description.map(LongText::into_string),
        description_html: html.description,
        objective: objective.map(Paragraph::into_string),
        eligible: eligible.into_iter().map(ShortText::into_string).collect(),
        not_eligible: not_eligible.into_iter().map(ShortText::into_string).collect(),
        form: content.form,
        objectives: content.objectives,
        criteria,
        theme: ThemeView {
            domain,
            subcategory,
            innovation_field,
            words: words.into_iter().map(ShortText::into_string).collect(),
        },
        template_problem: problem.map(LongText::into_string),
        template_proposal: proposal.map(LongText::into_string),
        budget: content.budget,
        resources: means(content.resources),
        commitments: means(content.commitments),
        sponsor_word: content.sponsor_word.map(Paragraph::into_string),
        owner: owner.map(person),
        experts: experts.into_iter().map(person).collect(),
        votes_from,
        votes_until,
        voting_days: voting_days(&content.voting_days, actor, &tree),
        reply_days,
        closing: closing.map(|closing| ClosingView {
            results_html: html.results.unwrap_or_default(),
            closed_by: person(closing.closed_by),
            closed_at: closing.closed_at,
        }),
        editions: editions.into_iter().map(edition).collect(),
        local_zone,
        allowed,
        version: challenge.version,
    }
}

/// The days of bodies, for this reader.
fn voting_days(days: &[VotingDay], actor: &Actor, tree: &OrganisationTree) -> Vec<VotingDayView> {
    let view = |VotingDay { organisation, from, until }: &VotingDay| VotingDayView {
        organisation: organisation_ref(tree, *organisation),
        from: *from,
        until: *until,
        is_mine: actor.organisation == Some(*organisation),
    };
    days.iter().map(view).collect()
}

/// What it is given.
fn means(given: Vec<Means>) -> Vec<MeansLine> {
    let line = |Means { kind, text }: Means| MeansLine { kind, text: text.into_string() };
    given.into_iter().map(line).collect()
}

/// Criteria, with how much each counts.
pub(crate) fn criteria(content: &ChallengeContent) -> Vec<CriterionView> {
    let view = |criterion: &Criterion| CriterionView {
        title: criterion.title.as_str().to_owned(),
        help: criterion.help.as_ref().map(|help| help.as_str().to_owned()),
        kind: criterion.kind,
        weight: criterion.weight,
        share: content.share(criterion),
    };
    content.criteria.iter().map(view).collect()
}

/// A person of the page. One who is not there any more keeps a place without a name.
pub(crate) fn named(
    people: &BTreeMap<UserId, Person>,
    id: UserId,
    tree: &OrganisationTree,
) -> PersonView {
    match people.get(&id) {
        Some(person) => person_view(person, tree),
        None => nobody(id),
    }
}

fn edition(row: ChallengeRow) -> ChallengeRef {
    let ChallengeRow { id, reference, title, .. } = row;
    ChallengeRef { id, reference, title }
}

/// A challenge, named.
pub(crate) fn named_challenge(challenge: &Challenge) -> ChallengeRef {
    let ChallengeParts { id, reference, content, .. } = challenge.parts();
    let title = content.title.as_str().to_owned();
    ChallengeRef { id: *id, reference: reference.clone(), title }
}

/// The clock of the body that asks, or of the one who reads, when it is not the one of Paris.
fn zone(body: Option<OrganisationId>, actor: &Actor, tree: &OrganisationTree) -> Option<Zone> {
    let clock = |id: OrganisationId| tree.find(id).map(|body| Zone::of_body(&body.code));
    let clocks = [body, actor.organisation].into_iter().flatten().filter_map(clock);
    clocks.into_iter().find(|zone| *zone != Zone::Paris)
}

/// A challenge in the calendar.
pub(crate) fn dated(
    app: &App,
    dated: Dated,
    now: DateTime<Utc>,
    tree: &OrganisationTree,
) -> DatedChallenge {
    let Dated { row, theme, overlaps } = dated;
    let Theme { domain, subcategory, innovation_field, words } = theme;
    let words = words.into_iter().map(ShortText::into_string).collect();
    let theme = ThemeView { domain, subcategory, innovation_field, words };
    DatedChallenge { challenge: summary(app, row, now, tree), theme, overlaps }
}

/// What became of each answer, for this reader.
pub(crate) fn results(
    results: Results,
    actor: &Actor,
    tree: &OrganisationTree,
) -> ChallengeResults {
    let Results { answers: rows, signers, teams } = results;
    let count = |wanted: &dyn Fn(&CircuitRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| wanted(row)).count()).unwrap_or(u32::MAX)
    };
    let statuses = IdeaStatus::ALL
        .iter()
        .map(|status| StatusCount { status: *status, ideas: count(&|one| stood(one) == *status) });
    let refused = |one: &CircuitRow| stood(one) == IdeaStatus::NotSelected;
    let grounds = DecisionGround::ALL.iter().map(|ground| GroundCount {
        ground: *ground,
        ideas: count(&|one| refused(one) && one.ground == Some(*ground)),
    });
    let named = rows.iter().filter_map(|one| author(&one.row.author));
    let paired = teams.teams.iter().flat_map(TrackEntry::took_part);
    let mut authors: Vec<UserId> = named.chain(signers).chain(paired).collect();
    authors.sort_unstable();
    authors.dedup();
    ChallengeResults {
        statuses: statuses.filter(|one| one.ideas > 0).collect(),
        grounds: grounds.filter(|one| one.ideas > 0).collect(),
        authors: u32::try_from(authors.len()).unwrap_or(u32::MAX),
        masked: count(&|one| matches!(one.row.author, Author::Anonymous(_))),
        answers: rows.into_iter().map(|row| answer(row, actor, tree)).collect(),
        teams: entries::teams(&teams, tree),
    }
}

/// Where an answer stands in its challenge: what left it was not selected there, whatever became of it since.
const fn stood(one: &CircuitRow) -> IdeaStatus {
    if one.left_at.is_some() { IdeaStatus::NotSelected } else { one.row.status }
}

const fn author(author: &Author) -> Option<UserId> {
    match author {
        Author::Named(id) => Some(*id),
        Author::Anonymous(_) | Author::Unknown => None,
    }
}

fn answer(row: CircuitRow, actor: &Actor, tree: &OrganisationTree) -> ChallengeAnswer {
    let CircuitRow { row, reason, ground, condition, decided_at, left_at: revived_at, .. } = row;
    let idea = ideas::summary(row, actor, tree);
    ChallengeAnswer { idea, reason, ground, condition, decided_at, revived_at }
}
