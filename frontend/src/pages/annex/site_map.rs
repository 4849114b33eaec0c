//! Every page, for whoever prefers a list to a menu.

use api_types::brick::BrickSummary;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::components::{Breadcrumb, PageHead, Section};
use crate::routes::{
    EditorialPage, Function, IdeasPage, KeptText, Page, PocsPage, PracticesPage, ServicesPage,
};
use crate::state::{Bricks, brick_title};
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
        (Page::Practices(PracticesPage::Publish), tr!(practices.publish.title)),
    ];
    let bricks = expect_context::<Bricks>();
    let services = Function::ACCESSORY.map(|function| (function.page(), function_name(function)));
    view! {
        <Breadcrumb here=tr!(annex.site_map.title) />
        <PageHead title=tr!(annex.site_map.title) lead=tr!(annex.site_map.lead) />
        <div class="grid-2">
            <Section title=tr!(shell.ideas)><Links pages=ideas.to_vec() /></Section>
            <Section title=tr!(shell.pocs)><Links pages=pocs.to_vec() /></Section>
            <Section title=tr!(shell.practices)><Links pages=practices.to_vec() /></Section>
            <Section title=tr!(annex.site_map.about)><Links pages=about() /></Section>
            <Section title=tr!(annex.site_map.services)><Links pages=services.to_vec() /></Section>
            {move || added(&bricks.shown())}
        </div>
    }
}

/// What the portal says of itself.
fn about() -> Vec<(Page, &'static str)> {
    vec![
        (Page::Home, tr!(common.home)),
        (Page::Notifications, tr!(notifications.title)),
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

#[component]
fn Links(pages: Vec<(Page, &'static str)>) -> impl IntoView {
    let line =
        |(page, name): (Page, &'static str)| view! { <li><a href=page.path()>{name}</a></li> };
    view! { <ul role="list" class="row-list">{pages.into_iter().map(line).collect_view()}</ul> }
}
