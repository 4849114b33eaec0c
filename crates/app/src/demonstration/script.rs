//! The stories, as `data/demonstration.toml` tells them.

use std::collections::BTreeMap;

use domain::challenge::MeansKind;
use domain::idea::{DecisionGround, GainEvidence, GainNature, IdeaVerdict, InnovationForm, Stance};
use domain::partner::PartnerType;
use domain::poc::{GateVerdict, Health, LessonKind, Question};
use domain::practice::{KitKind, KitSection, Reproducibility};
use serde::Deserialize;

use super::Demo;
use super::asked::{QuestionStory, ResourceStory, ReuseStory};
use super::pictures::PictureStory;
use super::told::Told;
use crate::Failure;

const SCRIPT: &str = include_str!("../../data/demonstration.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    pub(super) challenge: Vec<ChallengeStory>,
    pub(super) idea: Vec<IdeaStory>,
    pub(super) poc: Vec<PocStory>,
    pub(super) card: Vec<CardStory>,
    pub(super) mailbox: Vec<MailboxStory>,
    pub(super) practice: Vec<PracticeStory>,
    pub(super) partner: Vec<PartnerStory>,
    pub(super) page: Vec<PageStory>,
    pub(super) told: Told,
    pub(super) reuse: Vec<ReuseStory>,
    pub(super) question: Vec<QuestionStory>,
    pub(super) resources: Vec<ResourceStory>,
}

/// Somebody who agrees to be found.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardStory {
    pub(super) who: Demo,
    pub(super) expertise: Vec<String>,
    pub(super) help: String,
    pub(super) site: Option<String>,
    #[serde(default)]
    pub(super) ambassador: bool,
}

/// The mailbox of a body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailboxStory {
    pub(super) organisation: String,
    pub(super) address: String,
}

/// A practice of a body, that no experiment came before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PracticeStory {
    pub(super) who: Demo,
    pub(super) organisation: String,
    pub(super) title: String,
    pub(super) image: Option<PictureStory>,
    pub(super) domain: String,
    pub(super) process: String,
    pub(super) summary: String,
    pub(super) problem: String,
    pub(super) solution: String,
    pub(super) result: String,
    pub(super) figure: Option<FigureStory>,
    pub(super) conditions: Option<String>,
    pub(super) reproducible: Option<Reproducibility>,
    pub(super) means: Option<String>,
    pub(super) criteria: Option<String>,
}

/// What was counted, before a practice and since.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FigureStory {
    pub(super) measured: String,
    pub(super) before: Option<String>,
    pub(super) after: String,
    pub(super) unit: Option<String>,
}

/// An outside partner of the register.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartnerStory {
    pub(super) name: String,
    pub(super) kind: PartnerType,
    pub(super) place: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) note: String,
}

/// A page that an administrator added to the portal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageStory {
    pub(super) title_fr: String,
    pub(super) title_en: String,
    pub(super) description_fr: String,
    pub(super) body_fr: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChallengeStory {
    pub(super) title: String,
    pub(super) question: String,
    pub(super) description: String,
    pub(super) owner: Demo,
    pub(super) organisation: Option<String>,
    pub(super) open_for_days: i64,
    pub(super) reply_days: u16,
    pub(super) message: Option<String>,
    pub(super) sponsor: Option<String>,
    #[serde(default)]
    pub(super) commitments: Vec<(MeansKind, String)>,
    #[serde(default)]
    pub(super) resources: Vec<(MeansKind, String)>,
    pub(super) domain: Option<String>,
    #[serde(default)]
    pub(super) eligible: Vec<String>,
    #[serde(default)]
    pub(super) not_eligible: Vec<String>,
    #[serde(default)]
    pub(super) criteria: Vec<(String, u8)>,
    #[serde(default)]
    pub(super) experts: Vec<Demo>,
    #[serde(default)]
    pub(super) indicators: Vec<IndicatorStory>,
}

