//! Every page, for whoever prefers a list to a menu; who keeps each brick, and how fresh it is (R047).

mod kept;

use api_types::brick::BrickSummary;
use api_types::session::Me;
use domain::access::{Extent, Permission};
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Breadcrumb, PageHead, Section};
use crate::pages::shared::{brick_host, departure};
use crate::routes::{
    AdminPage, EditorialPage, Function, IdeasPage, KeptText, Page, PocsPage, PracticesPage,
    ServicesPage,
};
use crate::state::{Bricks, Session, brick_title};
use crate::words::{function_name, tr};

use kept::KeptBricks;

#[component]
pub(super) fn SiteMapPage() -> impl IntoView {
    let (session, bricks) = (expect_context::<Session>(), expect_context::<Bricks>());
    let services = Function::ACCESSORY.map(|function| (function.page(), function_name(function)));
    view! {
        <Breadcrumb here=tr!(annex.site_map.title) />
        <PageHead title=tr!(annex.site_map.title) lead=tr!(annex.site_map.lead) />
        <div class="grid-2">
            <Part title=tr!(shell.ideas) pages=ideas() />
            <Part title=tr!(shell.pocs) pages=pocs() />
            <Part title=tr!(shell.practices) pages=practices() />
            <Part title=tr!(annex.site_map.about) pages=about() />
            <Part title=tr!(annex.site_map.services) pages=services.to_vec() />
            {move || session.me().map(|me| {
                view! { <Part title=tr!(shell.administration) pages=administration(&me) /> }
            })}
            {move || added(&bricks.shown())}
            <Outside />
        </div>
        {move || session.me().map(|_| view! { <KeptBricks /> })}
    }
}

fn ideas() -> Vec<(Page, &'static str)> {
    vec![
        (Page::Ideas(IdeasPage::List), tr!(shell.ideas)),
        (Page::Ideas(IdeasPage::Deposit), tr!(home.idea_door_act)),
        (Page::Ideas(IdeasPage::Mine), tr!(shell.my_ideas)),
        (Page::Ideas(IdeasPage::Dormant), tr!(palette.dormant)),
        (Page::Ideas(IdeasPage::ToMark), tr!(ideas.marking.title)),
        (Page::Ideas(IdeasPage::Challenges), tr!(home.all_challenges)),
        (Page::Ideas(IdeasPage::Calendar), tr!(challenges.calendar.title)),
        (Page::Services(ServicesPage::IdeaRules), tr!(services.rules.link)),
    ]
}

fn pocs() -> Vec<(Page, &'static str)> {
    vec![
        (Page::Pocs(PocsPage::List), tr!(shell.pocs)),
        (Page::Pocs(PocsPage::Create), tr!(pocs.create.title)),
        (Page::Pocs(PocsPage::Kit), tr!(pocs.kit.link)),
        (Page::Pocs(PocsPage::Lessons), tr!(pocs.list.lessons)),
        (Page::Practices(PracticesPage::Portfolio), tr!(shell.portfolio)),
        (Page::Practices(PracticesPage::Reviews), tr!(reviews.title)),
    ]
}

fn practices() -> Vec<(Page, &'static str)> {
    vec![
        (Page::Practices(PracticesPage::List), tr!(shell.practices)),
        (Page::Practices(PracticesPage::Publish), tr!(practices.share.title)),
    ]
}

/// What is kept by those who may: nobody else is shown it, nor whoever is not signed in.
fn administration(me: &Me) -> Vec<(Page, &'static str)> {
    // What people from outside propose is of no body: whoever asks a question of their own answers none of it.
    let answers = me.extent(Permission::ReadHelpRequests) == Extent::Everywhere;
    let pages = vec![
        (Page::Ideas(IdeasPage::Decisions), tr!(palette.decisions)),
        (Page::Ideas(IdeasPage::CreateChallenge), tr!(challenges.write.create_title)),
        (Page::Pocs(PocsPage::Keep), tr!(palette.lists)),
        (Page::Admin(AdminPage::Matrix), tr!(admin.title)),
        (Page::Admin(AdminPage::Delegations), tr!(admin.tab.delegations)),
        (Page::Admin(AdminPage::GiveDelegation), tr!(annex.site_map.give)),
        (Page::Admin(AdminPage::Accounts), tr!(admin.tab.accounts)),
        (Page::Admin(AdminPage::CreateAccount), tr!(admin.account.create_title)),
        (Page::Admin(AdminPage::Journal), tr!(admin.journal.title)),
        (Page::Admin(AdminPage::Bricks), tr!(bricks.title)),
        (Page::Admin(AdminPage::Bodies), tr!(admin.bodies.title)),
        (Page::Admin(AdminPage::SearchWords), tr!(search.words.title)),
        (Page::Admin(AdminPage::WatchedWords), tr!(admin.words.title)),
        (Page::Admin(AdminPage::Duplicates), tr!(admin.duplicates.title)),
        (Page::Admin(AdminPage::Imports), tr!(admin.imports.title)),
        (Page::Admin(AdminPage::Plan), tr!(admin.plan.title)),
        (Page::Admin(AdminPage::Showcase), tr!(admin.tab.showcase)),
        (Page::Services(ServicesPage::Proposals), tr!(showcase.proposals.title)),
        (Page::Services(ServicesPage::ResourceSettings), tr!(annex.site_map.resources)),
    ];
    let proposals = Page::Services(ServicesPage::Proposals);
    pages.into_iter().filter(|(page, _)| answers || *page != proposals).collect()
}

