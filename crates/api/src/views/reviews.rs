//! What reviewers read, what waits for an answer, what sleeps.

use api_types::challenge::ChallengeRef;
use api_types::review::{
    AnswerToMark, AnswersToMark, DecisionQueue, DormantIdea, FormerAnswerView, MarkView,
    MarkingCounts, PreparedDecisionView, PromiseView, QueuedIdea, ReviewNoteView, ReviewView,
    RevivalView, Revivals, ScorecardView,
};
use app::decisions::Queue;
use app::reviews::{Marking, Review};
use app::revivals::Proposals;
use app::{App, OrganisationTree};
use chrono::{DateTime, Utc};
use domain::UserId;
use domain::access::Actor;
use domain::challenge::ChallengeContent;
use domain::civil::Zone;
use domain::idea::{Answer, Mark, Promise, Revival, Scorecard};
use domain::people::Person;
use persistence::Stored;
use persistence::former_answers::FormerRow;
use persistence::ideas::{ChallengeName, CircuitRow, DormantRow};
use persistence::prepared::Prepared;

use super::challenges::{criteria, named};
use super::ideas;
use super::people::{nobody, person_view};

/// What reviewers read of an answer.
pub(crate) fn review(app: &App, review: Review) -> ReviewView {
    let Review { challenge, own, cards, sent, awaited, notes, people } = review;
    let tree = app.directory.organisations();
    let content = challenge.as_ref().map(|challenge| &challenge.parts().content);
    let cards: Option<Vec<ScorecardView>> = cards.map(|cards| {
        let view = |row: persistence::reviews::CardRow| {
            let reviewer = Some(named(&people, row.reviewer, &tree));
            ScorecardView { reviewer, ..card(&row.card, content) }
        };
        cards.into_iter().map(view).collect()
    });
    ReviewView {
        criteria: content.map(criteria).unwrap_or_default(),
        own: own.map(|own| card(&own, content)),
        percent: cards.as_ref().and_then(|cards| mean(cards)),
        cards,
        sent,
        awaited,
        notes: notes
            .into_iter()
            .map(|note| ReviewNoteView {
                id: note.id,
                author: named(&people, note.author, &tree),
                body: note.body.into_string(),
                posted_at: note.posted_at,
            })
            .collect(),
    }
}

fn card(kept: &Stored<Scorecard>, content: Option<&ChallengeContent>) -> ScorecardView {
    let Scorecard { conflict, marks, submitted_at } = &kept.value;
    let mark = |mark: &Mark| MarkView {
        criterion: mark.criterion,
        value: mark.value,
        reasoning: mark.reasoning.as_ref().map(|text| text.as_str().to_owned()),
    };
    ScorecardView {
        reviewer: None,
        conflict: conflict.as_ref().map(|text| text.as_str().to_owned()),
        marks: marks.iter().map(mark).collect(),
        percent: content.and_then(|content| kept.value.percent(content)),
        submitted_at: *submitted_at,
        version: kept.version,
    }
}

/// The mean of the cards that weigh something.
fn mean(cards: &[ScorecardView]) -> Option<u8> {
    let percents: Vec<u32> = cards.iter().filter_map(|card| card.percent).map(u32::from).collect();
    let count = u32::try_from(percents.len()).ok()?;
    let sum: u32 = percents.iter().sum();
    u8::try_from((sum + count / 2).checked_div(count)?).ok()
}

/// What waits for an answer.
pub(crate) fn queue(app: &App, actor: &Actor, queue: Queue) -> DecisionQueue {
    let Queue { rows, prepared, people, total, next } = queue;
    let (tree, now) = (app.directory.organisations(), app.now());
    let item = |one: CircuitRow| {
        let promise = one.promise_ends_at.map(|ends| promise(ends, None, now));
        let ready = prepared.get(&one.row.id);
        QueuedIdea {
            promise,
            scored: one.scored,
            prepared: ready.map(|ready| prepared_view(ready, |id| people.get(&id), &tree)),
            idea: ideas::summary(one.row, actor, &tree),
        }
    };
    let next = crate::request::next(next.as_ref());
    DecisionQueue { items: rows.into_iter().map(item).collect(), total, next }
}

