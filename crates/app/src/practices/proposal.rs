//! What the practice of a validated experiment would say: nothing that is known is typed again (R243).

use std::fmt::Write as _;

use domain::access::Actor;
use domain::access::acts::PublishPractice;
use domain::poc::{
    Depth, Lesson, MemberName, MemberRole, Poc, PocHeader, PocParts, Question, Sight, Step,
    Technique,
};
use domain::practice::{Outlook, PracticeContent, PracticeKind};
use domain::reference::{ReferenceBook, ReferenceList};
use domain::text::{LongText, Paragraph};
use domain::video::VideoScope;
use domain::{PocId, UserId};
use persistence::{lessons, people, pocs};

use super::taken::refused;
use crate::pocs::on_one_line;
use crate::printouts::plain;
use crate::words::{Locale, say, say_with};
use crate::{App, Failure};

/// A practice that is not published yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it would say.
    pub content: PracticeContent,
    /// Whom to call: the lead of the experiment whose account is open, or whoever asks.
    pub contact: UserId,
}

/// Proposes the practice of an experiment, in the language of whoever asks.
///
/// # Errors
/// Denied, no such experiment, one that is not validated or has its practice already.
pub async fn propose(
    app: &App,
    actor: &Actor,
    id: PocId,
    locale: Locale,
) -> Result<Proposal, Failure> {
    let from = app.store.reader();
    let poc = pocs::find(&from, id).await?;
    // It says what the record says.
    let poc = poc.filter(|poc| Sight::of(actor).sees(&poc.value, Depth::Record));
    let mut poc = poc.ok_or(Failure::NotFound("poc"))?.value;
    let taken = poc.parts().practice;
    let poc = match actor.may(PublishPractice, &mut poc)?.propose() {
        Ok(poc) => poc,
        Err(error) => return Err(refused(&from, actor, (taken, error)).await),
    };
    let lessons = lessons::of_poc(&from, id).await?;
    let book = app.directory.references();
    let content = content(poc, &lessons, &Spoken { locale, book: &book });
    let leads: Vec<UserId> = leads(poc).collect();
    let known = people::named_by(&from, leads.iter().copied()).await?;
    let reachable = |id: &UserId| known.get(id).is_some_and(|person| person.reachable);
    Ok(Proposal { content, contact: leads.into_iter().find(reachable).unwrap_or(actor.id) })
}

struct Spoken<'a> {
    locale: Locale,
    book: &'a ReferenceBook,
}

fn leads(poc: &Poc) -> impl Iterator<Item = UserId> {
    let leads = poc.parts().members.iter().filter(|member| member.role == MemberRole::Lead);
    leads.filter_map(|member| match &member.name {
        MemberName::User(id) => Some(*id),
        MemberName::Named(_) => None,
    })
}

fn content(poc: &Poc, lessons: &[Lesson], spoken: &Spoken<'_>) -> PracticeContent {
    let PocParts { header, techniques, .. } = poc.parts();
    let PocHeader { title, summary, domain, keywords, partners, form, action_form, video, .. } =
        header;
    let answer = |question| poc.parts().answers.get(question).map(str::to_owned);
    let problem = answer(Question::ExpectedImpact);
    let problem = problem.or_else(|| summary.as_ref().map(|text| text.as_str().to_owned()));
    let partners: Vec<&str> = partners.iter().map(|partner| partner.name.as_str()).collect();
    PracticeContent {
        kind: PracticeKind::Innovation,
        title: title.clone(),
        summary: summary.clone(),
        problem: long(problem),
        solution: long(answer(Question::SolutionDescription)),
        result: long(result(poc, spoken.locale)),
        // The record tells what was shown in words: whoever publishes counts.
        figure: None,
        conditions: long(conditions(poc, spoken.locale)),
        lessons: long(lessons_list(lessons, spoken.locale)),
        techniques: long(techniques_list(techniques, spoken)),
        domain: domain.clone(),
        process: None,
        form: *form,
        action_form: action_form.clone(),
        keywords: keywords.clone(),
        partners: Paragraph::parse_optional("", Some(&partners.join(", "))).ok().flatten(),
        outlook: Outlook::default(),
        // What those who were filmed keep for the top management is not put where everybody reads.
        video: video.clone().filter(|video| video.scope != VideoScope::TopManagement),
        image: None,
    }
}

