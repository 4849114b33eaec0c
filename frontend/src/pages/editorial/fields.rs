//! What an item says, as fields: those of its brick, the same to write and to change.

use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, EditorialItemView,
    NewsRequest, TermRequest, ToldPocView, ToldProjectRequest,
};
use api_types::practice::KitFileView;
use api_types::video::VideoView;
use domain::editorial::{
    EditorialBrick, EventFormat, FigureKind, MethodKind, ProjectStatus, SpeakerRole, SpeakerSide,
};
use domain::{FieldError, PartnerId, PocId, PracticeId, UserId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::event_form::event_request;
use super::figure_form::{figure_request, words_of_figure};
use super::issue_form::{IssueFields, IssueWords, issue_request, words_of_issue};
use super::knowledge_form::{
    method_request, testimonial_request, words_of_method, words_of_testimonial,
};
use super::pitch_form::Pitch;
use crate::pages::shared::{ImageFields, ImageSaid, VideoFields};

/// What the fields hold, as typed; those of another brick stay blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ItemWords {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) body: String,
    pub(super) project: String,
    pub(super) poc: Option<(PocId, String)>,
    pub(super) definition: String,
    pub(super) synonyms: String,
    pub(super) plain: String,
    pub(super) format: String,
    pub(super) day: String,
    pub(super) last_day: String,
    pub(super) begins: String,
    pub(super) ends: String,
    pub(super) place: String,
    pub(super) link: String,
    pub(super) partners: String,
    pub(super) registration: String,
    pub(super) places: String,
    pub(super) slides: String,
    /// The training that an event is a session of.
    pub(super) training: String,
    pub(super) figure: String,
    pub(super) value: String,
    /// What the portal counts to feed a key figure; blank when it is typed.
    pub(super) counted: String,
    /// The body of which the portal counts; blank for the whole branch.
    pub(super) counted_body: String,
    pub(super) unit: String,
    pub(super) on: String,
    pub(super) source: String,
    pub(super) note: String,
    pub(super) kind: String,
    pub(super) objective: String,
    pub(super) technique: String,
    pub(super) version: String,
    pub(super) speaker: String,
    pub(super) role: String,
    pub(super) side: String,
    pub(super) style: String,
    pub(super) context: String,
    pub(super) done: String,
    pub(super) worked: String,
    pub(super) failed: String,
    pub(super) advice: String,
    pub(super) segment: String,
    pub(super) organisation: String,
    pub(super) issue: IssueWords,
    pub(super) pitches: Vec<Pitch>,
    /// The partners of the register whom one meets, with their names.
    pub(super) met: Vec<(PartnerId, String)>,
    pub(super) practice: Option<(PracticeId, String)>,
    pub(super) video: Option<VideoView>,
    /// The files of a method resource.
    pub(super) files: Vec<KitFileView>,
    pub(super) image: Option<ImageSaid>,
    /// Who looks after it, with their name.
    pub(super) owner: Option<(UserId, String)>,
}

impl ItemWords {
    /// An item that nobody has written yet.
    pub(super) fn blank() -> Self {
        Self {
            format: EventFormat::Seminar.code().to_owned(),
            kind: MethodKind::TechniqueSheet.code().to_owned(),
            figure: FigureKind::Figure.code().to_owned(),
            role: SpeakerRole::User.code().to_owned(),
            side: SpeakerSide::Internal.code().to_owned(),
            begins: "09:00".to_owned(),
            ends: "11:00".to_owned(),
            ..Self::default()
        }
    }

    /// What an item says today.
    pub(super) fn of(item: &EditorialItemView) -> Self {
        let title = item.summary.title.clone();
        let organisation = item.summary.organisation.as_ref().map(|body| body.id.to_string());
        let words = Self::said(item.content.clone(), title);
        let image = item.summary.image.clone().map(ImageSaid::of);
        let owner = Some((item.owner.id, item.owner.name.clone()));
        Self { organisation: organisation.unwrap_or_default(), image, owner, ..words }
    }

    fn said(content: EditorialContentView, title: String) -> Self {
        match content {
            EditorialContentView::News(news) => {
                let (status, poc, practice) = match news.project {
                    Some(project) => (project.status.code(), project.poc, project.practice),
                    None => ("", None, None),
                };
                Self {
                    title,
                    lead: news.lead.unwrap_or_default(),
                    body: news.body.markdown,
                    project: status.to_owned(),
                    poc: poc.map(|ToldPocView { id, title, .. }| (id, title)),
                    practice: practice.map(|practice| (practice.id, practice.title)),
                    video: news.video,
                    ..Self::default()
                }
            }
            EditorialContentView::Glossary(term) => Self {
                title,
                definition: term.definition,
                synonyms: term.synonyms.join(", "),
                plain: term.plain.unwrap_or_default(),
                ..Self::default()
            },
            EditorialContentView::Events(event) => Self { title, ..super::event::words_of(event) },
            EditorialContentView::KeyFigures(figure) => Self { title, ..words_of_figure(figure) },
            EditorialContentView::MethodResources(resource) => {
                Self { title, ..words_of_method(resource) }
            }
            EditorialContentView::Testimonials(spoken) => {
                Self { title, ..words_of_testimonial(spoken) }
            }
            EditorialContentView::Newsletters(issue) => Self { title, ..words_of_issue(issue) },
        }
    }