/// What is left for an expert to mark.
pub(crate) fn to_mark(app: &App, actor: &Actor, marking: Marking) -> AnswersToMark {
    let Marking { left, marked } = marking;
    let (tree, now) = (app.directory.organisations(), app.now());
    let count = u32::try_from(left.len()).unwrap_or(u32::MAX);
    let item = |(one, begun): (CircuitRow, bool)| AnswerToMark {
        promise: one.promise_ends_at.map(|ends| promise(ends, None, now)),
        begun,
        idea: ideas::summary(one.row, actor, &tree),
    };
    AnswersToMark {
        counts: MarkingCounts { left: count, total: count.saturating_add(marked) },
        items: left.into_iter().map(item).collect(),
    }
}

fn prepared_view<'a>(
    ready: &Stored<Prepared>,
    person: impl Fn(UserId) -> Option<&'a Person>,
    tree: &OrganisationTree,
) -> PreparedDecisionView {
    let Prepared { idea: _, answer, by, at, outdated } = &ready.value;
    let Answer { verdict, reason, ground, condition } = answer;
    PreparedDecisionView {
        verdict: *verdict,
        reason: reason.as_str().to_owned(),
        ground: *ground,
        condition: condition.as_ref().map(|text| text.as_str().to_owned()),
        prepared_by: person(*by).map_or_else(|| nobody(*by), |person| person_view(person, tree)),
        prepared_at: *at,
        version: ready.version,
        outdated: *outdated,
    }
}

/// A promise that ends at that instant, at this one.
pub(crate) fn promise(
    ends: DateTime<Utc>,
    answered_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> PromiseView {
    let last = Zone::Paris.day(ends).pred_opt().unwrap_or_default();
    let Promise { on, state } = Promise::of(last, answered_at, now);
    PromiseView { on, state }
}

/// A dormant idea, for this reader.
pub(crate) fn dormant(row: DormantRow, actor: &Actor, tree: &OrganisationTree) -> DormantIdea {
    let DormantRow { row, reason, ground, condition, decided_at, proposed } = row;
    let idea = ideas::summary(row, actor, tree);
    DormantIdea { idea, reason, ground, condition, decided_at, proposed }
}

/// Proposals to take ideas up again, for this reader.
pub(crate) fn revivals(app: &App, actor: &Actor, proposals: Proposals) -> Revivals {
    let Proposals { revivals, ideas, former, people } = proposals;
    let tree = app.directory.organisations();
    let view = |revival: Revival| {
        let Revival { id, idea, proposed_by, why, challenge, proposed_at, answer } = revival;
        let idea = ideas.iter().find(|row| row.id == idea).cloned();
        let left = former.iter().find(|row| row.revival == id).cloned();
        let answered_by = answer.as_ref().map(|answer| named(&people, answer.answered_by, &tree));
        RevivalView {
            id,
            idea: idea.map(|row| ideas::summary(row, actor, &tree)),
            proposed_by: proposed_by.map(|by| named(&people, by, &tree)),
            why: why.into_string(),
            challenge_id: challenge,
            proposed_on: proposed_at.date_naive(),
            outcome: answer.as_ref().map(|answer| answer.outcome),
            pitched_on: answer.as_ref().and_then(|answer| answer.pitched_on),
            answered_at: answer.as_ref().map(|answer| answer.answered_at),
            answer: answer.map(|answer| answer.reason.into_string()),
            answered_by,
            former: left.map(former_answer),
        }
    };
    Revivals { items: revivals.into_iter().map(view).collect() }
}

fn former_answer(row: FormerRow) -> FormerAnswerView {
    let FormerRow { revival: _, challenge, reason, ground, condition, decided_at } = row;
    let ChallengeName { id, reference, title } = challenge;
    let challenge = ChallengeRef { id, reference, title };
    FormerAnswerView { challenge, reason, ground, condition, decided_at }
}
