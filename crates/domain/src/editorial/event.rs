//! Events of the agenda (R257 to R261): when, where, and who comes.

use std::collections::BTreeSet;
use std::num::NonZeroU16;
use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};

use super::Pitches;
use crate::civil::to_the_minute;
use crate::ids::{EditorialId, PartnerId};
use crate::text::{FieldCode, FieldError, LongText, Paragraph, ShortText, Text};
use crate::video::Video;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What kind of event it is.
    EventFormat {
        /// A seminar.
        Seminar = "seminar",
        /// A meeting of people who do not usually meet.
        Meeting = "meeting",
        /// A workshop.
        Workshop = "workshop",
        /// A demonstration.
        Demonstration = "demonstration",
        /// A training.
        Training = "training",
        /// A public session of pitches, about once a quarter (R099).
        PitchSession = "pitch_session",
        /// Something else.
        Other = "other",
    }
}

impl EventFormat {
    /// Whether people pitch there.
    #[must_use]
    pub const fn has_pitches(self) -> bool {
        match self {
            Self::PitchSession => true,
            Self::Seminar
            | Self::Meeting
            | Self::Workshop
            | Self::Demonstration
            | Self::Training
            | Self::Other => false,
        }
    }
}

/// When an event begins and ends, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventTimes {
    begins_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

impl EventTimes {
    /// Checks the two instants.
    ///
    /// # Errors
    /// At `pointer`, that of the end, when it does not come after the beginning.
    pub fn parse(
        pointer: &str,
        begins_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
    ) -> Result<Self, FieldError> {
        let (begins_at, ends_at) = (to_the_minute(begins_at), to_the_minute(ends_at));
        if ends_at <= begins_at {
            return Err(FieldError::new(pointer, FieldCode::BeforeStart));
        }
        Ok(Self { begins_at, ends_at })
    }

    /// Takes back instants that were checked when they were kept.
    #[must_use]
    pub const fn restore(begins_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> Self {
        Self { begins_at, ends_at }
    }

    /// When it begins.
    #[must_use]
    pub const fn begins_at(self) -> DateTime<Utc> {
        self.begins_at
    }

    /// When it ends.
    #[must_use]
    pub const fn ends_at(self) -> DateTime<Utc> {
        self.ends_at
    }
}

/// An address of the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(Text<1, 500>);

impl WebAddress {
    /// Checks an address that somebody typed; blank is none.
    ///
    /// # Errors
    /// At `pointer`, when it is none of the web.
    pub fn parse_optional(pointer: &str, raw: Option<&str>) -> Result<Option<Self>, FieldError> {
        let Some(text) = Text::parse_optional(pointer, raw)? else { return Ok(None) };
        let address: &str = Text::<1, 500>::as_str(&text);
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        // What stands before an `@` passes for the machine that it leads to, and is not.
        if host.is_empty() || host.contains('@') || address.contains(char::is_whitespace) {
            return Err(FieldError::new(pointer, FieldCode::Malformed));
        }
        Ok(Some(Self(text)))
    }

    /// Takes back an address that was checked when it was kept.
    #[must_use]
    pub fn restore(kept: String) -> Self {
        Self(Text::restore(kept))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Whether people register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    /// One comes without a word.
    None,
    /// One registers; there are so many places, or as many as one likes.
    Open {
        /// How many places: those who register beyond wait for one.
        places: Option<NonZeroU16>,
    },
}

/// Most partners of the register that an event names.
pub const MET_MAX: usize = 20;

/// Checks the partners of the register that an event names.
///
/// # Errors
/// At `pointer` when there are too many; under it, at the one that comes twice.
pub fn check_met(pointer: &str, met: &[PartnerId]) -> Result<(), FieldError> {
    if met.len() > MET_MAX {
        let (pointer, max) = (pointer.to_owned(), u32::try_from(MET_MAX).ok());
        return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
    }
    let mut seen = BTreeSet::new();
    match met.iter().position(|id| !seen.insert(*id)) {
        None => Ok(()),
        Some(index) => Err(FieldError::new(format!("{pointer}/{index}"), FieldCode::Duplicate)),
    }
}

/// Checks the training that an event of this format is a session of.
///
/// # Errors
/// At `pointer`, when the event is no training.
pub fn check_training(
    pointer: &str,
    format: EventFormat,
    training: Option<EditorialId>,
) -> Result<Option<EditorialId>, FieldError> {
    if training.is_some() && format != EventFormat::Training {
        return Err(FieldError::new(pointer, FieldCode::UnknownValue));
    }
    Ok(training)
}

/// What an event says, besides its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventContent {
    /// What kind of event it is.
    pub format: EventFormat,
    /// When it begins and ends.
    pub times: EventTimes,
    /// Where it is.
    pub place: Option<ShortText>,
    /// Where one follows it from afar.
    pub link: Option<WebAddress>,
    /// What it is about, in Markdown.
    pub body: LongText,
    /// The partners one meets there, in words (R261).
    pub partners: Option<Paragraph>,
    /// Those of them that are on the register: their meetings are counted there.
    pub met: Vec<PartnerId>,
    /// Whether people register.
    pub registration: Registration,
    /// What is pitched there, in order.
    pub pitches: Pitches,
    /// The video of what was said there, for those whom the people filmed agreed to.
    pub replay: Option<Video>,
    /// Where what was shown there is.
    pub slides: Option<WebAddress>,
    /// The training, among the method resources, that it is a session of (R297).
    pub training: Option<EditorialId>,
}

impl EventContent {
    /// Whether one meets at the same hours and at the same place, or address, as in another writing of it.
    #[must_use]
    pub fn meets_as(&self, other: &Self) -> bool {
        (self.times, &self.place, &self.link) == (other.times, &other.place, &other.link)
    }
}

/// Where somebody who registered stands among those who did, in the order in which they came. Nobody is told to
/// wait for a place that is free: it follows from the order alone, so undoing a registration moves the next one up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// They have a place.
    Held,
    /// They wait, so many before them.
    Waiting {
        /// How many wait before them.
        ahead: u32,
    },
}

