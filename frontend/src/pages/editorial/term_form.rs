//! What a term says, as fields.

use leptos::prelude::*;

use super::fields::ItemFields;
use crate::components::{Faults, TextArea, TextField};
use crate::pages::shared::CharterRemarks;
use crate::words::tr;

#[component]
pub(super) fn TermForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <TextField
            faults
            pointer="/title"
            label=tr!(editorial.field.term)
            hint=tr!(editorial.field.term_hint)
            missing=tr!(editorial.field.term_missing)
            value=own.title
        />
        <TextField
            faults
            pointer="/content/glossary/plain"
            label=tr!(editorial.field.plain)
            hint=tr!(editorial.field.plain_hint)
            value=own.plain
            optional=true
        />
        <TextArea
            faults
            pointer="/content/glossary/definition"
            label=tr!(editorial.field.definition)
            hint=tr!(editorial.field.definition_hint)
            missing=tr!(editorial.field.definition_missing)
            value=own.definition
        />
        <CharterRemarks faults pointer="/content/glossary/definition" text=own.definition />
        <TextField
            faults
            pointer="/content/glossary/synonyms"
            label=tr!(editorial.field.synonyms)
            hint=tr!(editorial.field.synonyms_hint)
            value=own.synonyms
            optional=true
        />
    }
}
