//! The first door: challenges and ideas.

use chrono::{NaiveDate, TimeDelta};
use domain::challenge::{
    Challenge, ChallengeContent, ChallengeParts, ChallengeStatus, Criterion, CriterionKind,
    Indicator, IndicatorAim, IndicatorValue, Means, MeansKind, Measure, Theme, Timetable,
};
use domain::civil::{Zone, to_the_minute};
use domain::expression::Target;
use domain::idea::{
    Answer, Classification, Gain, GainFigure, IdeaContent, IdeaOrigin, InnovationForm, Potential,
};
use domain::reference::{ReferenceCode, ReferenceList};
use domain::text::{LongText, Paragraph, ShortText, Title};
use domain::{ChallengeId, FieldError, IndicatorId, IndicatorValueId, OrganisationId};
use persistence::Tx;
use persistence::challenges::{self, NewRow};
use uuid::Uuid;

use super::Demo;
use super::script::{ChallengeStory, GainStory, IdeaStory, IndicatorStory, PotentialStory};
use super::stage::Stage;
use crate::comments::{self, NewComment};
use crate::ideas::{self, NewIdea};
use crate::{Failure, Once, votes};

pub(super) fn faulty(error: FieldError) -> Failure {
    Failure::Invalid(vec![error])
}

/// Puts the challenges.
pub(super) async fn challenge(
    stage: &mut Stage<'_>,
    (number, story): (usize, ChallengeStory),
) -> Result<(), Failure> {
    let now = stage.app.now();
    let id = ChallengeId(Uuid::now_v7());
    let tree = stage.app.directory.organisations();
    let body = story.organisation.as_ref().and_then(|code| tree.with_code(code).map(|one| one.id));
    let at = |days: i64| Some(to_the_minute(now + TimeDelta::days(days)));
    let challenge = Challenge::restore(ChallengeParts {
        id,
        reference: format!("DEFI-DEMO-{number:03}"),
        content: call(&story, body)?,
        owner: Some(stage.actor(story.owner)?.id),
        experts: story
            .experts
            .iter()
            .map(|who| Ok(stage.actor(*who)?.id))
            .collect::<Result<_, Failure>>()?,
        timetable: Timetable {
            status: ChallengeStatus::Open,
            opens_at: at(-7),
            closes_at: at(story.open_for_days),
            votes_from: None,
            votes_until: None,
            reply_days: Some(story.reply_days),
        },
        closing: None,
    });
    let html = crate::challenges::html(&challenge);
    let tx = stage.app.store.begin().await?;
    challenges::insert(&tx, NewRow { challenge, html, created_at: now }).await?;
    follow(&tx, id, (&story.indicators, Zone::Paris.day(now))).await?;
    tx.commit().await?;
    stage.challenges.insert(story.title, id);
    Ok(())
}

/// What a challenge is followed by, and what was found.
async fn follow(
    tx: &Tx,
    id: ChallengeId,
    (stories, today): (&[IndicatorStory], NaiveDate),
) -> Result<(), Failure> {
    let short = |text: Option<&str>| ShortText::parse_optional("/unit", text).map_err(faulty);
    let mut indicators = Vec::new();
    for story in stories {
        indicators.push(Indicator {
            id: IndicatorId(Uuid::now_v7()),
            title: ShortText::parse("/title", &story.title).map_err(faulty)?,
            unit: short(story.unit.as_deref())?,
            target: Measure::parse_optional("/target", story.target.as_deref()).map_err(faulty)?,
            aim: if story.at_most { IndicatorAim::AtMost } else { IndicatorAim::AtLeast },
            expected_on: None,
        });
    }
    challenges::set_indicators(tx, id, (&[], &indicators)).await?;
    for (story, indicator) in stories.iter().zip(&indicators) {
        for (days_ago, value) in &story.values {
            let value = IndicatorValue {
                id: IndicatorValueId(Uuid::now_v7()),
                on: today - TimeDelta::days(*days_ago),
                value: Measure::parse("/value", value).map_err(faulty)?,
                note: None,
            };
            challenges::keep_value(tx, indicator.id, &value).await?;
        }
    }
    Ok(())
}