/// How long the place of whoever leaves an event is kept for them in the order.
pub const PLACE_KEPT: TimeDelta = TimeDelta::minutes(5);

impl Registration {
    /// Whether somebody who left and comes back takes their former place in the order again, before which so many
    /// stand now, among so many in all: not when it would take a place away from somebody who has it by now.
    #[must_use]
    pub fn gives_back(self, before: u32, total: u32) -> bool {
        match self {
            Self::Open { places: Some(places) } => {
                let places = u32::from(places.get());
                total < places || before >= places
            }
            Self::Open { places: None } | Self::None => true,
        }
    }

    /// The seat of the person before whom so many registered.
    #[must_use]
    pub fn seat(self, before: u32) -> Seat {
        match self {
            Self::Open { places: Some(places) } if before >= u32::from(places.get()) => {
                Seat::Waiting { ahead: before - u32::from(places.get()) }
            }
            Self::Open { .. } | Self::None => Seat::Held,
        }
    }

    /// The positions in the order of those who had to wait, and have a place under these rules instead; without end
    /// when there are as many places as one likes.
    #[must_use]
    pub fn seated_by(self, after: Self) -> Range<u32> {
        let places = |rule| match rule {
            Self::Open { places: Some(places) } => u32::from(places.get()),
            Self::Open { places: None } | Self::None => u32::MAX,
        };
        let (from, until) = (places(self), places(after));
        from..until.max(from)
    }

    /// The position of whoever takes the place of the person before whom so many registered, once that person has
    /// left; nobody when that person waited too, or when nobody had to wait.
    #[must_use]
    pub fn seated_after(self, before: u32) -> Option<u32> {
        match self {
            Self::Open { places: Some(places) } if before < u32::from(places.get()) => {
                Some(u32::from(places.get()) - 1)
            }
            Self::Open { .. } | Self::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_ends_after_it_begins() {
        let at = |text: &str| text.parse().unwrap();
        let noon = at("2026-05-04T12:00:30Z");
        assert!(EventTimes::parse("/e", noon, at("2026-05-04T12:00:59Z")).is_err());
        let times = EventTimes::parse("/e", noon, at("2026-05-04T13:00:00Z")).unwrap();
        assert_eq!(times.begins_at(), at("2026-05-04T12:00:00Z"));
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        for bad in ["javascript:alert(1)", "https://", "ftp://x", "https://a b", "x"] {
            assert!(WebAddress::parse_optional("/link", Some(bad)).is_err(), "{bad}");
        }
        let good = WebAddress::parse_optional("/link", Some(" https://visio.example/42 ")).unwrap();
        assert_eq!(good.unwrap().as_str(), "https://visio.example/42");
        assert_eq!(WebAddress::parse_optional("/link", Some(" ")), Ok(None));
    }

    #[test]
    fn an_event_names_each_partner_once_and_twenty_at_most() {
        let of = |ids: &[u128]| -> Vec<PartnerId> {
            ids.iter().map(|id| PartnerId(uuid::Uuid::from_u128(*id))).collect()
        };
        assert_eq!(check_met("/met", &of(&[1, 2])), Ok(()));
        let twice = check_met("/met", &of(&[1, 2, 1])).unwrap_err();
        assert_eq!((twice.pointer.as_str(), twice.code), ("/met/2", FieldCode::Duplicate));
        let many: Vec<u128> = (0..=20).collect();
        assert_eq!(check_met("/met", &of(&many)).unwrap_err().code, FieldCode::TooMany);
    }

    #[test]
    fn those_who_come_after_the_last_place_wait_in_order() {
        let two = Registration::Open { places: NonZeroU16::new(2) };
        let seats: Vec<Seat> = (0..4).map(|before| two.seat(before)).collect();
        let waiting = |ahead| Seat::Waiting { ahead };
        assert_eq!(seats, [Seat::Held, Seat::Held, waiting(0), waiting(1)]);
        assert_eq!(Registration::Open { places: None }.seat(9_000), Seat::Held);
    }

    #[test]
    fn whoever_leaves_a_place_leaves_it_to_the_first_who_waits() {
        let two = Registration::Open { places: NonZeroU16::new(2) };
        assert_eq!((two.seated_after(0), two.seated_after(1)), (Some(1), Some(1)));
        assert_eq!(two.seated_after(2), None, "they waited themselves");
        assert_eq!(Registration::Open { places: None }.seated_after(0), None);
    }

    #[test]
    fn whoever_comes_back_has_their_place_again_unless_somebody_got_it() {
        let two = Registration::Open { places: NonZeroU16::new(2) };
        assert!(two.gives_back(0, 1), "a place is free");
        assert!(!two.gives_back(0, 2), "whoever moved up keeps it");
        assert!(two.gives_back(2, 4), "one who waited waits at the same place");
        assert!(Registration::Open { places: None }.gives_back(0, 900));
    }

    #[test]
    fn more_places_seat_those_who_wait_and_fewer_seat_nobody() {
        let open = |places| Registration::Open { places: NonZeroU16::new(places) };
        assert_eq!(open(2).seated_by(open(5)), 2..5);
        assert!(open(5).seated_by(open(2)).is_empty());
        assert_eq!(open(2).seated_by(Registration::Open { places: None }), 2..u32::MAX);
        assert!(Registration::Open { places: None }.seated_by(open(2)).is_empty());
    }
}
