//! The words of what the Dinno tells: news, the glossary.

use domain::agenda::AgendaKind;
use domain::editorial::{
    AudienceMark, CountedFigure, EditorialChange, EditorialState, EventFormat, FigureKind,
    MethodKind, ProjectStatus, Reminder, SpeakerRole, SpeakerSide, TakenKind,
};

use super::vocabulary::named;
use crate::components::{Glyph, Tone};
use crate::words::tr;

named! {
    editorial_state(EditorialState):
        Draft = editorial.state.draft,
        Scheduled = editorial.state.scheduled,
        Published = editorial.state.published,
        Withdrawn = editorial.state.withdrawn;
    project_status(ProjectStatus):
        Done = editorial.project.done,
        InProgress = editorial.project.in_progress,
        Abandoned = editorial.project.abandoned;
    event_format(EventFormat):
        Seminar = editorial.format.seminar,
        Meeting = editorial.format.meeting,
        Workshop = editorial.format.workshop,
        Demonstration = editorial.format.demonstration,
        Training = editorial.format.training,
        PitchSession = editorial.format.pitch_session,
        Other = editorial.format.other;
    method_kind(MethodKind):
        QualificationRules = editorial.methods.qualification_rules,
        TechniqueSheet = editorial.methods.technique_sheet,
        ServiceOffer = editorial.methods.service_offer,
        Space = editorial.methods.space,
        Training = editorial.methods.training,
        Guide = editorial.methods.guide,
        Kit = editorial.methods.kit;
    figure_kind(FigureKind):
        Figure = editorial.figures.figure,
        Watch = editorial.figures.watch;
    counted_figure(CountedFigure):
        Ideas = editorial.figures.ideas,
        Pocs = editorial.figures.pocs,
        PocsInProgress = editorial.figures.pocs_in_progress,
        PocsAbandoned = editorial.figures.pocs_abandoned,
        Practices = editorial.figures.practices,
        IdeasFromOutside = editorial.figures.ideas_from_outside,
        OpenActions = editorial.figures.open_actions,
        OpenPocsCompleted = editorial.figures.open_pocs_completed,
        Partners = editorial.figures.partners,
        OpenDepartments = editorial.figures.open_departments,
        ActiveMembers = editorial.figures.active_members,
        ActivePartners = editorial.figures.active_partners;
    speaker_role(SpeakerRole):
        User = editorial.spoken.user,
        Holder = editorial.spoken.holder;
    speaker_side(SpeakerSide):
        Internal = editorial.spoken.internal,
        External = editorial.spoken.external;
    agenda_kind(AgendaKind):
        Event = editorial.agenda.event,
        PocStart = editorial.agenda.poc_start,
        ChallengeOpening = editorial.agenda.challenge_opening,
        ChallengeClosing = editorial.agenda.challenge_closing,
        ChallengeVotes = editorial.agenda.challenge_votes,
        Pitch = editorial.agenda.pitch;
    reminder(Reminder):
        Never = editorial.agenda.remind.never,
        HourBefore = editorial.agenda.remind.hour_before,
        DayBefore = editorial.agenda.remind.day_before,
        WeekBefore = editorial.agenda.remind.week_before;
    taken_kind(TakenKind):
        News = search.kind.news,
        Event = search.kind.event,
        Practice = search.kind.practice,
        Poc = search.kind.poc,
        Lesson = editorial.letter.lesson,
        Challenge = search.kind.challenge,
        MethodResource = search.kind.resource,
        Testimonial = search.kind.testimonial;
    audience_mark(AudienceMark):
        TopManagement = editorial.letter.top_management,
        Manager = editorial.letter.manager,
        Referent = editorial.letter.referent;
    /// As the history tells it.
    editorial_change(EditorialChange):
        Drafted = editorial.change.drafted,
        Edited = editorial.change.edited,
        Moved = editorial.change.moved,
        Published = editorial.change.published,
        Scheduled = editorial.change.scheduled,
        Withdrawn = editorial.change.withdrawn,
        Featured = editorial.change.featured,
        Unfeatured = editorial.change.unfeatured,
        Confirmed = editorial.change.confirmed,
        Aged = editorial.change.aged;
}

/// How the state of an item is marked.
pub(crate) const fn editorial_state_mark(state: EditorialState) -> (Tone, Glyph) {
    match state {
        EditorialState::Draft => (Tone::Neutral, Glyph::Edit),
        EditorialState::Scheduled => (Tone::Info, Glyph::Clock),
        EditorialState::Published => (Tone::Success, Glyph::Check),
        EditorialState::Withdrawn => (Tone::Neutral, Glyph::Cross),
    }
}

/// How the project that news tells about is marked. An abandoned one is no alarm: it taught something.
pub(crate) const fn project_mark(status: ProjectStatus) -> (Tone, Glyph) {
    match status {
        ProjectStatus::Done => (Tone::Success, Glyph::Check),
        ProjectStatus::InProgress => (Tone::Info, Glyph::Clock),
        ProjectStatus::Abandoned => (Tone::Neutral, Glyph::Stop),
    }
}
