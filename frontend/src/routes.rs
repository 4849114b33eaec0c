//! Every address of the portal, once: pages link to a [`Page`], and doors read theirs from the address.

mod admin;
mod editorial;
mod ideas;
mod needs;
mod services;

use domain::access::Brick;
use domain::editorial::EditorialBrick;
use domain::journal::SubjectKind;
use domain::{
    BrickId, ChallengeId, ContactMessageId, EditorialId, HelpRequestId, IdeaId, KitId, PocId,
    PracticeId, ResourceRequestId, ReviewId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use uuid::Uuid;

use crate::components::Door;

pub(crate) use admin::{AdminPage, CONTENT, import_path};
pub(crate) use editorial::{EditorialPage, OF_POC, OF_PRACTICE, testify_path};
pub(crate) use ideas::IdeasPage;
pub(crate) use services::{
    FORMER_PARTNERS, KeptText, PARTNER_WORDS, SUPPORTED, ServicesPage, YES, partner_parameters,
    support_path,
};

/// The parameter of the page of an idea that names another, to be tied to it or made one with it.
pub(crate) const OTHER: &str = "avec";

/// Where the buttons lead that bodies paste on their intranets (R029).
const ENTRY: &str = "entree";

/// The address of the entry of a body, by its code: it stays.
pub(crate) fn entry_path(code: &str) -> String {
    format!("/{ENTRY}/{code}")
}

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Home,
    SignIn,
    Notifications,
    Search,
    Accessibility,
    SiteMap,
    /// A brick that was added.
    Brick(BrickId),
    /// What is in it, to write.
    EditBrick(BrickId),
    Ideas(IdeasPage),
    Pocs(PocsPage),
    Practices(PracticesPage),
    Services(ServicesPage),
    Admin(AdminPage),
    Editorial(EditorialPage),
}

/// The pages of the second door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PocsPage {
    List,
    /// A new experiment; `?idee=` names the selected idea it comes from.
    Create,
    Poc(PocId),
    /// Its identity card and its team, to change.
    Edit(PocId),
    /// Its summary sheet (R129).
    Sheet(PocId),
    /// What a direction needs to begin (R298).
    Kit,
    /// The knowledge base: what every experiment taught, step by step (R146).
    Lessons,
    /// The normed lists and the rules of the door, for administrators (R125, A06).
    Keep,
}

/// The pages of the third door, and the figures of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PracticesPage {
    List,
    /// A practice to publish; `?poc=` names the validated experiment it comes from.
    Publish,
    Practice(PracticeId),
    /// What a practice says, to change.
    Edit(PracticeId),
    /// A kit that helps to take a practice up (R233).
    Kit(KitId),
    Portfolio,
    /// The half-year reviews of the experiments (R212).
    Reviews,
    Review(ReviewId),
}

