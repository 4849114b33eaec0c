//! The first door: challenges and ideas.

use chrono::TimeDelta;
use domain::challenge::{Challenge, ChallengeStatus};
use domain::expression::Target;
use domain::idea::{Classification, IdeaContent, IdeaOrigin, InnovationForm};
use domain::reference::{ReferenceCode, ReferenceList};
use domain::text::{LongText, Paragraph, Title};
use domain::{ChallengeId, FieldError};
use persistence::challenges::{self, NewChallenge};
use uuid::Uuid;

use super::Demo;
use super::script::{ChallengeStory, IdeaStory};
use super::stage::Stage;
use crate::ideas::{self, NewIdea};
use crate::{Failure, Once, comments, rich_text, votes};

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
    let body = story.organisation.and_then(|code| tree.with_code(&code).map(|one| one.id));
    let challenge = Challenge {
        id,
        reference: format!("DEFI-DEMO-{number:03}"),
        title: Title::parse("/title", &story.title).map_err(faulty)?,
        question: Some(Paragraph::parse("/question", &story.question).map_err(faulty)?),
        description: Some(LongText::parse("/description", &story.description).map_err(faulty)?),
        sponsor: None,
        organisation: body,
        owner: Some(stage.actor(story.owner)?.id),
        status: ChallengeStatus::Open,
        opens_at: Some(now - TimeDelta::days(7)),
        closes_at: Some(now + TimeDelta::days(story.open_for_days)),
    };
    let html = Some(rich_text::to_html(&story.description));
    let tx = stage.app.store.begin().await?;
    challenges::insert_all(&tx, &[NewChallenge { challenge, html, created_at: now }]).await?;
    tx.commit().await?;
    stage.challenges.insert(story.title, id);
    Ok(())
}

/// Deposits an idea, has it discussed, supported and decided.
pub(super) async fn idea(stage: &mut Stage<'_>, story: IdeaStory) -> Result<(), Failure> {
    let new = NewIdea {
        content: content(stage, &story)?,
        challenge: story.challenge.as_ref().and_then(|title| stage.challenges.get(title).copied()),
        anonymous: story.anonymous,
        draft: None,
        rebound: None,
    };
    let id = ideas::deposit(stage.app, stage.actor(story.by)?, &new, &Once::default()).await?;
    for who in story.supported_by {
        votes::support(stage.app, stage.actor(who)?, id).await?;
    }
    for comment in story.comments {
        let body = Paragraph::parse("/body", &comment.body).map_err(faulty)?;
        let said = (Target::Idea(id), comment.stance, body);
        comments::post(stage.app, stage.actor(comment.by)?, said, &Once::default()).await?;
    }
    if let Some(verdict) = story.verdict {
        let reason = Paragraph::parse("/reason", &story.reason).map_err(faulty)?;
        let paul = stage.actor(Demo::Paul)?;
        ideas::decide(stage.app, paul, (id, 1), (verdict, reason)).await?;
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
