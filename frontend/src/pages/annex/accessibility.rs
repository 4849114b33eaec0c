//! The declaration that French law asks for, in the imposed order; it says what is true today.

use leptos::prelude::*;

use crate::components::{Breadcrumb, PageHead, Section};
use crate::words::tr;

#[component]
pub(super) fn AccessibilityPage() -> impl IntoView {
    let section = |title: &'static str, text: &'static str| {
        view! { <Section title=title><p>{text}</p></Section> }
    };
    let part = |title: &'static str, text: &'static str| view! { <h3>{title}</h3><p>{text}</p> };
    view! {
        <Breadcrumb here=tr!(annex.accessibility.title) />
        <PageHead title=tr!(annex.accessibility.title) lead=tr!(annex.accessibility.lead) />
        <div class="stack gap-10 page-narrow">
            {section(tr!(annex.accessibility.state), tr!(annex.accessibility.state_text))}
            {section(tr!(annex.accessibility.results), tr!(annex.accessibility.results_text))}
            <Section title=tr!(annex.accessibility.not_accessible)>
                <div class="stack">
                    {part(tr!(annex.accessibility.non_compliance), tr!(annex.accessibility.non_compliance_text))}
                    {part(tr!(annex.accessibility.burden), tr!(annex.accessibility.burden_text))}
                    {part(tr!(annex.accessibility.exempt), tr!(annex.accessibility.exempt_text))}
                </div>
            </Section>
            {section(tr!(annex.accessibility.technologies), tr!(annex.accessibility.technologies_text))}
            {section(tr!(annex.accessibility.contact), tr!(annex.accessibility.contact_text))}
            {section(tr!(annex.accessibility.remedy), tr!(annex.accessibility.remedy_text))}
        </div>
    }
}
