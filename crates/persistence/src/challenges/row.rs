//! Rows of `challenge`, back into the domain, and what of it is kept as one text.

use chrono::{DateTime, Utc};
use domain::challenge::{
    Challenge, ChallengeAccent, ChallengeContent, ChallengeParts, Closing, Criterion, IdeaTemplate,
    Means, MeansKind, Theme, Timetable, VotingDay,
};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, Title};
use domain::{AttachmentId, ChallengeId, OrganisationId, UserId};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};

use super::ChallengeRow;
use crate::attachments::Attachment;
use crate::code::{from_code, from_json, to_json};
use crate::entity::challenge::Model;
use crate::{StoreError, Stored};

/// The dates of a row.
#[derive(FromQueryResult)]
pub(super) struct Dates {
    status: String,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    votes_from: Option<DateTime<Utc>>,
    votes_until: Option<DateTime<Utc>>,
    reply_days: Option<i16>,
}

impl Dates {
    pub(super) fn timetable(self) -> Result<Timetable, StoreError> {
        let Self { status, opens_at, closes_at, votes_from, votes_until, reply_days } = self;
        Ok(Timetable {
            status: from_code(&status)?,
            opens_at,
            closes_at,
            votes_from,
            votes_until,
            reply_days: reply_days.and_then(|days| u16::try_from(days).ok()),
        })
    }

    fn of(row: &Model) -> Self {
        Self {
            status: row.status.clone(),
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            votes_from: row.votes_from,
            votes_until: row.votes_until,
            reply_days: row.reply_days,
        }
    }
}

/// What nothing searches by. A field added later is empty in old rows.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Frame {
    message: Option<String>,
    accent: Option<ChallengeAccent>,
    objective: Option<String>,
    eligible: Vec<String>,
    not_eligible: Vec<String>,
    objectives: Vec<ReferenceCode>,
    criteria: Vec<KeptCriterion>,
    domain: Option<ReferenceCode>,
    subcategory: Option<ReferenceCode>,
    innovation_field: Option<ReferenceCode>,
    words: Vec<String>,
    template_problem: Option<String>,
    template_proposal: Option<String>,
    resources: Vec<KeptMeans>,
    commitments: Vec<KeptMeans>,
    sponsor_word: Option<String>,
    voting_days: Vec<KeptDay>,
}

#[derive(Serialize, Deserialize)]
struct KeptDay {
    organisation: OrganisationId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl KeptDay {
    const fn of(day: &VotingDay) -> Self {
        let VotingDay { organisation, from, until } = *day;
        Self { organisation, from, until }
    }

    const fn back(self) -> VotingDay {
        let Self { organisation, from, until } = self;
        VotingDay { organisation, from, until }
    }
}

#[derive(Serialize, Deserialize)]
struct KeptMeans {
    kind: MeansKind,
    text: String,
}

impl KeptMeans {
    fn of(Means { kind, text }: &Means) -> Self {
        Self { kind: *kind, text: text.as_str().to_owned() }
    }

