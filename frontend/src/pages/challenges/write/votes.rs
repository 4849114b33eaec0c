//! When the ideas of a challenge are supported, in its form: its period, and the days that bodies have of their own.

use api_types::challenge::{VotingDayRequest, VotingDayView};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::civil::Zone;
use domain::{FieldCode, FieldError, OrganisationId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::fields::{CallFields, instant};
use super::parts::{date, time};
use crate::components::{Faults, SelectField, TextField, TextKind};
use crate::pages::shared::{Bodies, RowsField, use_bodies, wall};
use crate::words::tr;

/// The hour that says « the whole day », of an end.
pub(super) const LAST_MINUTE: &str = "23:59";

/// The end of the votes on the wall of Paris: it is the first instant that is too late, and midnight ends the day before.
pub(super) fn wall_of_end(until: Option<DateTime<Utc>>) -> (String, String) {
    let midnight = |at: &DateTime<Utc>| Zone::Paris.local(*at).time() == NaiveTime::MIN;
    match until.filter(midnight) {
        Some(at) => (wall(Some(at - TimeDelta::minutes(1)), "").0, LAST_MINUTE.to_owned()),
        None => wall(until, LAST_MINUTE),
    }
}

/// The end that a day and an hour mean: the last minute stands for the whole day.
pub(super) fn end(
    errors: &mut Vec<FieldError>,
    field: &str,
    (day, time): (&str, &str),
) -> Option<DateTime<Utc>> {
    let at = instant(errors, field, (day, time))?;
    Some(if time.trim() == LAST_MINUTE { Zone::Paris.end_of(Zone::Paris.day(at)) } else { at })
}

/// The first day on which one may vote.
fn first_day(from: Option<DateTime<Utc>>) -> String {
    wall(from, "").0
}

/// The last day on which one may vote: the end is the first minute that is too late.
fn last_day(until: Option<DateTime<Utc>>) -> String {
    wall(until.and_then(|at| at.checked_sub_signed(TimeDelta::minutes(1))), "").0
}

/// When votes of a body start: as it was, to the second, as long as its day was not touched; or else with the day.
fn starts(
    errors: &mut Vec<FieldError>,
    field: &str,
    (day, was): (&str, &str),
) -> Option<DateTime<Utc>> {
    untouched(was, |was| first_day(was) == day).or_else(|| instant(errors, field, (day, "00:00")))
}

/// When they end: as it was, as long as its day was not touched; or else with the whole of the last day.
fn ends(
    errors: &mut Vec<FieldError>,
    field: &str,
    (day, was): (&str, &str),
) -> Option<DateTime<Utc>> {
    untouched(was, |was| last_day(was) == day).or_else(|| {
        let last = instant(errors, field, (day, "00:00"));
        last.map(|at| Zone::Paris.end_of(Zone::Paris.day(at)))
    })
}

/// An hour set elsewhere than in this form, which shows the days of bodies alone, is not lost by passing through it.
fn untouched(was: &str, shows: impl Fn(Option<DateTime<Utc>>) -> bool) -> Option<DateTime<Utc>> {
    let was: Option<DateTime<Utc>> = was.parse().ok();
    was.filter(|_| shows(was))
}

/// The day of a body, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct DayWords {
    organisation: String,
    from: String,
    from_was: String,
    until: String,
    until_was: String,
}

impl DayWords {
    pub(super) fn of(day: &VotingDayView) -> Self {
        Self {
            organisation: day.organisation.id.to_string(),
            from: first_day(Some(day.from)),
            from_was: day.from.to_rfc3339(),
            until: last_day(Some(day.until)),
            until_was: day.until.to_rfc3339(),
        }
    }

    /// What is sent, of the day at this place; one day alone is its own last day.
    pub(super) fn request(
        &self,
        errors: &mut Vec<FieldError>,
        place: usize,
    ) -> Option<VotingDayRequest> {
        let at = |field: &str| format!("voting_days/{place}/{field}");
        let missing =
            |field: &str| FieldError::new(format!("/content/{}", at(field)), FieldCode::Required);
        let body = self.organisation.parse::<OrganisationId>().ok();
        if body.is_none() {
            errors.push(missing("organisation_id"));
        }
        if self.from.trim().is_empty() {
            errors.push(missing("from"));
        }
        let last = if self.until.trim().is_empty() { &self.from } else { &self.until };
        let from = starts(errors, &at("from"), (&self.from, &self.from_was));
        let until = ends(errors, &at("until"), (last, &self.until_was));
        Some(VotingDayRequest { organisation_id: body?, from: from?, until: until? })
    }
}

/// The day of a body, being written.
#[derive(Clone, Debug)]
pub(super) struct DayRow {
    organisation: ArcRwSignal<String>,
    from: ArcRwSignal<String>,
    until: ArcRwSignal<String>,
    was: (String, String),
}

impl DayRow {
    pub(super) fn of(words: &DayWords) -> Self {
        Self {
            organisation: ArcRwSignal::new(words.organisation.clone()),
            from: ArcRwSignal::new(words.from.clone()),
            until: ArcRwSignal::new(words.until.clone()),
            was: (words.from_was.clone(), words.until_was.clone()),
        }
    }

    fn blank() -> Self {
        Self::of(&DayWords::default())
    }

