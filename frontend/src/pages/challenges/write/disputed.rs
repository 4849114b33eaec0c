//! What somebody else made of a challenge that I was changing too: each field by its name, and what it says now.

use api_types::challenge::{ChallengeView, CriterionView, MeansLine, VotingDayView};
use api_types::people::PersonView;
use chrono::NaiveDate;
use domain::challenge::{ChallengeAccent, ChallengeFormat};
use domain::idea::InnovationForm;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;
use serde_json::Value;

use crate::pages::shared::{Disputed, told};
use crate::state::References;
use crate::words::{self, tr};

/// A field that both changed, and what it says in `theirs`.
pub(super) fn disputed(
    (field, now): (String, Value),
    theirs: &ChallengeView,
    references: References,
) -> Disputed {
    let theirs = in_words(&field, &told(&now), theirs, references);
    Disputed { label: label(&field).into(), theirs }
}

/// The name of a field on screen.
fn label(field: &str) -> &'static str {
    match field {
        "format" => tr!(challenges.write.format),
        "title" => tr!(challenges.write.title),
        "question" => tr!(challenges.write.question),
        "message" => tr!(challenges.write.message),
        "accent" => tr!(challenges.write.accent),
        "image" => tr!(challenges.write.image),
        "description" => tr!(challenges.write.description),
        "objective" => tr!(challenges.write.objective),
        "eligible" => tr!(challenges.write.eligible),
        "not_eligible" => tr!(challenges.write.not_eligible),
        "domain" => tr!(challenges.write.domain),
        "subcategory" => tr!(challenges.write.subcategory),
        "innovation_field" => tr!(challenges.write.field),
        "words" => tr!(challenges.write.words),
        "template_problem" => tr!(challenges.write.template_problem),
        "template_proposal" => tr!(challenges.write.template_proposal),
        "criteria" => tr!(challenges.write.criteria),
        "reply_days" => tr!(challenges.write.reply_days),
        "opens_day" => tr!(challenges.write.opens),
        "opens_time" => tr!(challenges.write.opens_time),
        "closes_day" => tr!(challenges.write.closes),
        "closes_time" => tr!(challenges.write.closes_time),
        "votes_from" => tr!(challenges.write.votes_from),
        "votes_from_time" => tr!(challenges.write.votes_from_time),
        "votes_until" => tr!(challenges.write.votes_until),
        "votes_until_time" => tr!(challenges.write.votes_until_time),
        "voting_days" => tr!(challenges.write.voting_days),
        "organisation" => tr!(challenges.write.organisation),
        "owner" => tr!(challenges.write.owner),
        "experts" => tr!(challenges.write.experts),
        "sponsor" => tr!(challenges.write.sponsor),
        "sponsor_word" => tr!(challenges.means.word),
        "form" => tr!(challenges.write.form),
        "objectives" => tr!(challenges.write.objectives),
        "budget" => tr!(challenges.write.budget),
        "resources" => tr!(challenges.means.resources),
        "commitments" => tr!(challenges.means.commitments),
        "series" => tr!(challenges.write.series),
        "edition" => tr!(challenges.write.edition),
        _ => tr!(shared.other_field),
    }
}

/// What it says now, as one reads it on screen.
fn in_words(field: &str, text: &str, theirs: &ChallengeView, references: References) -> String {
    let listed = |list, code: &ReferenceCode| {
        // Nothing is followed from an answer that has just come.
        untrack(|| references.label(list, code)).to_string()
    };
    let chosen = |list| {
        let code = (!text.is_empty()).then(|| ReferenceCode(text.to_owned()));
        code.map(|code| listed(list, &code)).unwrap_or_default()
    };
    let said = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    match field {
        "format" => said(ChallengeFormat::from_code(text).map(words::challenge_format)),
        "accent" => said(ChallengeAccent::from_code(text).map(words::challenge_accent)),
        "form" => said(InnovationForm::from_code(text).map(words::innovation_form)),
        "image" => {
            theirs.summary.image.as_ref().map(|image| image.name.clone()).unwrap_or_default()
        }
        "domain" => chosen(ReferenceList::Domain),
        "subcategory" => chosen(ReferenceList::Subcategory),
        "innovation_field" => chosen(ReferenceList::InnovationField),
        "objectives" => {
            let named = theirs.objectives.iter().map(|code| listed(ReferenceList::Objective, code));
            named.collect::<Vec<_>>().join(", ")
        }
        "criteria" => theirs.criteria.iter().map(criterion).collect::<Vec<_>>().join(", "),
        "resources" => means(&theirs.resources),
        "commitments" => means(&theirs.commitments),
        "voting_days" => days(&theirs.voting_days),
        "opens_day" | "closes_day" | "votes_from" | "votes_until" => {
            text.parse::<NaiveDate>().map(words::date).unwrap_or_default()
        }
        "organisation" => match &theirs.summary.organisation {
            Some(body) => body.name.clone(),
            None => tr!(challenges.write.national).to_owned(),
        },
        "owner" => names(theirs.owner.as_ref()),
        "experts" => names(&theirs.experts),
        _ => text.to_owned(),
    }
}

fn names<'a>(people: impl IntoIterator<Item = &'a PersonView>) -> String {
    people.into_iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn means(given: &[MeansLine]) -> String {
    given.iter().cloned().map(words::means_line).collect::<Vec<_>>().join("\n")
}

fn days(days: &[VotingDayView]) -> String {
    days.iter().map(words::voting_day).collect::<Vec<_>>().join("\n")
}

/// « Utilité (poids : 3) ».
fn criterion(CriterionView { title, weight, .. }: &CriterionView) -> String {
    tr!(challenges.write.criterion_weighed, title = title.clone(), weight = *weight)
}