    /// What is sent, in the fields of its brick.
    ///
    /// # Errors
    /// What does not even make a day, an hour or a number.
    pub(super) fn request(
        self,
        brick: EditorialBrick,
    ) -> Result<EditorialItemRequest, Vec<FieldError>> {
        let given = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        let content = match brick {
            EditorialBrick::News => EditorialContentRequest::News(NewsRequest {
                lead: given(self.lead),
                body: self.body,
                project: ProjectStatus::from_code(&self.project).map(|status| ToldProjectRequest {
                    status,
                    poc_id: self.poc.map(|(id, _)| id),
                    practice_id: self.practice.map(|(id, _)| id),
                }),
                video: self.video,
            }),
            EditorialBrick::Events => EditorialContentRequest::Events(event_request(&self)?),
            EditorialBrick::KeyFigures => {
                EditorialContentRequest::KeyFigures(figure_request(&self)?)
            }
            EditorialBrick::MethodResources => {
                EditorialContentRequest::MethodResources(method_request(&self))
            }
            EditorialBrick::Testimonials => {
                EditorialContentRequest::Testimonials(testimonial_request(&self))
            }
            EditorialBrick::Newsletters => {
                EditorialContentRequest::Newsletters(issue_request(&self))
            }
            EditorialBrick::Glossary => {
                let words = self.synonyms.split([',', ';']).map(str::trim);
                let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
                EditorialContentRequest::Glossary(TermRequest {
                    definition: self.definition,
                    synonyms: words.collect(),
                    plain: given(self.plain),
                })
            }
        };
        let organisation_id = self.organisation.parse().ok();
        let image = self.image.as_ref().map(ImageSaid::request);
        let owner_id = self.owner.map(|(id, _)| id);
        let title = self.title;
        Ok(EditorialItemRequest { title, content, owner_id, organisation_id, image })
    }
}

macro_rules! item_fields {
    ($( $field:ident ),+ $(,)?) => {
        /// The fields. Copy them into the views.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct ItemFields {
            $( pub(super) $field: RwSignal<String>, )+
            pub(super) poc: RwSignal<Option<(PocId, String)>>,
            pub(super) issue: IssueFields,
            pub(super) pitches: RwSignal<Vec<Pitch>>,
            pub(super) met: RwSignal<Vec<(PartnerId, String)>>,
            pub(super) practice: RwSignal<Option<(PracticeId, String)>>,
            pub(super) video: VideoFields,
            pub(super) files: RwSignal<Vec<KitFileView>>,
            pub(super) image: ImageFields,
            pub(super) owner: RwSignal<Option<(UserId, String)>>,
        }

        impl ItemFields {
            /// Fields that hold these words.
            pub(super) fn new(words: &ItemWords) -> Self {
                let fields = Self {
                    $( $field: RwSignal::new(String::new()), )+
                    poc: RwSignal::new(None),
                    issue: IssueFields::new(),
                    pitches: RwSignal::new(Vec::new()),
                    met: RwSignal::new(Vec::new()),
                    practice: RwSignal::new(None),
                    video: VideoFields::new(),
                    files: RwSignal::new(Vec::new()),
                    image: ImageFields::new(),
                    owner: RwSignal::new(None),
                };
                fields.fill(words);
                fields
            }

            /// Shows other words in the same fields.
            pub(super) fn fill(self, words: &ItemWords) {
                $( self.$field.set(words.$field.clone()); )+
                self.poc.set(words.poc.clone());
                self.issue.fill(&words.issue);
                self.pitches.set(words.pitches.clone());
                self.met.set(words.met.clone());
                self.practice.set(words.practice.clone());
                self.video.fill(words.video.as_ref());
                self.files.set(words.files.clone());
                self.image.fill(words.image.as_ref());
                self.owner.set(words.owner.clone());
            }

            /// What is in the fields.
            pub(super) fn words(self) -> ItemWords {
                ItemWords {
                    $( $field: self.$field.get(), )+
                    poc: self.poc.get(),
                    issue: self.issue.words(),
                    pitches: self.pitches.get(),
                    met: self.met.get(),
                    practice: self.practice.get(),
                    video: self.video.video(),
                    files: self.files.get(),
                    image: self.image.said(),
                    owner: self.owner.get(),
                }
            }
        }
    };
}

item_fields!(
    title,
    lead,
    body,
    project,
    definition,
    synonyms,
    plain,
    format,
    day,
    last_day,
    begins,
    ends,
    place,
    link,
    partners,
    registration,
    places,
    slides,
    training,
    figure,
    value,
    counted,
    counted_body,
    unit,
    on,
    source,
    note,
    kind,
    objective,
    technique,
    version,
    speaker,
    role,
    side,
    style,
    context,
    done,
    worked,
    failed,
    advice,
    segment,
    organisation,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_sent_in_the_fields_of_its_brick() {
        let words = ItemWords {
            title: "Brainstorming".to_owned(),
            definition: "Chercher ensemble.".to_owned(),
            synonyms: "remue-méninges ; atelier, ".to_owned(),
            project: "done".to_owned(),
            ..ItemWords::default()
        };
        let EditorialContentRequest::Glossary(term) =
            words.clone().request(EditorialBrick::Glossary).unwrap().content
        else {
            panic!("a term")
        };
        assert_eq!(term.synonyms, ["remue-méninges", "atelier"]);
        assert_eq!(term.plain, None);
        let EditorialContentRequest::News(news) =
            words.request(EditorialBrick::News).unwrap().content
        else {
            panic!("news")
        };
        assert_eq!(news.project.map(|project| project.status), Some(ProjectStatus::Done));
    }
}
