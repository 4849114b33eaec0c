//! What stands beside the experiments: practices that bodies share, outside partners, pages that were added.

use domain::brick::{BrickContent, BrickWords, PageText};
use domain::challenge::Measure;
use domain::partner::PartnerContent;
use domain::practice::{Outlook, PracticeContent, PracticeKind, Reproducible, ResultFigure};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, Title};

use super::Demo;
use super::ideas::faulty;
use super::pictures;
use super::script::{FigureStory, PageStory, PartnerStory, PracticeStory};
use super::stage::Stage;
use crate::{Failure, Once, bricks, partners, practices};

/// Shares the practice of a body.
pub(super) async fn practice(stage: &mut Stage<'_>, story: PracticeStory) -> Result<(), Failure> {
    let tree = stage.app.directory.organisations();
    let body = tree.with_code(&story.organisation).ok_or(Failure::NotFound("organisation"))?;
    let long = |text: &str| LongText::parse("/text", text).map(Some).map_err(faulty);
    let few = |text: Option<&str>| Paragraph::parse_optional("/outlook", text).map_err(faulty);
    let outlook = Outlook {
        reproducible: story.reproducible.map(|answer| Reproducible { answer, note: None }),
        means: few(story.means.as_deref())?,
        criteria: few(story.criteria.as_deref())?,
        ..Outlook::default()
    };
    let image = match &story.image {
        Some(picture) => Some(pictures::send(stage, picture).await?),
        None => None,
    };
    let content = PracticeContent {
        kind: PracticeKind::GoodPractice,
        title: Title::parse("/title", &story.title).map_err(faulty)?,
        summary: Some(Paragraph::parse("/summary", &story.summary).map_err(faulty)?),
        problem: long(&story.problem)?,
        solution: long(&story.solution)?,
        result: long(&story.result)?,
        figure: story.figure.as_ref().map(figure).transpose()?,
        conditions: story.conditions.as_deref().map(long).transpose()?.flatten(),
        lessons: None,
        techniques: None,
        domain: ReferenceCode(story.domain),
        process: Some(ReferenceCode(story.process)),
        form: None,
        action_form: None,
        keywords: Vec::new(),
        partners: None,
        outlook,
        video: None,
        image,
    };
    let shared = ((Some(body.id), None), content, None, false);
    let who = stage.actor(story.who)?;
    let id = practices::share(stage.app, who, shared, &Once::default()).await?;
    stage.practices.insert(story.title, id);
    Ok(())
}

fn figure(story: &FigureStory) -> Result<ResultFigure, Failure> {
    let FigureStory { measured, before, after, unit } = story;
    Ok(ResultFigure {
        measured: ShortText::parse("/measured", measured).map_err(faulty)?,
        before: Measure::parse_optional("/before", before.as_deref()).map_err(faulty)?,
        after: Measure::parse("/after", after).map_err(faulty)?,
        unit: ShortText::parse_optional("/unit", unit.as_deref()).map_err(faulty)?,
    })
}

/// Puts a partner on the register.
pub(super) async fn partner(stage: &Stage<'_>, story: PartnerStory) -> Result<(), Failure> {
    let tree = stage.app.directory.organisations();
    let body = story.organisation.as_deref().and_then(|code| tree.with_code(code));
    let content = PartnerContent {
        name: ShortText::parse("/name", &story.name).map_err(faulty)?,
        kind: story.kind,
        place: ShortText::parse_optional("/place", story.place.as_deref()).map_err(faulty)?,
        organisation: body.map(|body| body.id),
        site: None,
        note: Some(Paragraph::parse("/note", &story.note).map_err(faulty)?),
        active: true,
    };
    partners::add(stage.app, stage.actor(Demo::Paul)?, content, &Once::default()).await?;
    Ok(())
}

/// Adds a page to the portal.
pub(super) async fn page(stage: &Stage<'_>, story: PageStory) -> Result<(), Failure> {
    let words = BrickWords {
        title_fr: ShortText::parse("/title_fr", &story.title_fr).map_err(faulty)?,
        title_en: ShortText::parse("/title_en", &story.title_en).map_err(faulty)?,
        description_fr: Some(
            Paragraph::parse("/description_fr", &story.description_fr).map_err(faulty)?,
        ),
        description_en: None,
    };
    let fr = LongText::parse("/body_fr", &story.body_fr).map_err(faulty)?;
    let content = BrickContent::Page(PageText { fr, en: None });
    let (app, nadia) = (stage.app, stage.actor(Demo::Nadia)?);
    bricks::add(app, nadia, ((words, Vec::new()), content, false), &Once::default()).await?;
    Ok(())
}
