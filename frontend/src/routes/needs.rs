//! What it takes to be shown a page: the same question as the server's, asked once for every menu (R040).

use domain::access::Permission;

use super::{AdminPage, EditorialPage, IdeasPage, Page, PocsPage, PracticesPage, ServicesPage};

impl Page {
    /// The permission without which it would only refuse; none when it is for all.
    pub(crate) const fn needs(self) -> Option<Permission> {
        match self {
            Self::Home
            | Self::SignIn
            | Self::Notifications
            | Self::Accessibility
            | Self::SiteMap
            // Each has a row of its own: the server lists those that one may read.
            | Self::Brick(_)
            | Self::EditBrick(_) => None,
            Self::Search => Some(Permission::Search),
            Self::Ideas(page) => Some(page.needs()),
            Self::Pocs(page) => Some(page.needs()),
            Self::Practices(page) => Some(page.needs()),
            Self::Services(page) => page.needs(),
            Self::Admin(page) => Some(page.needs()),
            Self::Editorial(page) => page.needs(),
        }
    }
}

impl IdeasPage {
    const fn needs(self) -> Permission {
        match self {
            Self::List | Self::Idea(_) | Self::Mine | Self::Dormant => Permission::ReadIdeas,
            Self::Deposit | Self::Resume(_) => Permission::DepositIdea,
            Self::Edit(_) => Permission::EditIdea,
            Self::Challenges | Self::Challenge(_) | Self::Calendar | Self::ToMark => {
                Permission::ReadChallenges
            }
            Self::CreateChallenge | Self::EditChallenge(_) => Permission::EditChallenge,
            Self::Decisions => Permission::DecideIdea,
        }
    }
}

impl PocsPage {
    const fn needs(self) -> Permission {
        match self {
            Self::List | Self::Poc(_) | Self::Sheet(_) | Self::Kit | Self::Lessons => {
                Permission::ReadPocs
            }
            Self::Create => Permission::CreatePoc,
            Self::Edit(_) => Permission::EditPoc,
            Self::Keep => Permission::EditReferences,
        }
    }
}

impl PracticesPage {
    const fn needs(self) -> Permission {
        match self {
            Self::List | Self::Practice(_) | Self::Kit(_) => Permission::ReadPractices,
            Self::Publish => Permission::PublishPractice,
            Self::Edit(_) => Permission::EditPractice,
            Self::Portfolio | Self::Reviews | Self::Review(_) => Permission::ReadPortfolio,
        }
    }
}

impl ServicesPage {
    const fn needs(self) -> Option<Permission> {
        Some(match self {
            Self::Text(text) if text.is_public() => return None,
            // They are of no brick; the showcase is anybody's, once it is open.
            Self::Actions
            | Self::Celebrations
            | Self::Managers
            | Self::Showcase
            | Self::Shown(..)
            | Self::Propose
            // One's rights and one's password are one's own, whatever they are.
            | Self::OwnRights
            | Self::OwnPassword
            | Self::ChoosePassword
            | Self::ForgottenPassword => return None,
            Self::IdeaRules | Self::Text(_) => Permission::ReadDocuments,
            Self::EditDocument(_) => Permission::EditDocument,
            Self::Contact | Self::Question(_) | Self::Proposals => Permission::ReadHelpRequests,
            Self::Resources | Self::ResourceRequest(_) => Permission::ReadResourceRequests,
            Self::RequestResources => Permission::RequestResources,
            Self::ResourceSettings => Permission::EditResourceSettings,
            Self::Expression => Permission::Follow,
            Self::TeamSheet(_) => Permission::ReadChallenges,
            Self::WriteTo(_) | Self::Message(_) => Permission::ContactPerson,
            Self::Directory | Self::Partners | Self::Card(_) => Permission::ReadDirectory,
        })
    }
}

impl AdminPage {
    const fn needs(self) -> Permission {
        match self {
            Self::Matrix | Self::Journal => Permission::ReadMatrix,
            Self::Delegations | Self::Accounts | Self::Account(_) => Permission::ReadAccounts,
            Self::GiveDelegation => Permission::GiveDelegation,
            Self::CreateAccount => Permission::EditAccounts,
            Self::Bodies => Permission::KeepOrganisations,
            Self::SearchWords => Permission::EditSynonyms,
            Self::WatchedWords | Self::Plan | Self::Showcase => Permission::EditDocument,
            Self::Bricks => Permission::WriteBricks,
            Self::Duplicates => Permission::DecideIdea,
            Self::Imports => Permission::ImportFiles,
        }
    }
}

impl EditorialPage {
    const fn needs(self) -> Option<Permission> {
        match self {
            Self::List(brick) | Self::Item(brick, _) => Some(brick.read()),
            Self::Write(brick) | Self::Edit(brick, _) => Some(brick.edit()),
            // Whoever leaves from a letter holds an address of their own.
            Self::Leave(_) => None,
        }
    }
}
