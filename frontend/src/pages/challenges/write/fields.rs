//! What is in the fields, from what the server knows and to what is sent.

use std::str::FromStr;

use api_types::attachment::AttachmentView;
use api_types::challenge::{
    ChallengeContentRequest, ChallengeRequest, ChallengeView, CriterionRequest, CriterionView,
    MeansLine,
};
use api_types::people::PersonView;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::challenge::{ChallengeAccent, ChallengeFormat};
use domain::civil::Zone;
use domain::idea::InnovationForm;
use domain::reference::ReferenceCode;
use domain::{FieldCode, FieldError, OrganisationId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::rows::{CriterionRow, MeansRow};
use super::votes::{DayRow, DayWords, LAST_MINUTE, end, wall_of_end};
use crate::pages::shared::{ImageChoice, PersonChoice, unaddressed, wall};
use crate::state::References;

/// What the fields hold, as typed: texts by name, then the lists and the people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CallWords {
    format: String,
    title: String,
    question: String,
    message: String,
    accent: String,
    description: String,
    objective: String,
    eligible: String,
    not_eligible: String,
    domain: String,
    subcategory: String,
    innovation_field: String,
    words: String,
    template_problem: String,
    template_proposal: String,
    opens_day: String,
    opens_time: String,
    closes_day: String,
    closes_time: String,
    votes_from: String,
    votes_from_time: String,
    votes_until: String,
    votes_until_time: String,
    reply_days: String,
    organisation: String,
    sponsor: String,
    sponsor_word: String,
    form: String,
    budget: String,
    series: String,
    edition: String,
    image: Option<AttachmentView>,
    objectives: Vec<String>,
    criteria: Vec<CriterionRequest>,
    resources: Vec<MeansLine>,
    commitments: Vec<MeansLine>,
    voting_days: Vec<DayWords>,
    owner: Option<PersonView>,
    experts: Vec<PersonView>,
}

macro_rules! call_fields {
    ($( $field:ident ),+ $(,)?) => {
        /// The fields. Copy them into the views.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct CallFields {
            $( pub(super) $field: RwSignal<String>, )+
            pub(super) image: ImageChoice,
            pub(super) objectives: RwSignal<Vec<String>>,
            pub(super) criteria: RwSignal<Vec<CriterionRow>>,
            pub(super) resources: RwSignal<Vec<MeansRow>>,
            pub(super) commitments: RwSignal<Vec<MeansRow>>,
            pub(super) voting_days: RwSignal<Vec<DayRow>>,
            pub(super) owner: StoredValue<PersonChoice>,
            pub(super) experts: RwSignal<Vec<PersonChoice>>,
        }

        impl CallFields {
    /// What is told so far, besides the title.
    pub(super) fn told(self) -> Signal<String> {
        let told = [self.question, self.message, self.description, self.words];
        Signal::derive(move || told.map(|text| text.get()).join("\n"))
    }

            /// Fields that hold these words.
            pub(super) fn new(words: &CallWords) -> Self {
                let fields = Self {
                    $( $field: RwSignal::new(String::new()), )+
                    image: ImageChoice::new(),
                    objectives: RwSignal::default(),
                    criteria: RwSignal::default(),
                    resources: RwSignal::default(),
                    commitments: RwSignal::default(),
                    voting_days: RwSignal::default(),
                    owner: StoredValue::new(PersonChoice::of(words.owner.clone())),
                    experts: RwSignal::default(),
                };
                fields.fill(words);
                fields
            }

            /// Shows other words in the same fields.
            pub(super) fn fill(self, words: &CallWords) {
                $( self.$field.set(words.$field.clone()); )+
                self.image.fill(words.image.clone());
                self.objectives.set(words.objectives.clone());
                self.criteria.set(words.criteria.iter().map(CriterionRow::of).collect());
                self.resources.set(words.resources.iter().map(MeansRow::of).collect());
                self.commitments.set(words.commitments.iter().map(MeansRow::of).collect());
                self.voting_days.set(words.voting_days.iter().map(DayRow::of).collect());
                let expert = |person: &PersonView| PersonChoice::of(Some(person.clone()));
                self.experts.set(words.experts.iter().map(expert).collect());
                self.owner.with_value(|owner| owner.set(words.owner.clone()));
            }

            /// What is in the fields.
            pub(super) fn words(self) -> CallWords {
                CallWords {
                    $( $field: self.$field.get(), )+
                    image: self.image.image(),
                    objectives: self.objectives.get(),
                    criteria: self.criteria.read().iter().map(CriterionRow::request).collect(),
                    resources: self.resources.read().iter().map(MeansRow::line).collect(),
                    commitments: self.commitments.read().iter().map(MeansRow::line).collect(),
                    voting_days: self.voting_days.read().iter().map(DayRow::words).collect(),
                    owner: self.owner.with_value(PersonChoice::person),
                    experts: self.experts.read().iter().filter_map(PersonChoice::person).collect(),
                }
            }
        }
    };
}

