//! The values (R372, R373) and the eleven services (R005).

use leptos::prelude::*;

use crate::components::{Icon, Section};
use crate::routes::Function;
use crate::words::{function_glyph, function_name, tr};

#[component]
pub(super) fn Values() -> impl IntoView {
    let values = [
        (tr!(home.value.respect), tr!(home.value.respect_text)),
        (tr!(home.value.kindness), tr!(home.value.kindness_text)),
        (tr!(home.value.conciliation), tr!(home.value.conciliation_text)),
        (tr!(home.value.realism), tr!(home.value.realism_text)),
        (tr!(home.value.creativity), tr!(home.value.creativity_text)),
    ];
    let values = values.map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
    view! { <Section title=tr!(home.values)><dl class="values">{values.into_iter().collect_view()}</dl></Section> }
}

#[component]
pub(super) fn Services() -> impl IntoView {
    let services = Function::ACCESSORY.map(|function| {
        view! {
            <li>
                <a href=function.page().path()>
                    <Icon glyph=function_glyph(function) />
                    <span>{function_name(function)}</span>
                </a>
            </li>
        }
    });
    view! {
        <Section title=tr!(home.functions)>
            <div class="stack">
                <p class="muted small">{tr!(home.functions_lead)}</p>
                <ul role="list" class="services">{services.into_iter().collect_view()}</ul>
            </div>
        </Section>
    }
}
