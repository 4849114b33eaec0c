//! Addresses lead to their pages and back.

use domain::access::Permission;
use domain::document::DocumentSlug;
use domain::showcase::ShowcaseKind;
use domain::{DraftId, KitId, UserId};
use uuid::Uuid;

use super::*;

fn services(id: Uuid) -> Vec<Page> {
    vec![
        Page::Services(ServicesPage::IdeaRules),
        Page::Services(ServicesPage::EditDocument(DocumentSlug::IdeaRules)),
        Page::Services(ServicesPage::EditDocument(DocumentSlug::PocKit)),
        Page::Services(ServicesPage::EditDocument(DocumentSlug::EditorialCharter)),
        Page::Services(ServicesPage::EditDocument(DocumentSlug::Values)),
        Page::Pocs(PocsPage::Kit),
        Page::Services(ServicesPage::Contact),
        Page::Services(ServicesPage::Question(HelpRequestId(id))),
        Page::Services(ServicesPage::Resources),
        Page::Services(ServicesPage::RequestResources),
        Page::Services(ServicesPage::ResourceRequest(ResourceRequestId(id))),
        Page::Services(ServicesPage::ResourceSettings),
        Page::Services(ServicesPage::Expression),
        Page::Services(ServicesPage::WriteTo(UserId(id))),
        Page::Services(ServicesPage::Message(ContactMessageId(id))),
        Page::Services(ServicesPage::Actions),
        Page::Services(ServicesPage::Celebrations),
        Page::Services(ServicesPage::Managers),
        Page::Services(ServicesPage::TeamSheet(ChallengeId(id))),
        Page::Services(ServicesPage::Directory),
        Page::Services(ServicesPage::Partners),
        Page::Services(ServicesPage::Card(UserId(id))),
        Page::Services(ServicesPage::Showcase),
        Page::Services(ServicesPage::Shown(ShowcaseKind::Testimonial, id)),
        Page::Services(ServicesPage::Propose),
        Page::Services(ServicesPage::Proposals),
        Page::Services(ServicesPage::OwnRights),
        Page::Services(ServicesPage::OwnPassword),
        Page::Services(ServicesPage::ChoosePassword),
        Page::Services(ServicesPage::ForgottenPassword),
        Page::Editorial(EditorialPage::List(EditorialBrick::News)),
        Page::Editorial(EditorialPage::Write(EditorialBrick::News)),
        Page::Editorial(EditorialPage::Item(EditorialBrick::Glossary, EditorialId(id))),
        Page::Editorial(EditorialPage::Edit(EditorialBrick::Glossary, EditorialId(id))),
        Page::Editorial(EditorialPage::List(EditorialBrick::Events)),
        Page::Admin(AdminPage::Matrix),
        Page::Admin(AdminPage::Delegations),
        Page::Admin(AdminPage::GiveDelegation),
        Page::Admin(AdminPage::Accounts),
        Page::Admin(AdminPage::CreateAccount),
        Page::Admin(AdminPage::Account(UserId(id))),
        Page::Admin(AdminPage::Journal),
        Page::Admin(AdminPage::SearchWords),
        Page::Admin(AdminPage::WatchedWords),
        Page::Admin(AdminPage::Duplicates),
        Page::Admin(AdminPage::Bricks),
        Page::Admin(AdminPage::Bodies),
        Page::Admin(AdminPage::Imports),
        Page::Admin(AdminPage::Plan),
        Page::Admin(AdminPage::Showcase),
    ]
}

