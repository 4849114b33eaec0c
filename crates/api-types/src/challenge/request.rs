//! Preparing, changing and closing a challenge.

use chrono::{DateTime, Utc};
use domain::challenge::{
    ChallengeAccent, ChallengeContent, ChallengeFormat, Criterion, CriterionKind, EXPERTS_MAX,
    IdeaTemplate, Means, Theme, Timetable,
};
use domain::idea::InnovationForm;
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText, Title};
use domain::{AttachmentId, FieldCode, FieldError, OrganisationId, UserId};
use serde::{Deserialize, Serialize};

use super::{MeansLine, VotingDayRequest};

/// What answers are read with, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CriterionRequest {
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Utile à l’assuré"))]
    pub title: String,
    /// What it asks.
    #[serde(default)]
    pub help: Option<String>,
    /// How it is marked.
    #[serde(default = "scale")]
    pub kind: CriterionKind,
    /// How much it counts beside the others, 1 to 100.
    #[cfg_attr(feature = "openapi", schema(example = 3))]
    pub weight: u8,
}

/// What a challenge says, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeContentRequest {
    /// What kind of call it is.
    #[serde(default = "challenge")]
    pub format: ChallengeFormat,
    /// Its title, 3 to 250 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Simplification 2026"))]
    pub title: String,
    /// The question, in a few lines.
    #[serde(default)]
    pub question: Option<String>,
    /// Its own message, at most 120 characters.
    #[serde(default)]
    pub message: Option<String>,
    /// Its own colour.
    #[serde(default)]
    pub accent: Option<ChallengeAccent>,
    /// Its own image: a picture that the caller sent with what it shows, or the one that it has already.
    #[serde(default)]
    pub image_id: Option<AttachmentId>,
    /// Its story, in Markdown.
    #[serde(default)]
    pub description: Option<String>,
    /// What it is really for.
    #[serde(default)]
    pub objective: Option<String>,
    /// Subjects inside the frame.
    #[serde(default)]
    pub eligible: Vec<String>,
    /// Subjects outside.
    #[serde(default)]
    pub not_eligible: Vec<String>,
    /// The director who carries it, or the body that asks, in words.
    #[serde(default)]
    pub sponsor: Option<String>,
    /// What they say to those who will answer, in a few lines: refused when nobody carries it.
    #[serde(default)]
    pub sponsor_word: Option<String>,
    /// What they commit to it, at most 12: refused when nobody carries it.
    #[serde(default)]
    pub commitments: Vec<MeansLine>,
    /// The body it belongs to; none when it is national.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Participative, open or both.
    #[serde(default = "participative")]
    pub form: InnovationForm,
    /// Strategic objectives it serves.
    #[serde(default)]
    pub objectives: Vec<String>,
    /// What answers are read with.
    #[serde(default)]
    pub criteria: Vec<CriterionRequest>,
    /// The domain it is about.
    #[serde(default)]
    pub domain: Option<String>,
    /// A sub-category of that domain.
    #[serde(default)]
    pub subcategory: Option<String>,
    /// A field of innovation.
    #[serde(default)]
    pub innovation_field: Option<String>,
    /// Words that dormant ideas may share with it.
    #[serde(default)]
    pub words: Vec<String>,
    /// What the form of deposit holds at first, under « what is wrong today », in Markdown.
    #[serde(default)]
    pub template_problem: Option<String>,
    /// The same, under « what is proposed ».
    #[serde(default)]
    pub template_proposal: Option<String>,
    /// Budget, in euros: at most 2 147 483 647.
    #[serde(default)]
    pub budget: Option<u32>,
    /// The resources put at its disposal, at most 12.
    #[serde(default)]
    pub resources: Vec<MeansLine>,
    /// The series it is an edition of.
    #[serde(default)]
    pub series: Option<String>,
    /// Which edition, such as a year.
    #[serde(default)]
    pub edition: Option<u16>,
    /// The person in charge; the caller when nobody is named, unchanged when it is changed without one. Whoever looks
    /// after it hands it to nobody else: those who write all challenges do, and whoever is named is told.
    #[serde(default)]
    pub owner_id: Option<UserId>,
    /// Its experts, taken as accepted by whoever runs it; to ask them first, invite them once it is published.
    #[serde(default)]
    pub expert_ids: Vec<UserId>,
    /// From when it takes ideas, to the minute; at publication when absent.
    #[serde(default)]
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when: the first minute that is too late.
    #[serde(default)]
    pub closes_at: Option<DateTime<Utc>>,
    /// From when its ideas may be supported, when there is a period for it: no day before it opens.
    #[serde(default)]
    pub votes_from: Option<DateTime<Utc>>,
    /// Until when.
    #[serde(default)]
    pub votes_until: Option<DateTime<Utc>>,
    /// The bodies that have a day of their own to support its ideas, at most 60, each once.
    #[serde(default)]
    pub voting_days: Vec<VotingDayRequest>,
    /// In how many days after its end each author has an answer, 1 to 366: a public promise.
    #[serde(default)]
    pub reply_days: Option<u16>,
}