call_fields!(
    format,
    title,
    question,
    message,
    accent,
    description,
    objective,
    eligible,
    not_eligible,
    domain,
    subcategory,
    innovation_field,
    words,
    template_problem,
    template_proposal,
    opens_day,
    opens_time,
    closes_day,
    closes_time,
    votes_from,
    votes_from_time,
    votes_until,
    votes_until_time,
    reply_days,
    organisation,
    sponsor,
    sponsor_word,
    form,
    budget,
    series,
    edition,
);

impl CallFields {
    /// What is sent, or what is wrong with it: the domain's own check, once the normed lists are there.
    pub(super) fn read(self, references: References) -> Result<ChallengeRequest, Vec<FieldError>> {
        let content = untrack(|| self.words()).request()?;
        if untrack(|| !references.is_empty()) {
            content.parse(&references.book())?;
        }
        Ok(ChallengeRequest { content })
    }
}

impl CallWords {
    /// A challenge that nobody has written yet, in a body.
    pub(super) fn blank_in(body: Option<OrganisationId>) -> Self {
        Self {
            organisation: body.map(|body| body.to_string()).unwrap_or_default(),
            format: ChallengeFormat::Challenge.code().to_owned(),
            form: InnovationForm::Participative.code().to_owned(),
            opens_time: "09:00".to_owned(),
            closes_time: "23:59".to_owned(),
            votes_from_time: "00:00".to_owned(),
            votes_until_time: LAST_MINUTE.to_owned(),
            ..Self::default()
        }
    }

    /// What a challenge says today.
    pub(super) fn of(challenge: &ChallengeView) -> Self {
        let ChallengeView { summary, theme, .. } = challenge.clone();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let code = |code: Option<ReferenceCode>| code.map(|code| code.0).unwrap_or_default();
        let (opens_day, opens_time) = wall(summary.opens_at, "09:00");
        let (closes_day, closes_time) = wall(summary.closes_at, "23:59");
        let (votes_from, votes_from_time) = wall(challenge.votes_from, "00:00");
        let (votes_until, votes_until_time) = wall_of_end(challenge.votes_until);
        Self {
            format: summary.format.code().to_owned(),
            title: summary.title,
            question: text(&summary.question),
            message: text(&challenge.message),
            accent: challenge.accent.map(|accent| accent.to_string()).unwrap_or_default(),
            description: text(&challenge.description),
            objective: text(&challenge.objective),
            eligible: challenge.eligible.join("\n"),
            not_eligible: challenge.not_eligible.join("\n"),
            domain: code(theme.domain),
            subcategory: code(theme.subcategory),
            innovation_field: code(theme.innovation_field),
            words: theme.words.join(", "),
            template_problem: text(&challenge.template_problem),
            template_proposal: text(&challenge.template_proposal),
            opens_day,
            opens_time,
            closes_day,
            closes_time,
            votes_from,
            votes_from_time,
            votes_until,
            votes_until_time,
            reply_days: shown(challenge.reply_days),
            organisation: summary.organisation.map(|body| body.id.to_string()).unwrap_or_default(),
            sponsor: text(&summary.sponsor),
            sponsor_word: text(&challenge.sponsor_word),
            form: challenge.form.code().to_owned(),
            budget: shown(challenge.budget),
            series: text(&summary.series),
            edition: shown(summary.edition),
            image: summary.image.map(unaddressed),
            objectives: challenge.objectives.iter().map(|code| code.0.clone()).collect(),
            criteria: challenge.criteria.iter().map(criterion).collect(),
            resources: challenge.resources.clone(),
            commitments: challenge.commitments.clone(),
            voting_days: challenge.voting_days.iter().map(DayWords::of).collect(),
            owner: challenge.owner.clone(),
            experts: challenge.experts.clone(),
        }
    }

