//! Every page that one may ask for by its name. What it takes to go there is said by the page itself.

use domain::editorial::EditorialBrick;

use crate::routes::{
    AdminPage, EditorialPage, Function, IdeasPage, Page, PocsPage, PracticesPage, ServicesPage,
};
use crate::words::{Words, function_name, tr};

/// A page and its name.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) page: Page,
    pub(super) name: Words,
}

fn place(page: Page, name: &'static str) -> Place {
    Place { page, name: name.into() }
}

/// What one creates.
pub(super) fn creations() -> Vec<Place> {
    vec![
        place(Page::Ideas(IdeasPage::Deposit), tr!(palette.creations.idea)),
        place(Page::Pocs(PocsPage::Create), tr!(palette.creations.poc)),
        place(Page::Ideas(IdeasPage::CreateChallenge), tr!(palette.creations.challenge)),
        place(Page::Practices(PracticesPage::Publish), tr!(palette.creations.practice)),
        place(Page::Services(ServicesPage::RequestResources), tr!(palette.creations.resources)),
        place(Page::Services(ServicesPage::Contact), tr!(palette.creations.question)),
        place(Page::Admin(AdminPage::CreateAccount), tr!(palette.creations.account)),
        place(Page::Admin(AdminPage::GiveDelegation), tr!(palette.creations.delegation)),
    ]
}

/// Where one goes: the doors, the eleven functions, what is around them, the administration.
pub(super) fn pages() -> Vec<Place> {
    let doors = [
        place(Page::Home, tr!(common.home)),
        place(Page::Ideas(IdeasPage::List), tr!(shell.ideas)),
        place(Page::Ideas(IdeasPage::Mine), tr!(shell.my_ideas)),
        place(Page::Ideas(IdeasPage::Challenges), tr!(challenges.title)),
        place(Page::Ideas(IdeasPage::Calendar), tr!(challenges.calendar.title)),
        place(Page::Ideas(IdeasPage::Dormant), tr!(palette.dormant)),
        place(Page::Ideas(IdeasPage::Decisions), tr!(palette.decisions)),
        place(Page::Pocs(PocsPage::List), tr!(shell.pocs)),
        place(Page::Pocs(PocsPage::Kit), tr!(pocs.kit.link)),
        place(Page::Pocs(PocsPage::Lessons), tr!(pocs.list.lessons)),
        place(Page::Pocs(PocsPage::Keep), tr!(palette.lists)),
        place(Page::Practices(PracticesPage::List), tr!(shell.practices)),
        place(Page::Practices(PracticesPage::Portfolio), tr!(shell.portfolio)),
        place(Page::Practices(PracticesPage::Reviews), tr!(reviews.title)),
    ];
    let functions = Function::ACCESSORY.into_iter().chain([Function::Help]);
    let functions = functions.map(|function| place(function.page(), function_name(function)));
    let glossary = Page::Editorial(EditorialPage::List(EditorialBrick::Glossary));
    let around = [
        place(Page::Notifications, tr!(notifications.title)),
        place(Page::Services(ServicesPage::OwnRights), tr!(admin.own.title)),
        place(Page::Services(ServicesPage::Actions), tr!(actions.link)),
        place(Page::Services(ServicesPage::Celebrations), tr!(home.celebrations.title)),
        place(Page::Services(ServicesPage::Managers), tr!(services.managers.title)),
        place(Page::Services(ServicesPage::IdeaRules), tr!(services.rules.link)),
        place(glossary, tr!(editorial.glossary.title)),
        place(Page::SiteMap, tr!(annex.site_map.title)),
        place(Page::Accessibility, tr!(annex.accessibility.title)),
    ];
    doors.into_iter().chain(functions).chain(around).chain(administration()).collect()
}

fn administration() -> [Place; 12] {
    let named = |page: AdminPage, name: &'static str| place(Page::Admin(page), name);
    [
        named(AdminPage::Matrix, tr!(admin.title)),
        named(AdminPage::Bricks, tr!(bricks.title)),
        named(AdminPage::Accounts, tr!(admin.tab.accounts)),
        named(AdminPage::Bodies, tr!(admin.bodies.title)),
        named(AdminPage::Delegations, tr!(admin.tab.delegations)),
        named(AdminPage::Journal, tr!(admin.journal.title)),
        named(AdminPage::SearchWords, tr!(search.words.title)),
        named(AdminPage::WatchedWords, tr!(admin.words.title)),
        named(AdminPage::Plan, tr!(admin.plan.title)),
        named(AdminPage::Showcase, tr!(admin.tab.showcase)),
        named(AdminPage::Duplicates, tr!(admin.duplicates.title)),
        named(AdminPage::Imports, tr!(admin.imports.title)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_leads_to_each_function_once() {
        let pages = pages();
        for function in Function::ACCESSORY {
            let its = pages.iter().filter(|place| place.page == function.page());
            assert_eq!(its.count(), 1, "{function:?}");
        }
    }
}
