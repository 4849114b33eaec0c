//! What a review says, from the journal and the records: everything counts, and only what is for everybody is named.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::half_year_review::{
    Half, ReviewContent, ReviewedAttention, ReviewedCause, ReviewedPoc, ReviewedStatus,
};
use domain::journal::{Fact, SubjectKind};
use domain::poc::{GateVerdict, PocStatus, STEP_COUNT, Step};
use domain::portfolio::{Attention, Earlier, Perimeter};
use domain::reference::ReferenceCode;
use domain::{OrganisationId, PocId};
use persistence::{half_year_reviews, journal};

use crate::{App, Failure};

/// Facts of the journal read at once.
const FACTS: u64 = 2_000;
/// Lessons that a review quotes.
const LESSONS: u64 = 12;

/// What happened to an experiment in the half: the last of each kind counts.
#[derive(Default)]
struct Happened {
    started: BTreeMap<PocId, NaiveDate>,
    completed: BTreeMap<PocId, NaiveDate>,
    held: BTreeMap<PocId, (NaiveDate, ReferenceCode)>,
    abandoned: BTreeMap<PocId, (NaiveDate, ReferenceCode)>,
    verdicts: BTreeMap<PocId, GateVerdict>,
}

impl Happened {
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts are told in a review")]
    fn tell(&mut self, on: NaiveDate, fact: &Fact) {
        match fact {
            Fact::PocLaunched { poc, .. } => {
                self.started.insert(*poc, on);
            }
            Fact::StepsPassed { poc, steps_passed: STEP_COUNT, .. } => {
                self.completed.insert(*poc, on);
            }
            Fact::GateDecided { poc, step: Step::Validate, verdict, .. } => {
                self.verdicts.insert(*poc, *verdict);
            }
            Fact::PocHeld { poc, cause, .. } => {
                self.held.insert(*poc, (on, cause.clone()));
            }
            Fact::PocAbandoned { poc, cause, .. } => {
                self.abandoned.insert(*poc, (on, cause.clone()));
            }
            // Reopened: it has not ended after all. Resumed: it is not held any more.
            Fact::StepReopened { poc, .. } => {
                self.completed.remove(poc);
            }
            Fact::PocResumed { poc } => {
                self.held.remove(poc);
            }
            _ => {}
        }
    }
}

