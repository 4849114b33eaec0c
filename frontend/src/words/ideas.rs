//! Where an idea stands, and the words of its potential and of its gains.

use domain::idea::{GainEvidence, GainNature, IdeaStatus, PotentialChange, SignatureEnd};
use domain::poc::PocStatus;

use super::vocabulary::{idea_status, idea_status_mark, named, poc_status_mark};
use crate::components::{Glyph, Tone};
use crate::words::tr;

named! {
    gain_nature(GainNature):
        Time = ideas.potential.time,
        Money = ideas.potential.money,
        Comfort = ideas.potential.comfort;
    gain_evidence(GainEvidence):
        Measured = ideas.potential.measured,
        Estimated = ideas.potential.estimated,
        Felt = ideas.potential.felt;
    /// What happened to it, in a history.
    potential_told(PotentialChange):
        Marked = facts.potential_marked,
        Revised = facts.potential_revised,
        Removed = facts.potential_removed;
    /// How a signature, or the invitation to give it, ended.
    signature_ended(SignatureEnd):
        Withdrawn = facts.signature_withdrawn,
        Left = facts.signature_left;
}

/// What stands beside the word.
pub(crate) const fn gain_glyph(nature: GainNature) -> Glyph {
    match nature {
        GainNature::Time => Glyph::Clock,
        GainNature::Money => Glyph::Chart,
        GainNature::Comfort => Glyph::Heart,
    }
}

/// Where an idea stands, and how that looks: while it is tried, where its experiment stands, for whoever may know.
pub(crate) fn idea_standing(
    status: IdeaStatus,
    experiment: Option<PocStatus>,
) -> (Tone, Glyph, &'static str) {
    let (IdeaStatus::Experimenting, Some(tried)) = (status, experiment) else {
        let (tone, glyph) = idea_status_mark(status);
        return (tone, glyph, idea_status(status));
    };
    let word = match tried {
        PocStatus::Planned => tr!(vocabulary.idea_tried.planned),
        PocStatus::InProgress => idea_status(status),
        PocStatus::Completed => tr!(vocabulary.idea_tried.completed),
        PocStatus::OnHold => tr!(vocabulary.idea_tried.on_hold),
        PocStatus::Abandoned => tr!(vocabulary.idea_tried.abandoned),
    };
    let (tone, glyph) = poc_status_mark(tried);
    (tone, glyph, word)
}