const fn scale() -> CriterionKind {
    CriterionKind::Scale
}

const fn challenge() -> ChallengeFormat {
    ChallengeFormat::Challenge
}

const fn participative() -> InnovationForm {
    InnovationForm::Participative
}

/// What was faulty while a content was read, and where.
struct Reading<'a> {
    errors: FieldErrors,
    book: &'a ReferenceBook,
}

impl Reading<'_> {
    fn paragraph(&mut self, field: &str, text: Option<&String>) -> Option<Paragraph> {
        let pointer = format!("/content/{field}");
        let parsed = Paragraph::parse_optional(&pointer, text.map(String::as_str));
        self.errors.check(parsed).flatten()
    }

    fn long(&mut self, field: &str, text: Option<&String>) -> Option<LongText> {
        let pointer = format!("/content/{field}");
        let parsed = LongText::parse_optional(&pointer, text.map(String::as_str));
        self.errors.check(parsed).flatten()
    }

    fn short(&mut self, field: &str, text: Option<&String>) -> Option<ShortText> {
        let pointer = format!("/content/{field}");
        let parsed = ShortText::parse_optional(&pointer, text.map(String::as_str));
        self.errors.check(parsed).flatten()
    }

    fn list(&mut self, field: &str, texts: &[String]) -> Vec<ShortText> {
        let parse = |(index, text): (usize, &String)| {
            self.errors.check(ShortText::parse(&format!("/content/{field}/{index}"), text))
        };
        texts.iter().enumerate().filter_map(parse).collect()
    }

    fn means(&mut self, field: &str, sent: &[MeansLine]) -> Vec<Means> {
        let parse = |(index, line): (usize, &MeansLine)| {
            let pointer = format!("/content/{field}/{index}/text");
            let text = self.errors.check(Paragraph::parse(&pointer, &line.text))?;
            Some(Means { kind: line.kind, text })
        };
        sent.iter().enumerate().filter_map(parse).collect()
    }

    fn code(
        &mut self,
        field: &str,
        list: ReferenceList,
        code: Option<&String>,
    ) -> Option<ReferenceCode> {
        let code = code.map(|code| code.trim()).filter(|code| !code.is_empty())?;
        let checked = self.book.check(&format!("/content/{field}"), list, code);
        self.errors.check(checked.map(|item| item.code.clone()))
    }

    fn criterion(&mut self, index: usize, sent: &CriterionRequest) -> Option<Criterion> {
        let CriterionRequest { title, help, kind, weight } = sent;
        let help = self.paragraph(&format!("criteria/{index}/help"), help.as_ref());
        let pointer = format!("/content/criteria/{index}/title");
        let title = self.errors.check(ShortText::parse(&pointer, title))?;
        Some(Criterion { title, help, kind: *kind, weight: *weight })
    }
}

