//! Where an idea stands, the words of its potential, of its gains, and of what is offered to it.

use domain::challenge::MeansKind;
use domain::idea::{
    GainEvidence, GainNature, IdeaField, IdeaStatus, PledgeChange, PotentialChange, SignatureEnd,
};
use domain::poc::PocStatus;

use super::number;
use super::vocabulary::{idea_status, idea_status_mark, named, poc_status_mark};
use crate::components::{Glyph, Tone};
use crate::words::{tr, trn};

named! {
    gain_nature(GainNature):
        Time = ideas.potential.time,
        Money = ideas.potential.money,
        Comfort = ideas.potential.comfort;
    /// A part of what an idea says, as its history names it.
    idea_field(IdeaField):
        Title = ideas.history.field.title,
        Problem = ideas.history.field.problem,
        Proposal = ideas.history.field.proposal,
        Domain = ideas.history.field.domain,
        Subcategory = ideas.history.field.subcategory,
        InnovationField = ideas.history.field.innovation_field,
        Form = ideas.history.field.form,
        Origin = ideas.history.field.origin,
        Attachments = ideas.history.field.attachments;
    gain_evidence(GainEvidence):
        Measured = ideas.potential.measured,
        Estimated = ideas.potential.estimated,
        Felt = ideas.potential.felt;
    /// What happened to it, in a history.
    potential_told(PotentialChange):
        Marked = facts.potential_marked,
        Revised = facts.potential_revised,
        Removed = facts.potential_removed;
    /// What happened to an offer, in a history.
    pledge_told(PledgeChange):
        Given = facts.pledge_given,
        Changed = facts.pledge_changed,
        Withdrawn = facts.pledge_withdrawn;
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

/// How much is offered, of what is counted: « 5 000 € », « 12 jours ».
pub(crate) fn pledged_amount(kind: MeansKind, amount: u32) -> Option<String> {
    let amount = u64::from(amount);
    match kind {
        MeansKind::Money => Some(tr!(challenges.euros, amount = number(amount))),
        MeansKind::Time => Some(trn!(amount, ideas.pledges.days)),
        MeansKind::People
        | MeansKind::Equipment
        | MeansKind::TestSite
        | MeansKind::Communication => None,
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