/// What was shown, then the verdict and what follows.
fn result(poc: &Poc, locale: Locale) -> Option<String> {
    let parts = poc.parts();
    let mut sections: Vec<String> =
        parts.answers.get(Question::Demonstration).map(str::to_owned).into_iter().collect();
    if let Some(gate) = parts.lifecycle.gate(Step::Validate) {
        let verdict = say(locale, &format!("gate-{}", gate.verdict));
        let mut line = labelled(locale, "proposal-verdict", &verdict);
        if let Some(reason) = &gate.reason {
            let _ = write!(line, "\n\n{reason}");
        }
        sections.push(line);
    }
    if let Some(code) = parts.answers.get(Question::FollowUp) {
        let follow_up = say(locale, &format!("follow_up-{code}"));
        sections.push(labelled(locale, "proposal-follow-up", &follow_up));
    }
    joined(&sections)
}

/// How to deploy it, and what it takes.
fn conditions(poc: &Poc, locale: Locale) -> Option<String> {
    let section = |question: Question| {
        let words = poc.parts().answers.get(question)?;
        Some(format!("## {}\n\n{words}", say(locale, &format!("proposal-{question}"))))
    };
    let sections: Vec<String> =
        [Question::DeploymentPlan, Question::Resources].into_iter().filter_map(section).collect();
    joined(&sections)
}

fn lessons_list(lessons: &[Lesson], locale: Locale) -> Option<String> {
    let line = |Lesson { step, kind, text, .. }: &Lesson| {
        let line = [
            ("kind", say(locale, &format!("lesson-{kind}"))),
            ("step", say(locale, &format!("step-{step}"))),
            ("text", on_one_line(text)),
        ];
        format!("- {}", say_with(locale, "proposal-lesson", &line))
    };
    let lines: Vec<String> = lessons.iter().map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Each technique once, in the words of the list when it is listed, with how it was used.
fn techniques_list(techniques: &[Technique], spoken: &Spoken<'_>) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for Technique { name, note, .. } in techniques {
        let listed = spoken.book.find(ReferenceList::Technique, name.as_str());
        let name = listed.map_or(name.as_str(), |item| match spoken.locale {
            Locale::Fr => &item.label_fr,
            Locale::En => &item.label_en,
        });
        let line = match note {
            None => format!("- {}", plain(name)),
            Some(note) => {
                let line = [("name", plain(name)), ("note", on_one_line(note))];
                format!("- {}", say_with(spoken.locale, "proposal-technique", &line))
            }
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn labelled(locale: Locale, label: &str, words: &str) -> String {
    say_with(locale, label, &[("words", words.to_owned())])
}

fn joined(sections: &[String]) -> Option<String> {
    (!sections.is_empty()).then(|| sections.join("\n\n"))
}

/// Several answers together may outgrow what one field takes: the end is left to whoever publishes.
fn long(words: Option<String>) -> Option<LongText> {
    let words: String = words?.chars().take(LongText::LONGEST).collect();
    LongText::parse_optional("", Some(&words)).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pocs::catalogue::missing;

    #[test]
    fn every_word_of_a_proposal_exists_in_both_languages() {
        let mut keys = vec!["proposal-verdict".to_owned(), "proposal-follow-up".to_owned()];
        keys.extend(
            ["deployment_plan", "resources", "lesson", "technique"]
                .map(|key| format!("proposal-{key}")),
        );
        keys.extend(Step::ALL.iter().map(|step| format!("step-{step}")));
        for locale in [Locale::Fr, Locale::En] {
            assert_eq!(missing(locale, &keys), Vec::<&String>::new(), "{locale:?}");
        }
    }

    #[test]
    fn what_outgrows_a_field_is_cut_and_kept() {
        let words = "é".repeat(LongText::LONGEST + 5);
        let kept = long(Some(words)).unwrap();
        assert_eq!(kept.as_str().chars().count(), LongText::LONGEST);
        assert_eq!(long(Some("  ".to_owned())), None);
    }
}