macro_rules! functions {
    ($( $(#[$doc:meta])* $name:ident = $slug:literal ),+ $(,)?) => {
        /// The eleven accessory functions (R005), and pages of the footer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Function { $( $(#[$doc])* $name, )+ }

        impl Function {
            /// The one that was announced at this address before it was built.
            fn from_slug(slug: &str) -> Option<Self> {
                match slug { $( $slug => Some(Self::$name), )+ _ => None }
            }
        }
    };
}

functions! {
    News = "actualites",
    Agenda = "agenda",
    Directory = "reseau",
    Testimonials = "temoignages",
    KeyFigures = "donnees-cles",
    MethodResources = "methodes",
    Newsletter = "infolettre",
    Search = "recherche",
    ResourceRequest = "demande-de-ressources",
    FreeExpression = "expression-libre",
    ContactDinno = "contacter-la-dinno",
    LegalNotice = "mentions-legales",
    PersonalData = "donnees-personnelles",
    Help = "aide",
    EcoDesign = "ecoconception",
}

impl Function {
    /// The eleven accessory functions, in the order of the report.
    pub(crate) const ACCESSORY: [Self; 11] = [
        Self::News,
        Self::Agenda,
        Self::Directory,
        Self::Testimonials,
        Self::KeyFigures,
        Self::MethodResources,
        Self::Newsletter,
        Self::Search,
        Self::ResourceRequest,
        Self::FreeExpression,
        Self::ContactDinno,
    ];
}

impl Function {
    /// The brick of an accessory function.
    pub(crate) const fn brick(self) -> Option<Brick> {
        match self {
            Self::News => Some(Brick::News),
            Self::Agenda => Some(Brick::Events),
            Self::Directory => Some(Brick::Directory),
            Self::Testimonials => Some(Brick::Testimonials),
            Self::KeyFigures => Some(Brick::KeyFigures),
            Self::MethodResources => Some(Brick::MethodResources),
            Self::Newsletter => Some(Brick::Newsletters),
            Self::Search => Some(Brick::Search),
            Self::ResourceRequest => Some(Brick::ResourceRequests),
            Self::FreeExpression => Some(Brick::Expression),
            Self::ContactDinno => Some(Brick::HelpRequests),
            Self::LegalNotice | Self::PersonalData | Self::Help | Self::EcoDesign => None,
        }
    }

    /// The accessory function of a brick.
    pub(crate) fn of(brick: Brick) -> Option<Self> {
        Self::ACCESSORY.into_iter().find(|function| function.brick() == Some(brick))
    }

    /// Where it is.
    pub(crate) const fn page(self) -> Page {
        match self {
            Self::ResourceRequest => Page::Services(ServicesPage::Resources),
            Self::ContactDinno => Page::Services(ServicesPage::Contact),
            Self::FreeExpression => Page::Services(ServicesPage::Expression),
            Self::Directory => Page::Services(ServicesPage::Directory),
            Self::Search => Page::Search,
            Self::News => Page::Editorial(EditorialPage::List(EditorialBrick::News)),
            Self::Agenda => Page::Editorial(EditorialPage::List(EditorialBrick::Events)),
            Self::Testimonials => {
                Page::Editorial(EditorialPage::List(EditorialBrick::Testimonials))
            }
            Self::KeyFigures => Page::Editorial(EditorialPage::List(EditorialBrick::KeyFigures)),
            Self::MethodResources => {
                Page::Editorial(EditorialPage::List(EditorialBrick::MethodResources))
            }
            Self::Newsletter => Page::Editorial(EditorialPage::List(EditorialBrick::Newsletters)),
            Self::LegalNotice => Page::Services(ServicesPage::Text(KeptText::LegalNotice)),
            Self::PersonalData => Page::Services(ServicesPage::Text(KeptText::PersonalData)),
            Self::Help => Page::Services(ServicesPage::Text(KeptText::Help)),
            Self::EcoDesign => Page::Services(ServicesPage::Text(KeptText::EcoDesign)),
        }
    }
}

impl Page {
    /// Its address.
    pub(crate) fn path(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::SignIn => "/connexion".to_owned(),
            Self::Notifications => "/notifications".to_owned(),
            Self::Search => "/recherche".to_owned(),
            Self::Accessibility => "/accessibilite".to_owned(),
            Self::SiteMap => "/plan-du-site".to_owned(),
            Self::Brick(id) => format!("/briques/{id}"),
            Self::EditBrick(id) => format!("/briques/{id}/modifier"),
            Self::Ideas(page) => page.path(),
            Self::Pocs(page) => page.path(),
            Self::Practices(page) => page.path(),
            Self::Admin(page) => page.path(),
            Self::Services(page) => page.path(),
            Self::Editorial(page) => page.path(),
        }
    }

    /// The page at an address, if there is one.
    pub(crate) fn at(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            // Whatever the body: a button that was pasted long ago leads somewhere for ever.
            [] | [ENTRY, _] => Some(Self::Home),
            ["connexion"] => Some(Self::SignIn),
            ["notifications"] => Some(Self::Notifications),
            // As it was before it stood with the rest of the administration.
            ["recherche", "mots"] => Some(Self::Admin(AdminPage::SearchWords)),
            ["recherche"] | ["bientot", "recherche"] => Some(Self::Search),
            ["accessibilite"] => Some(Self::Accessibility),
            ["plan-du-site"] => Some(Self::SiteMap),
            ["briques", id] => id.parse().ok().map(Self::Brick),
            ["briques", id, "modifier"] => id.parse().ok().map(Self::EditBrick),
            ["bientot", slug] => Function::from_slug(slug).map(Function::page),
            parts => IdeasPage::at(parts)
                .map(Self::Ideas)
                .or_else(|| PocsPage::at(parts).map(Self::Pocs))
                .or_else(|| PracticesPage::at(parts).map(Self::Practices))
                .or_else(|| ServicesPage::at(parts).map(Self::Services))
                .or_else(|| AdminPage::at(parts).map(Self::Admin))
                .or_else(|| EditorialPage::at(parts).map(Self::Editorial)),
        }
    }

    /// Whether one must be signed in to see it.
    pub(crate) const fn is_private(self) -> bool {
        match self {
            Self::SignIn
            | Self::Accessibility
            | Self::SiteMap
            | Self::Services(
                ServicesPage::Showcase
                | ServicesPage::Shown(..)
                | ServicesPage::Propose
                | ServicesPage::ChoosePassword
                | ServicesPage::ForgottenPassword,
            )
            // Whoever leaves from a letter holds an address of their own.
            | Self::Editorial(EditorialPage::Leave(_)) => false,
            Self::Services(ServicesPage::Text(text)) => !text.is_public(),
            Self::Home
            | Self::Notifications
            | Self::Search
            | Self::Brick(_)
            | Self::EditBrick(_)
            | Self::Ideas(_)
            | Self::Pocs(_)
            | Self::Practices(_)
            | Self::Admin(_)
            | Self::Services(_)
            | Self::Editorial(_) => true,
        }
    }
}

