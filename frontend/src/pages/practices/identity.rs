//! The identity card of a practice (R238): by what to know it and to tell it, on its page and to take along.

use api_client::ApiClient;
use api_types::practice::{PracticeSummary, PracticeView};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::outlook::OutlookFacts;
use crate::components::{Detail, Tag};
use crate::pages::shared::{ActionFormFact, TAG, TakeAlong};
use crate::routes::{Page, PracticesPage};
use crate::state::{References, address_search};
use crate::words::{self, tr};

#[component]
pub(super) fn IdentityCard(practice: PracticeView) -> impl IntoView {
    let references = expect_context::<References>();
    let PracticeView { summary, form, partners, outlook, .. } = practice;
    let PracticeSummary { id, reference, domain, process, action_form, keywords, .. } = summary;
    let tags = keywords.into_iter().map(|word| {
        let asked = [(TAG.to_owned(), word.clone())];
        let href = Page::Practices(PracticesPage::List).path() + &address_search(&asked);
        view! { <Tag href label=word /> }
    });
    let tags = tags.collect_view();
    view! {
        <section class="stack gap-3" aria-labelledby="identite">
            <h2 id="identite" class="h-lg">{tr!(practices.card.identity)}</h2>
            <dl class="facts">
                <Detail term=tr!(practices.part.domain)>
                    {move || references.label(ReferenceList::Domain, &domain)}
                </Detail>
                {process.map(|process| {
                    view! {
                        <Detail term=tr!(practices.part.process)>
                            {move || references.label(ReferenceList::Process, &process)}
                        </Detail>
                    }
                })}
                {form.map(|form| {
                    let form = words::innovation_form(form);
                    view! { <Detail term=tr!(practices.part.form)>{form}</Detail> }
                })}
                <ActionFormFact code=action_form />
                {partners.map(|partners| {
                    view! { <Detail term=tr!(practices.part.partners)>{partners}</Detail> }
                })}
                <OutlookFacts outlook />
            </dl>
            <p class="cluster gap-2">{tags}</p>
            <TakeAlong
                name=reference.to_lowercase()
                what=tr!(practices.card.take)
                export=move |client: ApiClient, format| async move {
                    client.print_practice_card(id, format).await
                }
            />
        </section>
    }
}