/// What a challenge says.
fn call(
    story: &ChallengeStory,
    organisation: Option<OrganisationId>,
) -> Result<ChallengeContent, Failure> {
    let subjects = |texts: &[String]| {
        let parse = |text: &String| ShortText::parse("/eligible", text).map_err(faulty);
        texts.iter().map(parse).collect::<Result<Vec<_>, Failure>>()
    };
    let criterion = |(title, weight): &(String, u8)| {
        let title = ShortText::parse("/criteria", title).map_err(faulty)?;
        Ok(Criterion { title, help: None, kind: CriterionKind::Scale, weight: *weight })
    };
    let means = |given: &[(MeansKind, String)]| {
        let line = |(kind, text): &(MeansKind, String)| {
            let text = Paragraph::parse("/resources", text).map_err(faulty)?;
            Ok(Means { kind: *kind, text })
        };
        given.iter().map(line).collect::<Result<Vec<_>, Failure>>()
    };
    let title = Title::parse("/title", &story.title).map_err(faulty)?;
    let short = |text: &Option<String>| {
        ShortText::parse_optional("/message", text.as_deref()).map_err(faulty)
    };
    Ok(ChallengeContent {
        question: Some(Paragraph::parse("/question", &story.question).map_err(faulty)?),
        message: short(&story.message)?,
        description: Some(LongText::parse("/description", &story.description).map_err(faulty)?),
        eligible: subjects(&story.eligible)?,
        not_eligible: subjects(&story.not_eligible)?,
        sponsor: short(&story.sponsor)?,
        commitments: means(&story.commitments)?,
        organisation,
        criteria: story.criteria.iter().map(criterion).collect::<Result<_, Failure>>()?,
        resources: means(&story.resources)?,
        theme: Theme { domain: story.domain.clone().map(ReferenceCode), ..Theme::default() },
        ..ChallengeContent::titled(title)
    })
}

/// Deposits an idea, has it discussed, supported and decided.
pub(super) async fn idea(stage: &mut Stage<'_>, story: IdeaStory) -> Result<(), Failure> {
    let new = NewIdea {
        content: content(stage, &story)?,
        challenge: story.challenge.as_ref().and_then(|title| stage.challenges.get(title).copied()),
        anonymous: story.anonymous,
        draft: None,
        rebound: None,
        on_behalf_of: None,
    };
    let id = ideas::deposit(stage.app, stage.actor(story.by)?, &new, &Once::default()).await?;
    for who in story.supported_by {
        votes::support(stage.app, stage.actor(who)?, id).await?;
    }
    for comment in story.comments {
        let body = Paragraph::parse("/body", &comment.body).map_err(faulty)?;
        let on = Target::Idea(id);
        let (stance, mentions) = (comment.stance, Vec::new());
        let said = NewComment { on, stance, body, masked: false, mentions };
        comments::post(stage.app, stage.actor(comment.by)?, said, &Once::default()).await?;
    }
    let decided = story.verdict.is_some();
    if let Some(verdict) = story.verdict {
        let reason = Paragraph::parse("/reason", &story.reason).map_err(faulty)?;
        let paul = stage.actor(Demo::Paul)?;
        let condition = Paragraph::parse_optional("/condition", story.condition.as_deref());
        let condition = condition.map_err(faulty)?;
        let answer = Answer { verdict, reason, ground: story.ground, condition };
        ideas::decide(stage.app, paul, (id, 1), answer).await?;
    }
    if let Some(story) = story.potential {
        let (study, paul) = (potential(&story)?, stage.actor(Demo::Paul)?);
        // The decision was one more version.
        let version = if decided { 2 } else { 1 };
        ideas::set_potential(stage.app, paul, (id, version), Some(study)).await?;
    }
    stage.ideas.insert(story.title, id);
    Ok(())
}

/// Why an idea is of high potential, and what would be gained.
fn potential(story: &PotentialStory) -> Result<Potential, Failure> {
    let why = Paragraph::parse("/why", &story.why).map_err(faulty)?;
    let short = |text: Option<&str>| ShortText::parse_optional("/figure", text).map_err(faulty);
    let gain = |told: &GainStory| {
        let GainStory { nature, evidence, figure, unit, words } = told;
        let (value, unit) = (short(figure.as_deref())?, short(unit.as_deref())?);
        let words = Paragraph::parse_optional("/words", words.as_deref()).map_err(faulty)?;
        let figure = value.map(|value| GainFigure { value, unit });
        Ok(Gain { nature: *nature, evidence: *evidence, figure, words })
    };
    let gains = story.gains.iter().map(gain).collect::<Result<Vec<_>, Failure>>()?;
    Potential::of(why, gains).map_err(Failure::Invalid)
}

fn content(stage: &Stage<'_>, story: &IdeaStory) -> Result<IdeaContent, Failure> {
    let references = stage.app.directory.references();
    let subcategory = references
        .check("/subcategory", ReferenceList::Subcategory, &story.subcategory)
        .map_err(faulty)?;
    let long = |text: &Option<String>| {
        LongText::parse_optional("/proposal", text.as_deref()).map_err(faulty)
    };
    Ok(IdeaContent {
        title: Title::parse("/title", &story.title).map_err(faulty)?,
        problem: long(&story.problem)?,
        proposal: long(&story.proposal)?,
        classification: Classification {
            domain: subcategory.parent.clone().unwrap_or(ReferenceCode(String::new())),
            subcategory: subcategory.code.clone(),
            innovation_field: None,
            form: InnovationForm::Participative,
            origin: IdeaOrigin::Internal,
        },
        attachments: Vec::new(),
    })
}