    fn request(self) -> Result<ChallengeContentRequest, Vec<FieldError>> {
        let mut errors = Vec::new();
        let opens_at = instant(&mut errors, "opens_at", (&self.opens_day, &self.opens_time));
        let closes_at = instant(&mut errors, "closes_at", (&self.closes_day, &self.closes_time));
        let from = (self.votes_from.as_str(), self.votes_from_time.as_str());
        let until = (self.votes_until.as_str(), self.votes_until_time.as_str());
        let votes_from = instant(&mut errors, "votes_from", from);
        let votes_until = end(&mut errors, "votes_until", until);
        let reply_days = number(&mut errors, "reply_days", &self.reply_days);
        let budget = number(&mut errors, "budget", &self.budget);
        let edition = number(&mut errors, "edition", &self.edition);
        let days = self.voting_days.iter().enumerate();
        let voting_days = days.filter_map(|(place, day)| day.request(&mut errors, place)).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let format = ChallengeFormat::from_code(&self.format);
        let form = InnovationForm::from_code(&self.form);
        Ok(ChallengeContentRequest {
            format: format.unwrap_or(ChallengeFormat::Challenge),
            title: self.title,
            question: given(self.question),
            message: given(self.message),
            accent: ChallengeAccent::from_code(&self.accent),
            image_id: self.image.map(|image| image.id),
            description: given(self.description),
            objective: given(self.objective),
            eligible: listed(&self.eligible, &['\n']),
            not_eligible: listed(&self.not_eligible, &['\n']),
            sponsor: given(self.sponsor),
            sponsor_word: given(self.sponsor_word),
            commitments: self.commitments,
            organisation_id: self.organisation.parse().ok(),
            form: form.unwrap_or(InnovationForm::Participative),
            objectives: self.objectives,
            criteria: self.criteria,
            domain: given(self.domain),
            subcategory: given(self.subcategory),
            innovation_field: given(self.innovation_field),
            words: listed(&self.words, &[',', ';']),
            template_problem: given(self.template_problem),
            template_proposal: given(self.template_proposal),
            budget,
            resources: self.resources,
            series: given(self.series),
            edition,
            owner_id: self.owner.map(|owner| owner.id),
            expert_ids: self.experts.into_iter().map(|expert| expert.id).collect(),
            opens_at,
            closes_at,
            votes_from,
            votes_until,
            voting_days,
            reply_days,
        })
    }
}

fn criterion(view: &CriterionView) -> CriterionRequest {
    let CriterionView { title, help, kind, weight, share: _ } = view.clone();
    CriterionRequest { title, help, kind, weight }
}

pub(super) fn given(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn listed(text: &str, between: &[char]) -> Vec<String> {
    let parts = text.split(|c| between.contains(&c)).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The instant that a day and an hour mean in Paris; none without a day.
pub(super) fn instant(
    errors: &mut Vec<FieldError>,
    field: &str,
    (day, time): (&str, &str),
) -> Option<DateTime<Utc>> {
    if day.trim().is_empty() {
        return None;
    }
    let day = NaiveDate::from_str(day.trim()).ok();
    let time = NaiveTime::parse_from_str(time.trim(), "%H:%M").ok();
    let found = day.zip(time).map(|(day, time)| Zone::Paris.instant(day.and_time(time)));
    if found.is_none() {
        errors.push(FieldError::new(format!("/content/{field}"), FieldCode::Malformed));
    }
    found
}

fn number<T: FromStr>(errors: &mut Vec<FieldError>, field: &str, text: &str) -> Option<T> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return None;
    }
    let found = digits.parse().ok();
    if found.is_none() {
        errors.push(FieldError::new(format!("/content/{field}"), FieldCode::Malformed));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_on_the_wall_of_paris_is_sent_as_its_instant() {
        let words = CallWords {
            title: "Simplification".to_owned(),
            closes_day: "2026-03-31".to_owned(),
            votes_from: "2026-04-01".to_owned(),
            votes_from_time: "10:30".to_owned(),
            votes_until: "2026-04-03".to_owned(),
            budget: "12\u{202f}000".to_owned(),
            ..CallWords::blank_in(None)
        };
        let sent = words.request().unwrap();
        assert_eq!(sent.closes_at, "2026-03-31T21:59:00Z".parse().ok());
        assert_eq!(sent.votes_from, "2026-04-01T08:30:00Z".parse().ok(), "at its hour");
        assert_eq!(sent.votes_until, "2026-04-03T22:00:00Z".parse().ok(), "the whole last day");
        assert_eq!((sent.opens_at, sent.budget), (None, Some(12_000)));
    }

    #[test]
    fn what_is_no_date_and_no_number_is_said_at_its_field() {
        let words = CallWords {
            closes_day: "2026-03-31".to_owned(),
            closes_time: "25 h".to_owned(),
            edition: "printemps".to_owned(),
            ..CallWords::blank_in(None)
        };
        let faults = words.request().unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(told, ["/content/closes_at", "/content/edition"]);
    }
}
