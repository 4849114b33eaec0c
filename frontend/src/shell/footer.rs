//! What the law asks every page to lead to, and the state of accessibility as it is.

use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::pages::glossary::AskPageWords;
use crate::routes::{EditorialPage, Function, KeptText, Page, ServicesPage};
use crate::state::Session;
use crate::words::{function_name, tr};

#[component]
pub(super) fn SiteFooter(words: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    // Whoever is not signed in yet sees what there will be; whoever is, what is open to them.
    let known = Memo::new(move |_| session.me().is_some());
    let entry = move |page: Page, word: &'static str| {
        move || {
            let open = !known.get() || session.sees(page);
            open.then(|| view! { <li><a href=page.path()>{word}</a></li> })
        }
    };
    let named = move |function: Function| entry(function.page(), function_name(function));
    let charter = Page::Services(ServicesPage::Text(KeptText::EditorialCharter));
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <ul role="list">
                    {entry(Page::Accessibility, tr!(shell.accessibility_state))}
                    {named(Function::LegalNotice)}
                    {named(Function::PersonalData)}
                    {entry(Page::Services(ServicesPage::IdeaRules), tr!(services.rules.link))}
                    {entry(Page::Editorial(EditorialPage::List(EditorialBrick::Glossary)), tr!(editorial.glossary.title))}
                    {entry(charter, tr!(services.texts.charter))}
                    {entry(Page::SiteMap, tr!(annex.site_map.title))}
                    {named(Function::Help)}
                    {named(Function::EcoDesign)}
                    <AskPageWords open=words />
                    // Served by the API, not by the portal: the router must leave it alone.
                    <li><a href="/api/docs/" rel="external">{tr!(shell.api)}</a></li>
                </ul>
                <p>{tr!(shell.signature)}</p>
            </div>
        </footer>
    }
}
