//! Pictures that were drawn for the demonstration: nobody is known on them, so that everybody may see them.

use domain::editorial::ItemImage;
use domain::text::{ShortText, Text};
use domain::video::VideoScope;
use serde::Deserialize;

use super::Demo;
use super::ideas::faulty;
use super::stage::Stage;
use crate::Failure;
use crate::attachments::{self, Label};

/// A picture, and what it shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PictureStory {
    file: Picture,
    alt: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Picture {
    Answer,
    Challenges,
    Kiosk,
    Network,
    Pitches,
    Reading,
    Reminder,
    Simulator,
    Workshop,
}

impl Picture {
    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Answer => include_bytes!("../../data/images/answer.png"),
            Self::Challenges => include_bytes!("../../data/images/challenges.png"),
            Self::Kiosk => include_bytes!("../../data/images/kiosk.png"),
            Self::Network => include_bytes!("../../data/images/network.png"),
            Self::Pitches => include_bytes!("../../data/images/pitches.png"),
            Self::Reading => include_bytes!("../../data/images/reading.png"),
            Self::Reminder => include_bytes!("../../data/images/reminder.png"),
            Self::Simulator => include_bytes!("../../data/images/simulator.png"),
            Self::Workshop => include_bytes!("../../data/images/workshop.png"),
        }
    }
}

/// Sends a picture, for whoever tells to carry it.
pub(super) async fn send(stage: &Stage<'_>, story: &PictureStory) -> Result<ItemImage, Failure> {
    let name = ShortText::parse("/name", "illustration.png").map_err(faulty)?;
    let alt = Text::parse("/alt", &story.alt).map_err(faulty)?;
    let label = Label { name, alt: Some(alt), consent: true };
    let bytes = story.file.bytes().to_vec();
    let file = attachments::upload(stage.app, stage.actor(Demo::Paul)?, label, bytes).await?;
    Ok(ItemImage { file: file.id, scope: VideoScope::Public })
}