/// What the portal says of itself, and what stands beside the eleven services.
fn about() -> Vec<(Page, &'static str)> {
    vec![
        (Page::Home, tr!(common.home)),
        (Page::Notifications, tr!(notifications.title)),
        (Page::Services(ServicesPage::OwnRights), tr!(admin.own.title)),
        (Page::Services(ServicesPage::OwnPassword), tr!(password.own)),
        (Page::Services(ServicesPage::Actions), tr!(actions.link)),
        (Page::Services(ServicesPage::Celebrations), tr!(home.celebrations.title)),
        (Page::Services(ServicesPage::Managers), tr!(services.managers.title)),
        (Page::Services(ServicesPage::Partners), tr!(services.partners.title)),
        (Page::Services(ServicesPage::RequestResources), tr!(services.resources.request)),
        (
            Page::Editorial(EditorialPage::List(EditorialBrick::Glossary)),
            tr!(editorial.glossary.title),
        ),
        (Page::Accessibility, tr!(annex.accessibility.title)),
        (Function::LegalNotice.page(), function_name(Function::LegalNotice)),
        (Function::PersonalData.page(), function_name(Function::PersonalData)),
        (Function::Help.page(), function_name(Function::Help)),
        (Function::EcoDesign.page(), function_name(Function::EcoDesign)),
        (
            Page::Services(ServicesPage::Text(KeptText::EditorialCharter)),
            tr!(services.texts.charter),
        ),
        (Page::Services(ServicesPage::Text(KeptText::Values)), tr!(home.values)),
    ]
}

/// What administrators added, for whoever may read it.
fn added(bricks: &[BrickSummary]) -> Option<impl IntoView + use<>> {
    let lines: Vec<_> = bricks.iter().map(brick_line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Section title=tr!(bricks.added)><ul role="list" class="row-list">{lines}</ul></Section>
        }
    })
}

/// A brick: its page, or at once the tool that its link leads to, as on the landing page (R008).
fn brick_line(brick: &BrickSummary) -> AnyView {
    let title = brick_title(brick);
    let out = brick.address.as_deref().and_then(|address| departure(address, ""));
    match out {
        Some(href) => view! {
            <li>
                <a href=href target="_blank" rel="noopener">
                    {title}" "<small>{brick_host(brick)}" "{tr!(common.new_tab)}</small>
                </a>
            </li>
        }
        .into_any(),
        None => view! { <li><a href=Page::Brick(brick.id).path()>{title}</a></li> }.into_any(),
    }
}

/// The showcase while it is open: only the server knows, and its address means nothing otherwise.
#[component]
fn Outside() -> impl IntoView {
    let welcome =
        use_fetch(|| (), |client, ()| async move { client.read_showcase_welcome().await });
    move || {
        matches!(welcome.get(), Some(Ok(_))).then(|| {
            let href = Page::Services(ServicesPage::Showcase).path();
            view! {
                <Section title=tr!(annex.site_map.outside)>
                    <ul role="list" class="row-list">
                        <li><a href=href>{tr!(showcase.title)}</a></li>
                    </ul>
                </Section>
            }
        })
    }
}

/// The pages of a part that are open to whoever reads it; the part is not there when none is. Whoever is not signed in
/// reads what there is.
#[component]
fn Part(title: &'static str, pages: Vec<(Page, &'static str)>) -> impl IntoView {
    let session = expect_context::<Session>();
    let line = |(page, name): (Page, &'static str)| {
        view! { <li><a href=page.path()>{name}</a></li> }
    };
    let known = Memo::new(move |_| session.me().is_some());
    move || {
        let known = known.get();
        let open = |page: &Page| !known || session.sees(*page);
        let open = pages.iter().filter(|(page, _)| open(page)).copied();
        let lines: Vec<_> = open.map(line).collect();
        (!lines.is_empty()).then(|| {
            view! { <Section title><ul role="list" class="row-list">{lines}</ul></Section> }
        })
    }
}
