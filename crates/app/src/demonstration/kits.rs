//! A kit of the third door, with the file that goes with it.

use domain::PracticeId;
use domain::practice::{FileAccessibility, KitContent, KitFile, KitSections};
use domain::text::{LongText, ShortText, Title};

use super::Demo;
use super::ideas::faulty;
use super::script::KitStory;
use super::stage::Stage;
use crate::attachments::{self, Label};
use crate::{Failure, Once, practices};

/// What people fill in at each session.
const SHEET: &[u8] = include_bytes!("../../data/kit/fiche-de-seance.docx");

/// Prepares the kit and publishes its first release.
pub(super) async fn release(
    stage: &Stage<'_>,
    (who, practice): (Demo, PracticeId),
    story: &KitStory,
) -> Result<(), Failure> {
    let (app, lead) = (stage.app, stage.actor(who)?);
    let name = ShortText::parse("/name", "Fiche de séance.docx").map_err(faulty)?;
    let file =
        attachments::upload(app, lead, Label { name, alt: None, consent: false }, SHEET.to_vec())
            .await?;
    let mut sections = KitSections::default();
    for (section, text) in &story.sections {
        sections.set(*section, Some(LongText::parse("/sections", text).map_err(faulty)?));
    }
    let accessibility = FileAccessibility::Accessible;
    let content = KitContent {
        kind: story.kind,
        title: Title::parse("/title", &story.title).map_err(faulty)?,
        sections,
        files: vec![KitFile { attachment: file.id, accessibility }],
    };
    let kit = practices::prepare_kit(app, lead, (practice, content), &Once::default()).await?;
    practices::release_kit(app, lead, (kit, 1), None).await
}
