//! The addresses of the services of the portal.

use domain::document::DocumentSlug;
use domain::help_request::SupportStage;
use domain::showcase::ShowcaseKind;
use domain::{ChallengeId, ContactMessageId, HelpRequestId, ResourceRequestId, UserId};
use uuid::Uuid;

/// The parameter of the register of partners that asks for words.
pub(crate) const PARTNER_WORDS: &str = "q";
/// The one that asks for those with whom one works no more.
pub(crate) const FORMER_PARTNERS: &str = "anciens";
/// Its only value.
pub(crate) const YES: &str = "oui";

/// The parameter of the page of questions that names the stage at which one wants support.
pub(crate) const SUPPORTED: &str = "accompagnement";

/// Where one asks for the support of the Dinno at a stage.
pub(crate) fn support_path(stage: SupportStage) -> String {
    format!("{}?{SUPPORTED}={stage}", ServicesPage::Contact.path())
}

/// What the address of the register asks to show this partner.
pub(crate) fn partner_parameters(name: &str, active: bool) -> Vec<(String, String)> {
    let mut asked = vec![(PARTNER_WORDS.to_owned(), name.to_owned())];
    if !active {
        asked.push((FORMER_PARTNERS.to_owned(), YES.to_owned()));
    }
    asked
}

/// A text that administrators keep and that has a page of its own at the foot of every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeptText {
    LegalNotice,
    PersonalData,
    Help,
    EcoDesign,
    /// How one writes here: plain French first (R374, R375).
    EditorialCharter,
    /// What the innovation approach holds to, on the landing page too (R372, R373).
    Values,
}

impl KeptText {
    pub(crate) const ALL: [Self; 6] = [
        Self::LegalNotice,
        Self::PersonalData,
        Self::Help,
        Self::EcoDesign,
        Self::EditorialCharter,
        Self::Values,
    ];

    /// Whether one reads it without being signed in.
    pub(crate) const fn is_public(self) -> bool {
        self.slug().is_public()
    }

    /// What the server calls it.
    pub(crate) const fn slug(self) -> DocumentSlug {
        match self {
            Self::LegalNotice => DocumentSlug::LegalNotice,
            Self::PersonalData => DocumentSlug::PersonalData,
            Self::Help => DocumentSlug::Help,
            Self::EcoDesign => DocumentSlug::EcoDesign,
            Self::EditorialCharter => DocumentSlug::EditorialCharter,
            Self::Values => DocumentSlug::Values,
        }
    }
}

/// Where a text that administrators keep is read.
const fn read_at(slug: DocumentSlug) -> &'static str {
    match slug {
        DocumentSlug::IdeaRules => "/regles-des-idees",
        DocumentSlug::PocKit => "/experimentations/kit",
        DocumentSlug::LegalNotice => "/mentions-legales",
        DocumentSlug::PersonalData => "/donnees-personnelles",
        DocumentSlug::Help => "/aide",
        DocumentSlug::EcoDesign => "/ecoconception",
        DocumentSlug::EditorialCharter => "/charte-editoriale",
        DocumentSlug::Values => "/valeurs",
    }
}

/// What the showcase calls what it shows, in addresses.
const fn shown_at(kind: ShowcaseKind) -> &'static str {
    match kind {
        ShowcaseKind::Practice => "pratiques",
        ShowcaseKind::News => "actualites",
        ShowcaseKind::Testimonial => "temoignages",
    }
}

/// What is shown at this address.
fn shown(place: &str, id: &str) -> Option<ServicesPage> {
    let kind = ShowcaseKind::ALL.iter().copied().find(|kind| shown_at(*kind) == place)?;
    id.parse().ok().map(|id| ServicesPage::Shown(kind, id))
}

/// The text that is changed at this address.
fn edited_at(parts: &[&str]) -> Option<DocumentSlug> {
    let (last, place) = parts.split_last()?;
    let read = format!("/{}", place.join("/"));
    (*last == "modifier")
        .then(|| DocumentSlug::ALL.iter().copied().find(|slug| read_at(*slug) == read))
        .flatten()
}

