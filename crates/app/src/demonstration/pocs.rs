//! The second door, and the third: experiments and the practices they prove.

use chrono::TimeDelta;
use domain::poc::{
    Answers, Assurances, GateDecision, GateVerdict, HealthReport, Member, MemberName, MemberRole,
    PassRequest, PocHeader, Step, StopCause, Technique,
};
use domain::reference::{ReferenceCode, ReferenceList};
use domain::text::{Paragraph, ShortText, Title};
use domain::{OrganisationId, PassageId, PocId};
use persistence::pocs as kept;
use uuid::Uuid;

use super::ideas::faulty;
use super::kits;
use super::script::{PocStory, StopAct};
use super::stage::Stage;
use crate::pocs::{self, NewCard, NewLesson};
use crate::words::Locale;
use crate::{Failure, Once, Version, practices};

/// Tells one experiment, from its creation to where it stands.
pub(super) async fn poc(stage: &mut Stage<'_>, story: PocStory) -> Result<(), Failure> {
    let card = NewCard {
        header: header(stage, &story)?,
        members: members(stage, &story)?,
        idea: story.idea.as_ref().and_then(|title| stage.ideas.get(title).copied()),
    };
    let lead = stage.actor(story.lead)?;
    let id = pocs::create(stage.app, lead, card, &Once::default()).await?;
    answer(stage, &story, id).await?;
    if let Some(days) = story.started_days_ago {
        let started_on = (stage.app.now() - TimeDelta::days(days)).date_naive();
        let version = version(stage, id).await?;
        pocs::launch(stage.app, lead, (id, version), started_on).await?;
    }
    for number in 1..=story.passed {
        pass(stage, &story, (id, number)).await?;
    }
    for lesson in &story.lesson {
        let new = NewLesson {
            step: step(lesson.step)?,
            kind: lesson.kind,
            text: Paragraph::parse("/text", &lesson.text).map_err(faulty)?,
        };
        pocs::add_lesson(stage.app, lead, (id, new), &Once::default()).await?;
    }
    stop(stage, &story, id).await?;
    if story.publish {
        let proposal = practices::propose(stage.app, lead, id, Locale::Fr).await?;
        let published = (id, proposal.content, Some(proposal.contact), false);
        let practice = practices::publish(stage.app, lead, published, &Once::default()).await?;
        if let Some(told) = &story.kit {
            kits::release(stage, (story.lead, practice), told).await?;
        }
        stage.practices.insert(story.title.clone(), practice);
    }
    stage.pocs.insert(story.title, id);
    Ok(())
}

async fn version(stage: &Stage<'_>, id: PocId) -> Result<Version, Failure> {
    let poc = kept::find(&stage.app.store.reader(), id).await?;
    Ok(poc.ok_or(Failure::NotFound("poc"))?.version)
}

fn step(number: u8) -> Result<Step, Failure> {
    Step::from_number(number).ok_or(Failure::NotFound("step"))
}

fn header(stage: &Stage<'_>, story: &PocStory) -> Result<PocHeader, Failure> {
    let tree = stage.app.directory.organisations();
    let department = tree.with_code(&story.department).ok_or(Failure::NotFound("organisation"))?;
    let references = stage.app.directory.references();
    let code = |list, code: &str| {
        references.check("/code", list, code).map(|item| item.code.clone()).map_err(faulty)
    };
    let keyword = |word: &String| ShortText::parse("/keywords", word).map_err(faulty);
    let (trigger, form) = (story.trigger.as_deref(), story.action_form.as_deref());
    let day = |days| (stage.app.now() + TimeDelta::days(days)).date_naive();
    Ok(PocHeader {
        title: Title::parse("/title", &story.title).map_err(faulty)?,
        summary: Some(Paragraph::parse("/summary", &story.summary).map_err(faulty)?),
        description: None,
        department: department.id,
        organisation: department.body.unwrap_or(OrganisationId(department.id.0)),
        domain: code(ReferenceList::Domain, &story.domain)?,
        trigger: trigger.map(|trigger| code(ReferenceList::Trigger, trigger)).transpose()?,
        starts_on: story.planned_days_ago.map(|days| day(-days)),
        ends_on: story.ends_in_days.map(day),
        keywords: story.keywords.iter().map(keyword).collect::<Result<_, _>>()?,
        form: story.form,
        action_form: form.map(|form| code(ReferenceList::ActionForm, form)).transpose()?,
        aspects: Vec::new(),
        objective: None,
        lifecycle_position: None,
        health: story.health.map(|health| HealthReport { health, note: None }),
        pitch: None,
        sponsor_word: None,
        partners: Vec::new(),
        external_references: Vec::new(),
        sustainable: false,
        qualities: Vec::new(),
        video: None,
        related: Vec::new(),
        milestones: std::collections::BTreeMap::new(),
    })
}