#[test]
fn an_address_leads_back_to_its_page() {
    let id = Uuid::from_u128(7);
    let pages = [
        Page::Home,
        Page::SignIn,
        Page::Notifications,
        Page::Search,
        Page::Accessibility,
        Page::SiteMap,
        Page::Brick(BrickId(id)),
        Page::EditBrick(BrickId(id)),
        Page::Ideas(IdeasPage::List),
        Page::Ideas(IdeasPage::Deposit),
        Page::Ideas(IdeasPage::Resume(DraftId(id))),
        Page::Ideas(IdeasPage::Idea(IdeaId(id))),
        Page::Ideas(IdeasPage::Edit(IdeaId(id))),
        Page::Ideas(IdeasPage::Mine),
        Page::Ideas(IdeasPage::Challenges),
        Page::Ideas(IdeasPage::Challenge(ChallengeId(id))),
        Page::Ideas(IdeasPage::CreateChallenge),
        Page::Ideas(IdeasPage::EditChallenge(ChallengeId(id))),
        Page::Ideas(IdeasPage::Calendar),
        Page::Ideas(IdeasPage::Dormant),
        Page::Ideas(IdeasPage::Decisions),
        Page::Ideas(IdeasPage::ToMark),
        Page::Pocs(PocsPage::List),
        Page::Pocs(PocsPage::Create),
        Page::Pocs(PocsPage::Poc(PocId(id))),
        Page::Pocs(PocsPage::Edit(PocId(id))),
        Page::Pocs(PocsPage::Sheet(PocId(id))),
        Page::Pocs(PocsPage::Lessons),
        Page::Pocs(PocsPage::Keep),
        Page::Practices(PracticesPage::List),
        Page::Practices(PracticesPage::Publish),
        Page::Practices(PracticesPage::Practice(PracticeId(id))),
        Page::Practices(PracticesPage::Edit(PracticeId(id))),
        Page::Practices(PracticesPage::Kit(KitId(id))),
        Page::Practices(PracticesPage::Portfolio),
        Page::Practices(PracticesPage::Reviews),
        Page::Practices(PracticesPage::Review(ReviewId(id))),
    ];
    let texts = KeptText::ALL.map(|text| Page::Services(ServicesPage::Text(text)));
    for page in pages.into_iter().chain(services(id)).chain(texts) {
        assert_eq!(Page::at(&page.path()), Some(page));
    }
}

#[test]
fn what_was_announced_leads_to_what_was_built() {
    let built = Page::Services(ServicesPage::Contact);
    assert_eq!(Page::at("/bientot/contacter-la-dinno"), Some(built));
    let help = Page::Services(ServicesPage::Text(KeptText::Help));
    assert_eq!((Page::at("/bientot/aide"), Page::at("/aide")), (Some(help), Some(help)));
}

#[test]
fn an_address_that_means_nothing_is_no_page() {
    for path in [
        "/idees/pas-un-identifiant",
        "/bientot/rien",
        "/modifier",
        "/aide/autre",
        "/idees/1/2/3",
        "/x",
    ] {
        assert_eq!(Page::at(path), None, "{path}");
    }
}

#[test]
fn a_page_of_a_brick_asks_to_read_it_and_what_is_public_asks_nothing() {
    for brick in EditorialBrick::ALL.iter().copied() {
        assert_eq!(Page::Editorial(EditorialPage::List(brick)).needs(), Some(brick.read()));
        assert_eq!(Page::Editorial(EditorialPage::Write(brick)).needs(), Some(brick.edit()));
    }
    for function in Function::ACCESSORY {
        assert!(function.page().needs().is_some(), "{function:?} may be closed");
    }
    for page in [Page::Home, Page::SignIn, Page::Accessibility, Function::LegalNotice.page()] {
        assert_eq!(page.needs(), None, "{page:?}");
    }
    assert_eq!(Function::Help.page().needs(), Some(Permission::ReadDocuments));
}

#[test]
fn each_function_is_the_brick_that_the_domain_puts_at_its_rank() {
    let bricks = Function::ACCESSORY.map(|function| function.brick().unwrap());
    assert_eq!(bricks, domain::brick::FUNCTIONS);
    assert_eq!(Function::of(Brick::Events), Some(Function::Agenda));
    assert_eq!(Function::of(Brick::Glossary), None);
}

#[test]
fn the_entry_of_any_body_leads_home_once_one_has_signed_in() {
    for code in ["carsat-bretagne", "a-body-that-is-no-more"] {
        let page = Page::at(&entry_path(code));
        assert_eq!(page, Some(Page::Home));
        assert!(page.is_some_and(Page::is_private));
    }
    assert_eq!(Page::at("/entree"), None);
}