impl ChallengeContentRequest {
    /// Checks every field, under `/content`.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self, book: &ReferenceBook) -> Result<ChallengeContent, Vec<FieldError>> {
        let mut reading = Reading { errors: FieldErrors::default(), book };
        let title = reading.errors.check(Title::parse("/content/title", &self.title));
        let criteria = self.criteria.iter().enumerate();
        let criteria =
            criteria.filter_map(|(index, sent)| reading.criterion(index, sent)).collect();
        let objectives = self.objectives.iter().enumerate().filter_map(|(index, code)| {
            reading.code(&format!("objectives/{index}"), ReferenceList::Objective, Some(code))
        });
        let objectives = objectives.collect();
        if self.expert_ids.len() > EXPERTS_MAX {
            let (pointer, max) =
                ("/content/expert_ids".to_owned(), u32::try_from(EXPERTS_MAX).ok());
            reading.errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let content = ChallengeContent {
            format: self.format,
            title: Title::restore(String::new()),
            question: reading.paragraph("question", self.question.as_ref()),
            message: reading.short("message", self.message.as_ref()),
            accent: self.accent,
            image: self.image_id,
            description: reading.long("description", self.description.as_ref()),
            objective: reading.paragraph("objective", self.objective.as_ref()),
            eligible: reading.list("eligible", &self.eligible),
            not_eligible: reading.list("not_eligible", &self.not_eligible),
            sponsor: reading.short("sponsor", self.sponsor.as_ref()),
            sponsor_word: reading.paragraph("sponsor_word", self.sponsor_word.as_ref()),
            commitments: reading.means("commitments", &self.commitments),
            organisation: self.organisation_id,
            form: self.form,
            objectives,
            criteria,
            theme: self.theme(&mut reading),
            template: IdeaTemplate {
                problem: reading.long("template_problem", self.template_problem.as_ref()),
                proposal: reading.long("template_proposal", self.template_proposal.as_ref()),
            },
            budget: self.budget,
            resources: reading.means("resources", &self.resources),
            voting_days: self.voting_days.iter().map(VotingDayRequest::day).collect(),
            series: reading.short("series", self.series.as_ref()),
            edition: self.edition,
        };
        for faults in [content.check(), self.timetable().check("/content")] {
            faults.err().into_iter().flatten().for_each(|fault| reading.errors.push(fault));
        }
        reading.errors.into_result()?;
        title.map(|title| ChallengeContent { title, ..content }).ok_or_else(Vec::new)
    }

    fn theme(&self, reading: &mut Reading<'_>) -> Theme {
        let domain = reading.code("domain", ReferenceList::Domain, self.domain.as_ref());
        let list = ReferenceList::Subcategory;
        let subcategory = reading.code("subcategory", list, self.subcategory.as_ref());
        let parent = subcategory
            .as_ref()
            .and_then(|code| reading.book.find(list, code.as_str()))
            .and_then(|item| item.parent.clone());
        if domain.is_some() && parent.is_some() && parent != domain {
            let fault = FieldError::new("/content/subcategory", FieldCode::UnknownValue);
            reading.errors.push(fault);
        }
        let list = ReferenceList::InnovationField;
        Theme {
            domain: domain.or(parent),
            subcategory,
            innovation_field: reading.code(
                "innovation_field",
                list,
                self.innovation_field.as_ref(),
            ),
            words: reading.list("words", &self.words),
        }
    }

    /// Its dates, each at its minute.
    #[must_use]
    pub fn timetable(&self) -> Timetable {
        Timetable {
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            votes_from: self.votes_from,
            votes_until: self.votes_until,
            reply_days: self.reply_days,
            ..Timetable::draft()
        }
        .to_the_minute()
    }
}

/// A challenge to prepare, or what it says from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeRequest {
    /// The whole of it.
    pub content: ChallengeContentRequest,
}

/// How a challenge ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloseChallengeRequest {
    /// The results and the thanks, in Markdown.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Merci aux 42 auteurs. Trois idées sont retenues.")
    )]
    pub results: String,
}

impl CloseChallengeRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/results`.
    pub fn parse(&self) -> Result<LongText, Vec<FieldError>> {
        LongText::parse("/results", &self.results).map_err(|error| vec![error])
    }
}
