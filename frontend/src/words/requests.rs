//! The words of what agents ask: questions to the Dinno, support, resources.

use domain::help_request::{HelpStatus, HelpTopic, SupportStage};
use domain::resource_request::StateNature;

use super::vocabulary::named;
use crate::components::{Glyph, Tone};
use crate::words::tr;

named! {
    help_topic(HelpTopic):
        Portal = services.topic.portal,
        Dinno = services.topic.dinno,
        Poc = services.topic.poc,
        Contributor = services.topic.contributor,
        Other = services.topic.other;
    help_status(HelpStatus):
        Open = services.status.open,
        Answered = services.status.answered,
        Closed = services.status.closed;
    support_stage(SupportStage):
        Framing = services.stage.framing,
        Launch = services.stage.launch,
        Implementation = services.stage.implementation,
        Review = services.stage.review;
    /// What the Dinno does at that stage.
    support_stage_meaning(SupportStage):
        Framing = services.stage.framing_text,
        Launch = services.stage.launch_text,
        Implementation = services.stage.implementation_text,
        Review = services.stage.review_text;
}

/// How a question's state is marked.
pub(crate) const fn status_mark(status: HelpStatus) -> (Tone, Glyph) {
    match status {
        HelpStatus::Open => (Tone::Warning, Glyph::Clock),
        HelpStatus::Answered => (Tone::Success, Glyph::Check),
        HelpStatus::Closed => (Tone::Neutral, Glyph::Check),
    }
}

/// How the state of a line is marked.
pub(crate) const fn nature_mark(nature: StateNature) -> (Tone, Glyph) {
    match nature {
        StateNature::Open => (Tone::Info, Glyph::Clock),
        StateNature::Granted => (Tone::Success, Glyph::Check),
        StateNature::Refused => (Tone::Neutral, Glyph::Cross),
    }
}
