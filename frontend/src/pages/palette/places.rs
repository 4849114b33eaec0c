//! Every page that one may ask for by its name, and what it takes to go there: the same question as the server's.

use domain::access::Permission as P;

use crate::routes::{AdminPage, Function, IdeasPage, Page, PocsPage, PracticesPage, ServicesPage};
use crate::words::{Words, function_name, tr};

/// A page and its name.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) page: Page,
    pub(super) name: Words,
    /// What one must be allowed to; nothing when it is for all.
    pub(super) needs: Option<P>,
}

fn place(page: Page, name: &'static str, needs: P) -> Place {
    Place { needs: Some(needs), ..open(page, name) }
}

fn open(page: Page, name: &'static str) -> Place {
    Place { page, name: name.into(), needs: None }
}

/// What one creates.
pub(super) fn creations() -> Vec<Place> {
    vec![
        place(Page::Ideas(IdeasPage::Deposit), tr!(palette.creations.idea), P::DepositIdea),
        place(Page::Pocs(PocsPage::Create), tr!(palette.creations.poc), P::CreatePoc),
        place(
            Page::Ideas(IdeasPage::CreateChallenge),
            tr!(palette.creations.challenge),
            P::EditChallenge,
        ),
        place(
            Page::Practices(PracticesPage::Publish),
            tr!(palette.creations.practice),
            P::PublishPractice,
        ),
        place(
            Page::Services(ServicesPage::RequestResources),
            tr!(palette.creations.resources),
            P::RequestResources,
        ),
        place(Page::Services(ServicesPage::Contact), tr!(palette.creations.question), P::AskDinno),
        place(
            Page::Admin(AdminPage::CreateAccount),
            tr!(palette.creations.account),
            P::EditAccounts,
        ),
        place(
            Page::Admin(AdminPage::GiveDelegation),
            tr!(palette.creations.delegation),
            P::GiveDelegation,
        ),
    ]
}

/// Where one goes.
pub(super) fn pages() -> Vec<Place> {
    let doors = [
        open(Page::Home, tr!(common.home)),
        place(Page::Ideas(IdeasPage::List), tr!(shell.ideas), P::ReadIdeas),
        place(Page::Ideas(IdeasPage::Mine), tr!(shell.my_ideas), P::ReadIdeas),
        place(Page::Ideas(IdeasPage::Challenges), tr!(challenges.title), P::ReadChallenges),
        place(Page::Ideas(IdeasPage::Calendar), tr!(challenges.calendar.title), P::ReadChallenges),
        place(Page::Ideas(IdeasPage::Dormant), tr!(palette.dormant), P::ReadIdeas),
        place(Page::Ideas(IdeasPage::Decisions), tr!(palette.decisions), P::DecideIdea),
        place(Page::Pocs(PocsPage::List), tr!(shell.pocs), P::ReadPocs),
        place(Page::Pocs(PocsPage::Kit), tr!(pocs.kit.link), P::ReadPocs),
        place(Page::Pocs(PocsPage::Lessons), tr!(pocs.list.lessons), P::ReadPocs),
        place(Page::Pocs(PocsPage::Keep), tr!(palette.lists), P::EditReferences),
        place(Page::Practices(PracticesPage::List), tr!(shell.practices), P::ReadPractices),
        place(Page::Practices(PracticesPage::Portfolio), tr!(shell.portfolio), P::ReadPortfolio),
        place(Page::Practices(PracticesPage::Reviews), tr!(reviews.title), P::ReadPortfolio),
    ];
    let around = [
        place(Page::Search, tr!(search.title), P::Search),
        open(Page::Notifications, tr!(notifications.title)),
        place(Page::Services(ServicesPage::IdeaRules), tr!(services.rules.link), P::ReadDocuments),
        open(Page::SiteMap, tr!(annex.site_map.title)),
        open(Page::Accessibility, tr!(annex.accessibility.title)),
    ];
    let services = [
        (Function::ResourceRequest, P::ReadResourceRequests),
        (Function::ContactDinno, P::ReadHelpRequests),
        (Function::FreeExpression, P::Follow),
        (Function::Help, P::ReadDocuments),
    ];
    let services = services.map(|(function, needs)| Place {
        page: function.page(),
        name: function_name(function).into(),
        needs: Some(needs),
    });
    doors.into_iter().chain(around).chain(services).chain(administration()).collect()
}

fn administration() -> [Place; 8] {
    let named =
        |page: AdminPage, name: &'static str, needs: P| place(Page::Admin(page), name, needs);
    [
        named(AdminPage::Matrix, tr!(admin.title), P::ReadMatrix),
        named(AdminPage::Bricks, tr!(bricks.title), P::WriteBricks),
        named(AdminPage::Accounts, tr!(admin.tab.accounts), P::ReadAccounts),
        named(AdminPage::Delegations, tr!(admin.tab.delegations), P::ReadAccounts),
        named(AdminPage::Journal, tr!(admin.journal.title), P::ReadMatrix),
        named(AdminPage::SearchWords, tr!(search.words.title), P::EditSynonyms),
        named(AdminPage::WatchedWords, tr!(admin.words.title), P::EditDocument),
        named(AdminPage::Duplicates, tr!(admin.duplicates.title), P::ReadAccounts),
    ]
}