/// What the review of a half says now.
pub(super) async fn content(
    app: &App,
    half: Half,
    organisation: Option<OrganisationId>,
) -> Result<ReviewContent, Failure> {
    let perimeter = Perimeter { organisation, department: None };
    let (start, end) = (midnight(half.first()), midnight(half.end()).min(app.now()));
    let kept = app.figures.now(&app.store).await?;
    let here = kept.figures().all.iter();
    let here = here.filter(|one| perimeter.holds(one.organisation, one.department));
    let here: BTreeSet<PocId> = here.map(|one| one.id).collect();
    let (earlier, happened) = tell(app, (start, end)).await?;
    let from = app.store.reader();
    let before = half_year_reviews::frozen_before(&from, half, organisation).await?;
    let before = before.and_then(|review| Some((review.half, review.content?)));
    let mut content = ReviewContent {
        from: half.first(),
        until: end.date_naive().min(half.end().pred_opt().unwrap_or(half.end())),
        before: before.as_ref().map(|(half, _)| half.code()),
        total_before: before.as_ref().map(|(_, content)| content.total),
        lessons: half_year_reviews::lessons_between(&from, perimeter, (start, end), LESSONS)
            .await?,
        ..ReviewContent::default()
    };
    count(&mut content, (&earlier, &here), before.as_ref().map(|(_, content)| content));
    name(app, &mut content, (&earlier, &happened, &here)).await?;
    let portfolio = kept.portfolio(perimeter, app.now().date_naive());
    let attention = |reason: &Attention| ReviewedAttention {
        reason: *reason,
        count: portfolio.attention.get(reason).copied().unwrap_or(0),
    };
    content.attention = Attention::ALL.iter().map(attention).collect();
    Ok(content)
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Where each stood at the end, and what happened since the start.
async fn tell(
    app: &App,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(Earlier, Happened), Failure> {
    let (from, mut last) = (app.store.reader(), None);
    let (mut earlier, mut happened) = (Earlier::default(), Happened::default());
    loop {
        let told = journal::told(&from, (SubjectKind::Poc, end), last, FACTS).await?;
        let Some(latest) = told.last() else { return Ok((earlier, happened)) };
        last = Some((latest.at, latest.id));
        for entry in &told {
            earlier.tell(&entry.fact);
            if entry.at >= start {
                happened.tell(entry.at.date_naive(), &entry.fact);
            }
        }
    }
}

fn count(
    content: &mut ReviewContent,
    (earlier, here): (&Earlier, &BTreeSet<PocId>),
    before: Option<&ReviewContent>,
) {
    let mut counts: BTreeMap<PocStatus, u64> = BTreeMap::new();
    for (_, standing) in earlier.standings().filter(|(id, _)| here.contains(id)) {
        *counts.entry(standing.status).or_default() += 1;
    }
    content.total = counts.values().sum();
    let then = |status: PocStatus| {
        let lines = &before?.by_status;
        lines.iter().find(|line| line.status == status).map(|line| line.count)
    };
    let line = |status: &PocStatus| ReviewedStatus {
        status: *status,
        count: counts.get(status).copied().unwrap_or(0),
        before: then(*status),
    };
    content.by_status = PocStatus::ALL.iter().map(line).collect();
}

async fn name(
    app: &App,
    content: &mut ReviewContent,
    (earlier, happened, here): (&Earlier, &Happened, &BTreeSet<PocId>),
) -> Result<(), Failure> {
    let Happened { started, completed, held, abandoned, verdicts } = happened;
    let mut causes: BTreeMap<&ReferenceCode, u64> = BTreeMap::new();
    for (_, (_, cause)) in held.iter().chain(abandoned).filter(|(id, _)| here.contains(id)) {
        *causes.entry(cause).or_default() += 1;
    }
    let line =
        |(cause, count): (&ReferenceCode, u64)| ReviewedCause { cause: cause.clone(), count };
    content.causes = causes.into_iter().map(line).collect();
    content.causes.sort_by_key(|line| std::cmp::Reverse(line.count));
    let ids = started.keys().chain(completed.keys()).chain(held.keys()).chain(abandoned.keys());
    let ids: BTreeSet<PocId> = ids.copied().filter(|id| here.contains(id)).collect();
    let named = half_year_reviews::named(&app.store.reader(), ids.iter().copied()).await?;
    content.restricted = u64::try_from(ids.len() - named.len()).unwrap_or(0);
    let tree = app.directory.organisations();
    let told = |id: &PocId, on: NaiveDate, cause: Option<&ReferenceCode>| {
        let (reference, title, department) = named.get(id)?.clone();
        Some(ReviewedPoc {
            id: *id,
            reference,
            title,
            department: tree.find(department).map(|one| one.name.clone()).unwrap_or_default(),
            steps_passed: earlier.of(*id).map_or(0, |standing| standing.steps_passed),
            verdict: verdicts.get(id).copied(),
            cause: cause.cloned(),
            on,
        })
    };
    let plain = |all: &BTreeMap<PocId, NaiveDate>| {
        by_day(all.iter().filter_map(|(id, on)| told(id, *on, None)))
    };
    let stopped_with = |all: &BTreeMap<PocId, (NaiveDate, ReferenceCode)>| {
        by_day(all.iter().filter_map(|(id, (on, cause))| told(id, *on, Some(cause))))
    };
    content.started = plain(started);
    content.completed = plain(completed);
    content.held = stopped_with(held);
    content.abandoned = stopped_with(abandoned);
    Ok(())
}

fn by_day(pocs: impl Iterator<Item = ReviewedPoc>) -> Vec<ReviewedPoc> {
    let mut pocs: Vec<ReviewedPoc> = pocs.collect();
    pocs.sort_by(|one, other| {
        one.on.cmp(&other.on).then_with(|| one.reference.cmp(&other.reference))
    });
    pocs
}