impl PocsPage {
    fn path(self) -> String {
        match self {
            Self::List => "/experimentations".to_owned(),
            Self::Create => "/experimentations/nouvelle".to_owned(),
            Self::Poc(id) => format!("/experimentations/{id}"),
            Self::Edit(id) => format!("/experimentations/{id}/modifier"),
            Self::Sheet(id) => format!("/experimentations/{id}/fiche"),
            Self::Kit => "/experimentations/kit".to_owned(),
            Self::Lessons => "/lecons".to_owned(),
            Self::Keep => "/listes".to_owned(),
        }
    }

    fn at(parts: &[&str]) -> Option<Self> {
        match parts {
            ["experimentations"] => Some(Self::List),
            ["experimentations", "nouvelle"] => Some(Self::Create),
            ["experimentations", "kit"] => Some(Self::Kit),
            ["experimentations", id] => id.parse().ok().map(Self::Poc),
            ["experimentations", id, "modifier"] => id.parse().ok().map(Self::Edit),
            ["experimentations", id, "fiche"] => id.parse().ok().map(Self::Sheet),
            ["lecons"] => Some(Self::Lessons),
            ["listes"] => Some(Self::Keep),
            _ => None,
        }
    }
}

impl PracticesPage {
    fn path(self) -> String {
        match self {
            Self::List => "/pratiques".to_owned(),
            Self::Publish => "/pratiques/publier".to_owned(),
            Self::Practice(id) => format!("/pratiques/{id}"),
            Self::Edit(id) => format!("/pratiques/{id}/modifier"),
            Self::Kit(id) => format!("/pratiques/kits/{id}"),
            Self::Portfolio => "/portefeuille".to_owned(),
            Self::Reviews => "/syntheses".to_owned(),
            Self::Review(id) => format!("/syntheses/{id}"),
        }
    }

    fn at(parts: &[&str]) -> Option<Self> {
        match parts {
            ["pratiques"] => Some(Self::List),
            ["pratiques", "publier"] => Some(Self::Publish),
            ["pratiques", id] => id.parse().ok().map(Self::Practice),
            ["pratiques", "kits", id] => id.parse().ok().map(Self::Kit),
            ["pratiques", id, "modifier"] => id.parse().ok().map(Self::Edit),
            ["portefeuille"] => Some(Self::Portfolio),
            ["syntheses"] => Some(Self::Reviews),
            ["syntheses", id] => id.parse().ok().map(Self::Review),
            _ => None,
        }
    }
}

/// The page of an object that a fact is about.
pub(crate) const fn page_of(kind: SubjectKind, id: Uuid) -> Option<Page> {
    match kind {
        SubjectKind::Idea => Some(Page::Ideas(IdeasPage::Idea(IdeaId(id)))),
        SubjectKind::Challenge => Some(Page::Ideas(IdeasPage::Challenge(ChallengeId(id)))),
        SubjectKind::Poc => Some(Page::Pocs(PocsPage::Poc(PocId(id)))),
        SubjectKind::Practice => Some(Page::Practices(PracticesPage::Practice(PracticeId(id)))),
        SubjectKind::HelpRequest => Some(Page::Services(ServicesPage::Question(HelpRequestId(id)))),
        SubjectKind::ResourceRequest => {
            Some(Page::Services(ServicesPage::ResourceRequest(ResourceRequestId(id))))
        }
        SubjectKind::Message => Some(Page::Services(ServicesPage::Message(ContactMessageId(id)))),
        SubjectKind::Review => Some(Page::Practices(PracticesPage::Review(ReviewId(id)))),
        SubjectKind::EditorialItem => {
            let page = EditorialPage::Item(EditorialBrick::News, EditorialId(id));
            Some(Page::Editorial(page))
        }
        // Those who administer find them from their own pages; a body has the list of its ideas.
        SubjectKind::Account
        | SubjectKind::Organisation
        | SubjectKind::Rights
        | SubjectKind::SynonymGroup
        | SubjectKind::Setting
        | SubjectKind::Document => None,
    }
}

/// The door that such an object stands behind.
pub(crate) const fn door_of(kind: SubjectKind) -> Option<Door> {
    match kind {
        SubjectKind::Idea | SubjectKind::Challenge => Some(Door::Idea),
        SubjectKind::Poc | SubjectKind::Review => Some(Door::Poc),
        SubjectKind::Practice => Some(Door::Practice),
        SubjectKind::Account
        | SubjectKind::Organisation
        | SubjectKind::SynonymGroup
        | SubjectKind::Rights
        | SubjectKind::Document
        | SubjectKind::HelpRequest
        | SubjectKind::ResourceRequest
        | SubjectKind::Message
        | SubjectKind::EditorialItem
        | SubjectKind::Setting => None,
    }
}

/// Which of its pages a door shows: none when the address means nothing there. While another door loads,
/// the former one keeps its page.
pub(crate) fn use_door<P>(
    pick: impl Fn(Page) -> Option<P> + Send + Sync + 'static,
) -> Memo<Option<P>>
where
    P: Copy + PartialEq + Send + Sync + 'static,
{
    let pathname = use_location().pathname;
    Memo::new(move |former: Option<&Option<P>>| {
        let page = Page::at(&pathname.read())?;
        pick(page).or(former.copied().flatten())
    })
}

#[cfg(test)]
mod tests;