    pub(super) fn words(&self) -> DayWords {
        let (from_was, until_was) = self.was.clone();
        DayWords {
            organisation: self.organisation.get(),
            from: self.from.get(),
            from_was,
            until: self.until.get(),
            until_was,
        }
    }
}

#[component]
pub(super) fn VoteDates(faults: Faults, fields: StoredValue<CallFields>) -> impl IntoView {
    let (all, bodies) = (fields.get_value(), use_bodies());
    let from = (tr!(challenges.write.votes_from), Some(tr!(challenges.write.votes_hint)));
    let from_time = (tr!(challenges.write.votes_from_time), None);
    let until = (tr!(challenges.write.votes_until), None);
    let until_time = (tr!(challenges.write.votes_until_time), None);
    view! {
        <div class="field-pair">
            {date(faults, "/content/votes_from", from, all.votes_from)}
            {time(faults, "/content/votes_from/time", from_time, all.votes_from_time)}
        </div>
        <div class="field-pair">
            {date(faults, "/content/votes_until", until, all.votes_until)}
            {time(faults, "/content/votes_until/time", until_time, all.votes_until_time)}
        </div>
        <RowsField
            legend=tr!(challenges.write.voting_days)
            hint=tr!(challenges.write.voting_days_hint)
            rows=all.voting_days
            blank=DayRow::blank
            add=tr!(challenges.write.add_voting_day)
            row=move |place: usize, day: DayRow| row((faults, bodies), place, day)
        />
    }
}

fn row((faults, bodies): (Faults, Bodies), place: usize, day: DayRow) -> AnyView {
    let at = |field: &str| format!("/content/voting_days/{place}/{field}");
    let body = RwSignal::from(day.organisation);
    let options = Signal::derive(move || bodies.offered(&body.read()));
    view! {
        <SelectField
            faults
            pointer=at("organisation_id")
            label=tr!(challenges.write.voting_body)
            missing=tr!(challenges.write.voting_body_missing)
            blank=tr!(challenges.write.voting_body_blank)
            value=body
            options
        />
        <TextField
            faults
            pointer=at("from")
            label=tr!(challenges.write.voting_from)
            missing=tr!(challenges.write.voting_from_missing)
            kind=TextKind::Date
            value=RwSignal::from(day.from)
        />
        <TextField
            faults
            pointer=at("until")
            label=tr!(challenges.write.voting_until)
            kind=TextKind::Date
            value=RwSignal::from(day.until)
            optional=true
        />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(organisation: &str, from: &str, until: &str) -> DayWords {
        DayWords {
            organisation: organisation.to_owned(),
            from: from.to_owned(),
            until: until.to_owned(),
            ..DayWords::default()
        }
    }

    #[test]
    fn an_hour_set_elsewhere_stays_until_its_day_is_changed() {
        let (from, until) = ("2026-03-12T08:30:15+00:00", "2026-03-12T15:00:00+00:00");
        let mut day = typed(&OrganisationId::default().to_string(), "2026-03-12", "2026-03-12");
        (day.from_was, day.until_was) = (from.to_owned(), until.to_owned());
        let mut errors = Vec::new();
        let sent = day.request(&mut errors, 0).expect("a day");
        assert_eq!((sent.from.to_rfc3339(), sent.until.to_rfc3339()), (from.into(), until.into()));
        day.until = "2026-03-13".to_owned();
        let sent = day.request(&mut errors, 0).expect("a day");
        assert_eq!(sent.from.to_rfc3339(), from);
        assert_eq!(sent.until.to_rfc3339(), "2026-03-13T23:00:00+00:00", "the whole last day");
        assert_eq!(ends(&mut errors, "votes_until", ("", until)), None, "a day taken away is none");
        assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn one_day_alone_lasts_until_its_midnight_in_paris() {
        let body = OrganisationId::default();
        let mut errors = Vec::new();
        let sent = typed(&body.to_string(), "2026-03-12", "").request(&mut errors, 0);
        let sent = sent.expect("a day");
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(sent.from.to_rfc3339(), "2026-03-11T23:00:00+00:00");
        assert_eq!(sent.until.to_rfc3339(), "2026-03-12T23:00:00+00:00");
    }

    #[test]
    fn an_end_at_any_minute_comes_back_as_it_was() {
        for at in ["2026-03-11T23:00:00Z", "2026-03-12T17:30:00Z", "2026-03-29T22:00:00Z"] {
            let until = at.parse::<DateTime<Utc>>().ok();
            let (day, time) = wall_of_end(until);
            assert_eq!(end(&mut Vec::new(), "votes_until", (&day, &time)), until, "{day} {time}");
        }
        let midnight = wall_of_end("2026-03-11T23:00:00Z".parse().ok());
        assert_eq!(midnight, ("2026-03-11".to_owned(), LAST_MINUTE.to_owned()));
    }

    #[test]
    fn what_a_day_lacks_is_told_where_it_does() {
        let mut errors = Vec::new();
        assert_eq!(typed("", " ", "").request(&mut errors, 1), None);
        let told: Vec<&str> = errors.iter().map(|error| error.pointer.as_str()).collect();
        let expected = ["/content/voting_days/1/organisation_id", "/content/voting_days/1/from"];
        assert_eq!(told, expected);
    }
}