/// What a challenge is followed by, with what was found so many days ago.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorStory {
    pub(super) title: String,
    pub(super) unit: Option<String>,
    pub(super) target: Option<String>,
    /// It is not to be passed.
    #[serde(default)]
    pub(super) at_most: bool,
    #[serde(default)]
    pub(super) values: Vec<(i64, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdeaStory {
    pub(super) by: Demo,
    #[serde(default)]
    pub(super) anonymous: bool,
    pub(super) title: String,
    pub(super) problem: Option<String>,
    pub(super) proposal: Option<String>,
    pub(super) subcategory: String,
    pub(super) challenge: Option<String>,
    #[serde(default)]
    pub(super) supported_by: Vec<Demo>,
    pub(super) verdict: Option<IdeaVerdict>,
    #[serde(default)]
    pub(super) reason: String,
    pub(super) ground: Option<DecisionGround>,
    pub(super) condition: Option<String>,
    pub(super) potential: Option<PotentialStory>,
    #[serde(default)]
    pub(super) comments: Vec<CommentStory>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PotentialStory {
    pub(super) why: String,
    pub(super) gains: Vec<GainStory>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GainStory {
    pub(super) nature: GainNature,
    pub(super) evidence: GainEvidence,
    pub(super) figure: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) words: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CommentStory {
    pub(super) by: Demo,
    pub(super) stance: Stance,
    pub(super) body: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PocStory {
    pub(super) title: String,
    pub(super) idea: Option<String>,
    pub(super) lead: Demo,
    pub(super) sponsor: Option<Demo>,
    pub(super) department: String,
    pub(super) domain: String,
    pub(super) trigger: Option<String>,
    pub(super) form: Option<InnovationForm>,
    pub(super) action_form: Option<String>,
    pub(super) summary: String,
    #[serde(default)]
    pub(super) keywords: Vec<String>,
    pub(super) health: Option<Health>,
    /// When it was to begin.
    pub(super) planned_days_ago: Option<i64>,
    pub(super) started_days_ago: Option<i64>,
    /// When it is to end; before today when negative.
    pub(super) ends_in_days: Option<i64>,
    #[serde(default)]
    pub(super) passed: u8,
    pub(super) verdict: Option<GateVerdict>,
    #[serde(default)]
    pub(super) publish: bool,
    #[serde(default)]
    pub(super) answers: BTreeMap<Question, String>,
    #[serde(default)]
    pub(super) lesson: Vec<LessonStory>,
    pub(super) stop: Option<StopStory>,
    /// Of the practice that is published.
    pub(super) kit: Option<KitStory>,
}

/// A kit, section by section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KitStory {
    pub(super) kind: KitKind,
    pub(super) title: String,
    pub(super) sections: BTreeMap<KitSection, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LessonStory {
    pub(super) step: u8,
    pub(super) kind: LessonKind,
    pub(super) text: String,
    pub(super) technique: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StopStory {
    pub(super) act: StopAct,
    pub(super) cause: String,
    pub(super) note: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StopAct {
    Hold,
    Abandon,
}

/// Reads the stories.
pub(super) fn read() -> Result<Script, Failure> {
    toml::from_str(SCRIPT)
        .map_err(|error| Failure::ImportUnreadable { words: error.to_string(), errors: Vec::new() })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_stories_can_be_read() {
        let script = super::read().unwrap();
        assert!(script.idea.len() >= 5 && script.poc.len() >= 4);
        assert!(script.told.news.len() >= 4 && script.told.testimonial.len() >= 2);
        assert!(script.told.news.iter().all(|news| news.image.is_some()));
        assert!(script.told.event.iter().all(|event| event.image.is_some()));
        assert!(script.practice.iter().all(|practice| practice.image.is_some()));
    }

    #[test]
    fn the_service_offer_says_each_stage_of_support_and_what_is_lent() {
        let told = super::read().unwrap().told;
        let title = "Ce que la Dinno peut faire avec vous";
        let offer = told.method.iter().find(|method| method.title == title).unwrap();
        let stages = ["Cadrage", "Lancement", "Mise en œuvre", "Bilan"];
        let lent = ["méthodes", "lieux", "moyens", "personnes"];
        for words in stages.into_iter().chain(lent) {
            assert!(offer.body.contains(words), "R025, R325: {words}");
        }
    }
}
