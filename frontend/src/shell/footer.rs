//! What the law asks every page to lead to, and the state of accessibility as it is.

use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::pages::glossary::AskPageWords;
use crate::routes::{EditorialPage, Function, Page, ServicesPage};
use crate::words::tr;

#[component]
pub(super) fn SiteFooter(words: RwSignal<bool>) -> impl IntoView {
    let entry = |page: Page, word: &'static str| view! { <li><a href=page.path()>{word}</a></li> };
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <ul role="list">
                    {entry(Page::Accessibility, tr!(shell.accessibility_state))}
                    {entry(Page::Soon(Function::LegalNotice), tr!(soon.legal_notice.name))}
                    {entry(Page::Soon(Function::PersonalData), tr!(soon.personal_data.name))}
                    {entry(Page::Services(ServicesPage::IdeaRules), tr!(services.rules.link))}
                    {entry(Page::Editorial(EditorialPage::List(EditorialBrick::Glossary)), tr!(editorial.glossary.title))}
                    {entry(Page::SiteMap, tr!(annex.site_map.title))}
                    {entry(Page::Soon(Function::Help), tr!(soon.help.name))}
                    {entry(Page::Soon(Function::EcoDesign), tr!(soon.eco_design.name))}
                    <AskPageWords open=words />
                    // Served by the API, not by the portal: the router must leave it alone.
                    <li><a href="/api/docs/" rel="external">{tr!(shell.api)}</a></li>
                </ul>
                <p>{tr!(shell.signature)}</p>
            </div>
        </footer>
    }
}
