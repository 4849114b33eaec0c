//! The words of the potential of an idea, and of its gains.

use domain::idea::{GainEvidence, GainNature, PotentialChange};

use super::vocabulary::named;
use crate::components::Glyph;
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
}

/// What stands beside the word.
pub(crate) const fn gain_glyph(nature: GainNature) -> Glyph {
    match nature {
        GainNature::Time => Glyph::Clock,
        GainNature::Money => Glyph::Chart,
        GainNature::Comfort => Glyph::Heart,
    }
}
