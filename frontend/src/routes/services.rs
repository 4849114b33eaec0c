//! The addresses of the services of the portal.

use domain::document::DocumentSlug;
use domain::{ChallengeId, ContactMessageId, HelpRequestId, ResourceRequestId, UserId};

/// What agents ask and read around the doors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ServicesPage {
    /// The rules of ideas (R066).
    IdeaRules,
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
}

impl ServicesPage {
    pub(super) fn path(self) -> String {
        match self {
            Self::IdeaRules => "/regles-des-idees".to_owned(),
            Self::EditDocument(DocumentSlug::IdeaRules) => "/regles-des-idees/modifier".to_owned(),
            Self::EditDocument(DocumentSlug::PocKit) => "/experimentations/kit/modifier".to_owned(),
            Self::Contact => "/contacter-la-dinno".to_owned(),
            Self::Question(id) => format!("/contacter-la-dinno/{id}"),
            Self::Resources => "/ressources".to_owned(),
            Self::RequestResources => "/ressources/demander".to_owned(),
            Self::ResourceRequest(id) => format!("/ressources/{id}"),
            Self::ResourceSettings => "/ressources/reglages".to_owned(),
            Self::Expression => "/expression-libre".to_owned(),
            Self::Managers => "/managers".to_owned(),
            Self::TeamSheet(id) => format!("/managers/defis/{id}"),
            Self::WriteTo(id) => format!("/messages/ecrire/{id}"),
            Self::Message(id) => format!("/messages/{id}"),
            Self::Directory => "/reseau".to_owned(),
            Self::Partners => "/reseau/partenaires".to_owned(),
            Self::Card(id) => format!("/reseau/{id}"),
        }
    }

    pub(super) fn at(parts: &[&str]) -> Option<Self> {
        match parts {
            ["regles-des-idees"] => Some(Self::IdeaRules),
            ["regles-des-idees", "modifier"] => Some(Self::EditDocument(DocumentSlug::IdeaRules)),
            ["experimentations", "kit", "modifier"] => {
                Some(Self::EditDocument(DocumentSlug::PocKit))
            }
            ["contacter-la-dinno"] => Some(Self::Contact),
            ["contacter-la-dinno", id] => id.parse().ok().map(Self::Question),
            ["ressources"] => Some(Self::Resources),
            ["ressources", "demander"] => Some(Self::RequestResources),
            ["ressources", "reglages"] => Some(Self::ResourceSettings),
            ["ressources", id] => id.parse().ok().map(Self::ResourceRequest),
            ["expression-libre"] => Some(Self::Expression),
            ["managers"] => Some(Self::Managers),
            ["managers", "defis", id] => id.parse().ok().map(Self::TeamSheet),
            ["messages", "ecrire", id] => id.parse().ok().map(Self::WriteTo),
            ["messages", id] => id.parse().ok().map(Self::Message),
            ["reseau"] => Some(Self::Directory),
            ["reseau", "partenaires"] => Some(Self::Partners),
            ["reseau", id] => id.parse().ok().map(Self::Card),
            _ => None,
        }
    }
}
