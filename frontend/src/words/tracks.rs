//! The words of intrapreneur tracks.

use domain::challenge::{EntryChange, EntryStatus, EntryVerdict};

use super::vocabulary::named;
use crate::components::{Glyph, Tone};
use crate::words::tr;

named! {
    entry_status(EntryStatus):
        Invited = challenges.entries.status.invited,
        Declined = challenges.entries.status.declined,
        Forming = challenges.entries.status.forming,
        Complete = challenges.entries.status.complete,
        Shortlisted = challenges.entries.status.shortlisted,
        NotShortlisted = challenges.entries.status.not_shortlisted,
        Laureate = challenges.entries.status.laureate,
        NotLaureate = challenges.entries.status.not_laureate,
        Left = challenges.entries.status.left;
    /// As an act: « Présélectionner ».
    entry_verdict(EntryVerdict):
        Shortlisted = challenges.entries.verdict.shortlisted,
        NotShortlisted = challenges.entries.verdict.not_shortlisted,
        Laureate = challenges.entries.verdict.laureate,
        NotLaureate = challenges.entries.verdict.not_laureate;
    /// What happened, as histories and notifications tell it.
    entry_told(EntryChange):
        Invited = facts.entry.invited,
        Entered = facts.entry.entered,
        Accepted = facts.entry.accepted,
        Declined = facts.entry.declined,
        TeammateAsked = facts.entry.teammate_asked,
        TeammateDeclined = facts.entry.teammate_declined,
        Completed = facts.entry.completed,
        TeammateLeft = facts.entry.teammate_left,
        Left = facts.entry.left,
        Reworked = facts.entry.reworked,
        Shortlisted = facts.entry.shortlisted,
        NotShortlisted = facts.entry.not_shortlisted,
        Laureate = facts.entry.laureate,
        NotLaureate = facts.entry.not_laureate;
}

/// How the state of an entry is marked.
pub(crate) const fn entry_mark(status: EntryStatus) -> (Tone, Glyph) {
    match status {
        EntryStatus::Invited | EntryStatus::Forming => (Tone::Info, Glyph::Clock),
        EntryStatus::Complete => (Tone::Info, Glyph::Users),
        EntryStatus::Shortlisted => (Tone::Success, Glyph::Check),
        EntryStatus::Laureate => (Tone::Success, Glyph::Flag),
        EntryStatus::NotShortlisted | EntryStatus::NotLaureate => (Tone::Neutral, Glyph::Info),
        EntryStatus::Declined | EntryStatus::Left => (Tone::Neutral, Glyph::Cross),
    }
}
