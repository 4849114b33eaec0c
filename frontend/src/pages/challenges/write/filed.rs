//! What a challenge is filed under: its theme, and the strategic objectives that it serves.

use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::fields::CallFields;
use super::parts::line;
use crate::components::{Check, Faults, SelectField, SelectOption};
use crate::state::References;
use crate::words::tr;

#[component]
pub(super) fn ThemeFields(faults: Faults, fields: StoredValue<CallFields>) -> impl IntoView {
    let all = fields.get_value();
    let references = expect_context::<References>();
    let of = move |list, value: RwSignal<String>| {
        Signal::derive(move || value.with(|chosen| references.options_with(list, chosen)))
    };
    let subcategories = Signal::derive(move || {
        let (domain, chosen) = (all.domain.get(), all.subcategory.get());
        references.subcategories_with(&domain, &chosen)
    });
    // A sub-category belongs to its domain: another domain forgets it, unless it came with its own.
    Effect::new(move |former: Option<String>| {
        let domain = all.domain.get();
        let own = |chosen: &String| {
            subcategories.with_untracked(|known| known.iter().any(|one| one.value == *chosen))
        };
        if former.is_some_and(|former| former != domain) && !all.subcategory.with_untracked(own) {
            all.subcategory.set(String::new());
        }
        domain
    });
    view! {
        <SelectField
            faults
            pointer="/content/domain"
            label=tr!(challenges.write.domain)
            value=all.domain
            options=of(ReferenceList::Domain, all.domain)
            blank=tr!(challenges.write.no_domain)
            optional=true
        />
        <SelectField
            faults
            pointer="/content/subcategory"
            label=tr!(challenges.write.subcategory)
            value=all.subcategory
            options=subcategories
            blank=tr!(challenges.write.no_subcategory)
            optional=true
        />
        <SelectField
            faults
            pointer="/content/innovation_field"
            label=tr!(challenges.write.field)
            value=all.innovation_field
            options=of(ReferenceList::InnovationField, all.innovation_field)
            blank=tr!(challenges.write.no_field)
            optional=true
        />
        {line(faults, "/content/words", (tr!(challenges.write.words), Some(tr!(challenges.write.words_hint))), all.words)}
    }
}

#[component]
pub(super) fn Objectives(fields: StoredValue<CallFields>) -> impl IntoView {
    let all = fields.get_value();
    let references = expect_context::<References>();
    let check = move |SelectOption { value, label }: SelectOption| {
        let (own, code) = (value.clone(), value);
        let checked = Signal::derive(move || all.objectives.read().contains(&own));
        let change = move |asked: bool| {
            all.objectives.update(|chosen| {
                chosen.retain(|known| *known != code);
                if asked {
                    chosen.push(code.clone());
                }
            });
        };
        view! { <Check label checked on_change=change /> }
    };
    // One that is out of service has its box as soon as it was ticked, and keeps it: it may be ticked again.
    let offered = Memo::new(move |former: Option<&Vec<SelectOption>>| {
        let mut offered = references.options(ReferenceList::Objective, None);
        let former = former.into_iter().flatten().map(|one| one.value.clone());
        let known: Vec<_> = all.objectives.get().into_iter().chain(former).collect();
        for code in &known {
            references.keep(&mut offered, ReferenceList::Objective, code);
        }
        offered
    });
    view! {
        <fieldset class="field">
            <legend>{tr!(challenges.write.objectives)}</legend>
            {move || offered.get().into_iter().map(check).collect_view()}
        </fieldset>
    }
}
