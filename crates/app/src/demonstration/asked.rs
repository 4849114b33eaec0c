//! What people ask of the Dinno and of each other: questions, resources, a practice taken up, what is to be said of the
//! portal.

use chrono::{Datelike as _, Days, NaiveDate, TimeDelta, Weekday};
use domain::civil::Zone;
use domain::communication::{PlanState, PortalPlan};
use domain::help_request::{HelpTopic, SupportStage};
use domain::practice::{ReuseContent, ReuseResult};
use domain::reference::ReferenceCode;
use domain::resource_request::{LineText, Purpose};
use domain::text::{Paragraph, Title};
use persistence::Stored;
use serde::Deserialize;

use super::Demo;
use super::ideas::faulty;
use super::stage::Stage;
use crate::help_requests::{self, Question};
use crate::resource_requests::{self, Asked};
use crate::{Failure, Once, portal_plan, practices};

/// Days from today of the actions of the model plan, in its order: the portal opened twelve days ago.
const PLAN_DAYS: [i64; 10] = [-40, -33, -26, -19, -12, -12, -10, 4, 32, 60];

/// A question to the Dinno, and the answer that Paul gave.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionStory {
    who: Demo,
    topic: HelpTopic,
    title: String,
    body: String,
    support: Option<SupportStage>,
    answer: Option<String>,
}

/// Resources that somebody asks for an experiment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResourceStory {
    who: Demo,
    title: String,
    poc: String,
    details: Option<String>,
    line: Vec<ResourceLineStory>,
}

/// One thing that is wanted, with the answer that Paul gave.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResourceLineStory {
    kind: String,
    what: String,
    state: Option<String>,
    reason: Option<String>,
}

/// A practice that the body of somebody takes up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReuseStory {
    who: Demo,
    practice: String,
    since_days_ago: i64,
    adaptations: Option<String>,
    effort: Option<String>,
    result: ReuseResult,
}

/// Asks the Dinno, which may answer.
pub(super) async fn question(stage: &Stage<'_>, story: QuestionStory) -> Result<(), Failure> {
    let asked = Question {
        topic: story.topic,
        title: Title::parse("/title", &story.title).map_err(faulty)?,
        body: Paragraph::parse("/body", &story.body).map_err(faulty)?,
        support: story.support,
        poc: None,
    };
    let who = stage.actor(story.who)?;
    let id = help_requests::ask(stage.app, who, asked, &Once::default()).await?;
    if let Some(answer) = &story.answer {
        let body = Paragraph::parse("/body", answer).map_err(faulty)?;
        help_requests::reply(stage.app, stage.actor(Demo::Paul)?, (id, 1), body).await?;
    }
    Ok(())
}

/// Asks for resources, which are answered line by line.
pub(super) async fn resources(stage: &Stage<'_>, story: ResourceStory) -> Result<(), Failure> {
    let wanted = |line: &ResourceLineStory| {
        Ok((ReferenceCode(line.kind.clone()), LineText::parse("/what", &line.what)?))
    };
    let lines = story.line.iter().map(wanted).collect::<Result<Vec<_>, _>>().map_err(faulty)?;
    let asked = Asked {
        title: Title::parse("/title", &story.title).map_err(faulty)?,
        details: optional("/details", story.details.as_deref())?,
        purpose: Some(Purpose::Poc(stage.poc(&story.poc)?)),
        lines,
    };
    let who = stage.actor(story.who)?;
    let id = resource_requests::request(stage.app, who, asked, &Once::default()).await?;
    let mut version = 1;
    for (place, line) in story.line.iter().enumerate() {
        let Some(step) = &line.state else { continue };
        let answer =
            (place, ReferenceCode(step.clone()), optional("/reason", line.reason.as_deref())?);
        let paul = stage.actor(Demo::Paul)?;
        resource_requests::decide(stage.app, paul, (id, version), answer).await?;
        version += 1;
    }
    Ok(())
}

/// Takes a practice up.
pub(super) async fn reuse(stage: &Stage<'_>, story: ReuseStory) -> Result<(), Failure> {
    let since = Zone::Paris.day(stage.app.now()) - TimeDelta::days(story.since_days_ago);
    let content = ReuseContent {
        since,
        adaptations: optional("/adaptations", story.adaptations.as_deref())?,
        effort: optional("/effort", story.effort.as_deref())?,
        result: story.result,
    };
    let named = (stage.practice(&story.practice)?, None);
    let who = stage.actor(story.who)?;
    practices::declare_reuse(stage.app, who, named, (content, None), &Once::default()).await?;
    Ok(())
}

/// Dates the model plan of communication, and says what of it is done.
pub(super) async fn plan(stage: &Stage<'_>) -> Result<(), Failure> {
    let (app, paul) = (stage.app, stage.actor(Demo::Paul)?);
    let Stored { value: PortalPlan { mut items }, version } = portal_plan::read(app, paul).await?;
    let today = Zone::Paris.day(app.now());
    for (action, days) in items.iter_mut().zip(PLAN_DAYS) {
        action.on = Some(working_day(today + TimeDelta::days(days)));
        action.state = if days < 0 { PlanState::Done } else { PlanState::ToDo };
    }
    let dated = PortalPlan { items }.checked().map_err(Failure::Invalid)?;
    portal_plan::edit(app, paul, (dated, version)).await?;
    Ok(())
}

fn optional(pointer: &str, text: Option<&str>) -> Result<Option<Paragraph>, Failure> {
    Paragraph::parse_optional(pointer, text).map_err(faulty)
}

/// The same day, or the Monday after it.
fn working_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}
