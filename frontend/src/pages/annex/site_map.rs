//! Every page, for whoever prefers a list to a menu.

use api_types::brick::BrickSummary;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Breadcrumb, PageHead, Section};
use crate::routes::{
    EditorialPage, Function, IdeasPage, KeptText, Page, PocsPage, PracticesPage, ServicesPage,
};
use crate::state::{Bricks, Session, brick_title};
use crate::words::{function_name, tr};

#[component]
pub(super) fn SiteMapPage() -> impl IntoView {
    let ideas = [
        (Page::Ideas(IdeasPage::List), tr!(shell.ideas)),
        (Page::Ideas(IdeasPage::Deposit), tr!(home.idea_door_act)),
        (Page::Ideas(IdeasPage::Mine), tr!(shell.my_ideas)),
        (Page::Ideas(IdeasPage::Challenges), tr!(home.all_challenges)),
        (Page::Services(ServicesPage::IdeaRules), tr!(services.rules.link)),
    ];
    let pocs = [
        (Page::Pocs(PocsPage::List), tr!(shell.pocs)),
        (Page::Pocs(PocsPage::Create), tr!(pocs.create.title)),
        (Page::Pocs(PocsPage::Kit), tr!(pocs.kit.link)),
        (Page::Pocs(PocsPage::Lessons), tr!(pocs.list.lessons)),
        (Page::Practices(PracticesPage::Portfolio), tr!(shell.portfolio)),
    ];
    let practices = [
        (Page::Practices(PracticesPage::List), tr!(shell.practices)),
        (Page::Practices(PracticesPage::Publish), tr!(practices.share.title)),
    ];
    let bricks = expect_context::<Bricks>();
    let services = Function::ACCESSORY.map(|function| (function.page(), function_name(function)));
    view! {
        <Breadcrumb here=tr!(annex.site_map.title) />
        <PageHead title=tr!(annex.site_map.title) lead=tr!(annex.site_map.lead) />
        <div class="grid-2">
            <Part title=tr!(shell.ideas) pages=ideas.to_vec() />
            <Part title=tr!(shell.pocs) pages=pocs.to_vec() />
            <Part title=tr!(shell.practices) pages=practices.to_vec() />
            <Part title=tr!(annex.site_map.about) pages=about() />
            <Part title=tr!(annex.site_map.services) pages=services.to_vec() />
            {move || added(&bricks.shown())}
            <Outside />
        </div>
    }
}

/// What the portal says of itself.
fn about() -> Vec<(Page, &'static str)> {
    vec![
        (Page::Home, tr!(common.home)),
        (Page::Notifications, tr!(notifications.title)),
        (Page::Services(ServicesPage::OwnRights), tr!(admin.own.title)),
        (Page::Services(ServicesPage::Actions), tr!(actions.link)),
        (Page::Services(ServicesPage::Celebrations), tr!(home.celebrations.title)),
        (Page::Services(ServicesPage::Managers), tr!(services.managers.title)),
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
    let line = |brick: &BrickSummary| {
        view! { <li><a href=Page::Brick(brick.id).path()>{brick_title(brick)}</a></li> }
    };
    let lines: Vec<_> = bricks.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Section title=tr!(bricks.added)><ul role="list" class="row-list">{lines}</ul></Section>
        }
    })
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