/// What agents ask and read around the doors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ServicesPage {
    /// The rules of ideas (R066).
    IdeaRules,
    /// Another text that administrators keep, to read.
    Text(KeptText),
    /// A text that administrators keep, to change.
    EditDocument(DocumentSlug),
    /// A question to the Dinno; `?experimentation=` names the experiment it is about, `?accompagnement=` the stage at
    /// which one wants support for one.
    Contact,
    Question(HelpRequestId),
    Resources,
    /// A request; `?experimentation=` or `?idee=` names what it serves.
    RequestResources,
    ResourceRequest(ResourceRequestId),
    /// Kinds, handlers and states of requests.
    ResourceSettings,
    /// How one takes part, and what one follows.
    Expression,
    /// Ideas, challenges, experiments and practices on one map and one trajectory (R016, R020).
    Actions,
    /// What succeeded lately (R248).
    Celebrations,
    /// What helps those who lead a team (R023).
    Managers,
    /// A challenge, to print for a team meeting.
    TeamSheet(ChallengeId),
    /// A message to a person, to write.
    WriteTo(UserId),
    /// A message that one wrote or received.
    Message(ContactMessageId),
    /// People who agree to be found (R263).
    Directory,
    /// Outside partners (R269).
    Partners,
    /// The card of one of them.
    Card(UserId),
    /// What anybody reads without signing in (R032).
    Showcase,
    /// Something that is shown there.
    Shown(ShowcaseKind, Uuid),
    /// Where anybody proposes something.
    Propose,
    /// What people from outside proposed, for whoever handles it.
    Proposals,
    /// What one may do, and where each right comes from (R335).
    OwnRights,
    /// One's own password, to change (R334).
    OwnPassword,
    /// Where a link leads that lets one choose a password.
    ChoosePassword,
    /// Where whoever forgot theirs asks for such a link.
    ForgottenPassword,
}

impl ServicesPage {
    pub(super) fn path(self) -> String {
        match self {
            Self::IdeaRules => read_at(DocumentSlug::IdeaRules).to_owned(),
            Self::Text(text) => read_at(text.slug()).to_owned(),
            Self::EditDocument(slug) => format!("{}/modifier", read_at(slug)),
            Self::Contact => "/contacter-la-dinno".to_owned(),
            Self::Question(id) => format!("/contacter-la-dinno/{id}"),
            Self::Resources => "/ressources".to_owned(),
            Self::RequestResources => "/ressources/demander".to_owned(),
            Self::ResourceRequest(id) => format!("/ressources/{id}"),
            Self::ResourceSettings => "/ressources/reglages".to_owned(),
            Self::Expression => "/expression-libre".to_owned(),
            Self::Actions => "/cartographie".to_owned(),
            Self::Celebrations => "/succes".to_owned(),
            Self::Managers => "/managers".to_owned(),
            Self::TeamSheet(id) => format!("/managers/defis/{id}"),
            Self::WriteTo(id) => format!("/messages/ecrire/{id}"),
            Self::Message(id) => format!("/messages/{id}"),
            Self::Directory => "/reseau".to_owned(),
            Self::Partners => "/reseau/partenaires".to_owned(),
            Self::Card(id) => format!("/reseau/{id}"),
            Self::Showcase => "/vitrine".to_owned(),
            Self::Shown(kind, id) => format!("/vitrine/{}/{id}", shown_at(kind)),
            Self::Propose => "/vitrine/proposer".to_owned(),
            Self::Proposals => "/contacter-la-dinno/propositions".to_owned(),
            Self::OwnRights => "/mes-droits".to_owned(),
            Self::OwnPassword => "/mot-de-passe".to_owned(),
            Self::ChoosePassword => "/mot-de-passe/choisir".to_owned(),
            Self::ForgottenPassword => "/mot-de-passe/oublie".to_owned(),
        }
    }

    pub(super) fn at(parts: &[&str]) -> Option<Self> {
        if let Some(slug) = edited_at(parts) {
            return Some(Self::EditDocument(slug));
        }
        let text = |place: &str| {
            let place = format!("/{place}");
            KeptText::ALL.into_iter().find(|text| read_at(text.slug()) == place).map(Self::Text)
        };
        match parts {
            ["regles-des-idees"] => Some(Self::IdeaRules),
            ["contacter-la-dinno"] => Some(Self::Contact),
            ["contacter-la-dinno", "propositions"] => Some(Self::Proposals),
            ["contacter-la-dinno", id] => id.parse().ok().map(Self::Question),
            ["ressources"] => Some(Self::Resources),
            ["ressources", "demander"] => Some(Self::RequestResources),
            ["ressources", "reglages"] => Some(Self::ResourceSettings),
            ["ressources", id] => id.parse().ok().map(Self::ResourceRequest),
            ["expression-libre"] => Some(Self::Expression),
            ["cartographie"] => Some(Self::Actions),
            ["succes"] => Some(Self::Celebrations),
            ["managers"] => Some(Self::Managers),
            ["managers", "defis", id] => id.parse().ok().map(Self::TeamSheet),
            ["messages", "ecrire", id] => id.parse().ok().map(Self::WriteTo),
            ["messages", id] => id.parse().ok().map(Self::Message),
            ["reseau"] => Some(Self::Directory),
            ["reseau", "partenaires"] => Some(Self::Partners),
            ["reseau", id] => id.parse().ok().map(Self::Card),
            ["vitrine"] => Some(Self::Showcase),
            ["vitrine", "proposer"] => Some(Self::Propose),
            ["vitrine", place, id] => shown(place, id),
            ["mes-droits"] => Some(Self::OwnRights),
            ["mot-de-passe"] => Some(Self::OwnPassword),
            ["mot-de-passe", "choisir"] => Some(Self::ChoosePassword),
            ["mot-de-passe", "oublie"] => Some(Self::ForgottenPassword),
            [place] => text(place),
            _ => None,
        }
    }
}