    fn back(self) -> Means {
        Means { kind: self.kind, text: Paragraph::restore(self.text) }
    }
}

#[derive(Serialize, Deserialize)]
struct KeptCriterion {
    title: String,
    help: Option<String>,
    kind: domain::challenge::CriterionKind,
    weight: u8,
}

/// What of a content is kept as one text.
pub(super) fn frame(content: &ChallengeContent) -> Result<String, StoreError> {
    let short = |texts: &[ShortText]| texts.iter().map(|text| text.as_str().to_owned()).collect();
    let paragraph = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    let long = |text: &Option<LongText>| text.as_ref().map(|text| text.as_str().to_owned());
    let criterion = |criterion: &Criterion| {
        let Criterion { title, help, kind, weight } = criterion;
        KeptCriterion {
            title: title.as_str().to_owned(),
            help: paragraph(help),
            kind: *kind,
            weight: *weight,
        }
    };
    let Theme { domain, subcategory, innovation_field, words } = content.theme.clone();
    to_json(&Frame {
        message: content.message.as_ref().map(|text| text.as_str().to_owned()),
        accent: content.accent,
        objective: paragraph(&content.objective),
        eligible: short(&content.eligible),
        not_eligible: short(&content.not_eligible),
        objectives: content.objectives.clone(),
        criteria: content.criteria.iter().map(criterion).collect(),
        domain,
        subcategory,
        innovation_field,
        words: short(&words),
        template_problem: long(&content.template.problem),
        template_proposal: long(&content.template.proposal),
        resources: content.resources.iter().map(KeptMeans::of).collect(),
        commitments: content.commitments.iter().map(KeptMeans::of).collect(),
        sponsor_word: paragraph(&content.sponsor_word),
        voting_days: content.voting_days.iter().map(KeptDay::of).collect(),
    })
}

/// What it is about.
pub(crate) fn theme(row: &Model) -> Result<Theme, StoreError> {
    theme_in(row.frame.as_deref())
}

/// The same, from the frame alone.
pub(super) fn theme_in(frame: Option<&str>) -> Result<Theme, StoreError> {
    let frame: Frame = frame.map(from_json).transpose()?.unwrap_or_default();
    Ok(Theme {
        domain: frame.domain,
        subcategory: frame.subcategory,
        innovation_field: frame.innovation_field,
        words: frame.words.into_iter().map(ShortText::restore).collect(),
    })
}

/// The days on which bodies vote, from the frame alone.
pub(super) fn voting_days_in(frame: Option<&str>) -> Result<Vec<VotingDay>, StoreError> {
    let frame: Frame = frame.map(from_json).transpose()?.unwrap_or_default();
    Ok(frame.voting_days.into_iter().map(KeptDay::back).collect())
}

/// What a list says of a row.
pub(super) fn line(
    row: &Model,
    ideas: u32,
    image: Option<Attachment>,
) -> Result<ChallengeRow, StoreError> {
    Ok(ChallengeRow {
        id: ChallengeId(row.id),
        reference: row.reference.clone(),
        format: from_code(&row.format)?,
        title: row.title.clone(),
        question: row.question.clone(),
        sponsor: row.sponsor.clone(),
        organisation: row.organisation_id.map(OrganisationId),
        owner: row.owner_id.map(UserId),
        series: row.series.clone(),
        edition: edition(row.edition),
        image,
        timetable: Dates::of(row).timetable()?,
        ideas,
        created_at: row.created_at,
    })
}

fn edition(kept: Option<i32>) -> Option<u16> {
    kept.and_then(|edition| u16::try_from(edition).ok())
}

/// The challenge that a row and its experts make.
pub(super) fn challenge(row: Model, experts: Vec<UserId>) -> Result<Stored<Challenge>, StoreError> {
    let timetable = Dates::of(&row).timetable()?;
    let version = row.version;
    let closing = row.results.clone().zip(row.closed_by).zip(row.closed_at).map(
        |((results, by), closed_at)| Closing {
            results: LongText::restore(results),
            closed_by: UserId(by),
            closed_at,
        },
    );
    let parts = ChallengeParts {
        id: ChallengeId(row.id),
        reference: row.reference.clone(),
        owner: row.owner_id.map(UserId),
        experts,
        timetable,
        closing,
        content: content(row)?,
    };
    Ok(Stored { value: Challenge::restore(parts), version })
}

fn content(row: Model) -> Result<ChallengeContent, StoreError> {
    let frame: Frame = row.frame.as_deref().map(from_json).transpose()?.unwrap_or_default();
    let short = |texts: Vec<String>| texts.into_iter().map(ShortText::restore).collect();
    let criterion = |kept: KeptCriterion| Criterion {
        title: ShortText::restore(kept.title),
        help: kept.help.map(Paragraph::restore),
        kind: kept.kind,
        weight: kept.weight,
    };
    Ok(ChallengeContent {
        format: from_code(&row.format)?,
        title: Title::restore(row.title),
        question: row.question.map(Paragraph::restore),
        message: frame.message.map(ShortText::restore),
        accent: frame.accent,
        image: row.image_id.map(AttachmentId),
        description: row.description.map(LongText::restore),
        objective: frame.objective.map(Paragraph::restore),
        eligible: short(frame.eligible),
        not_eligible: short(frame.not_eligible),
        sponsor: row.sponsor.map(ShortText::restore),
        sponsor_word: frame.sponsor_word.map(Paragraph::restore),
        commitments: frame.commitments.into_iter().map(KeptMeans::back).collect(),
        organisation: row.organisation_id.map(OrganisationId),
        form: from_code(&row.form)?,
        objectives: frame.objectives,
        criteria: frame.criteria.into_iter().map(criterion).collect(),
        theme: Theme {
            domain: frame.domain,
            subcategory: frame.subcategory,
            innovation_field: frame.innovation_field,
            words: short(frame.words),
        },
        template: IdeaTemplate {
            problem: frame.template_problem.map(LongText::restore),
            proposal: frame.template_proposal.map(LongText::restore),
        },
        budget: row.budget.and_then(|budget| u32::try_from(budget).ok()),
        resources: frame.resources.into_iter().map(KeptMeans::back).collect(),
        voting_days: frame.voting_days.into_iter().map(KeptDay::back).collect(),
        series: row.series.map(ShortText::restore),
        edition: edition(row.edition),
    })
}