fn members(stage: &Stage<'_>, story: &PocStory) -> Result<Vec<Member>, Failure> {
    let member = |id, role| Member { name: MemberName::User(id), role };
    let mut members = vec![member(stage.actor(story.lead)?.id, MemberRole::Lead)];
    if let Some(sponsor) = story.sponsor {
        members.push(member(stage.actor(sponsor)?.id, MemberRole::Sponsor));
    }
    Ok(members)
}

async fn answer(stage: &Stage<'_>, story: &PocStory, id: PocId) -> Result<(), Failure> {
    let lead = stage.actor(story.lead)?;
    for step in Step::ALL.iter().copied() {
        let given = story.answers.iter().filter(|(question, _)| question.step() == step);
        let answers = given
            .map(|(question, text)| Ok((*question, Answers::parse(*question, text)?)))
            .collect::<Result<Vec<_>, _>>()
            .map_err(faulty)?;
        let named = story.lesson.iter().filter(|lesson| lesson.step == step.number());
        let techniques = named
            .filter_map(|lesson| lesson.technique.as_deref())
            .map(|name| Ok(Technique { step, name: ShortText::parse("/name", name)?, note: None }))
            .collect::<Result<Vec<_>, _>>()
            .map_err(faulty)?;
        if answers.is_empty() && techniques.is_empty() {
            continue;
        }
        let version = version(stage, id).await?;
        let record = (answers, Some(techniques));
        pocs::answer(stage.app, lead, ((id, version), step), record).await?;
    }
    Ok(())
}

async fn pass(
    stage: &Stage<'_>,
    story: &PocStory,
    (id, number): (PocId, u8),
) -> Result<(), Failure> {
    let step = step(number)?;
    let verdict = match step {
        Step::DescribeSolution => Some(GateVerdict::Go),
        Step::Validate => story.verdict,
        Step::FrameChallenge
        | Step::IdentifyStakeholders
        | Step::Plan
        | Step::BuildPrototype
        | Step::ProjectDeployment => None,
    };
    let decided_by = stage.actor(story.sponsor.unwrap_or(story.lead))?.id;
    let gates = verdict.map(|verdict| GateDecision {
        verdict,
        reason: None,
        conditions: Vec::new(),
        assurances: Assurances { security: true, deadlines: true, quality: true },
        decided_by,
        decided_on: stage.app.now().date_naive(),
        reworked: false,
    });
    let request = PassRequest {
        first: step,
        last: step,
        gates: gates.into_iter().collect(),
        passage: PassageId(Uuid::now_v7()),
    };
    let version = version(stage, id).await?;
    pocs::pass(stage.app, stage.actor(story.lead)?, (id, version), &request).await
}

async fn stop(stage: &Stage<'_>, story: &PocStory, id: PocId) -> Result<(), Failure> {
    let Some(stop) = &story.stop else { return Ok(()) };
    let lead = stage.actor(story.lead)?;
    let cause = StopCause {
        cause: ReferenceCode(stop.cause.clone()),
        note: Some(Paragraph::parse("/note", &stop.note).map_err(faulty)?),
    };
    let version = version(stage, id).await?;
    match stop.act {
        StopAct::Hold => pocs::hold(stage.app, lead, (id, version), cause).await,
        StopAct::Abandon => pocs::abandon(stage.app, lead, (id, version), cause).await,
    }
}
