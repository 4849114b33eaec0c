//! The first door: challenges and ideas.

use chrono::TimeDelta;
use domain::challenge::{
    Challenge, ChallengeContent, ChallengeParts, ChallengeStatus, Criterion, CriterionKind, Theme,
    Timetable,
};
use domain::civil::to_the_minute;
use domain::expression::Target;
use domain::idea::{Answer, Classification, IdeaContent, IdeaOrigin, InnovationForm};
use domain::reference::{ReferenceCode, ReferenceList};
use domain::text::{LongText, Paragraph, ShortText, Title};
use domain::{ChallengeId, FieldError, OrganisationId};
use persistence::challenges::{self, NewRow};
use uuid::Uuid;

use super::Demo;
use super::script::{ChallengeStory, IdeaStory};
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
    tx.commit().await?;
    stage.challenges.insert(story.title, id);
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
        organisation,
        criteria: story.criteria.iter().map(criterion).collect::<Result<_, Failure>>()?,
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
        let said = NewComment { on, stance: comment.stance, body, masked: false };
        comments::post(stage.app, stage.actor(comment.by)?, said, &Once::default()).await?;
    }
    if let Some(verdict) = story.verdict {
        let reason = Paragraph::parse("/reason", &story.reason).map_err(faulty)?;
        let paul = stage.actor(Demo::Paul)?;
        let condition = Paragraph::parse_optional("/condition", story.condition.as_deref());
        let condition = condition.map_err(faulty)?;
        let answer = Answer { verdict, reason, ground: story.ground, condition };
        ideas::decide(stage.app, paul, (id, 1), answer).await?;
    }
    stage.ideas.insert(story.title, id);
    Ok(())
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
