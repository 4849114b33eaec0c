//! The means of a challenge in its form: its budget, what is put at its disposal, what whoever carries it commits and
//! says (R092, R100, R387).

use domain::challenge::MeansKind;
use leptos::prelude::*;

use super::fields::CallFields;
use super::rows::MeansRow;
use crate::components::{Faults, SelectField, SelectOption, TextArea, TextField};
use crate::pages::shared::RowsField;
use crate::words::{self, tr};

#[component]
pub(super) fn MeansPart(faults: Faults, fields: StoredValue<CallFields>) -> impl IntoView {
    let all = fields.get_value();
    view! {
        <TextField
            faults
            pointer="/content/budget"
            label=tr!(challenges.write.budget)
            value=all.budget
            optional=true
        />
        <RowsField
            legend=tr!(challenges.means.resources)
            hint=tr!(challenges.means.resources_hint)
            rows=all.resources
            blank=MeansRow::blank
            add=tr!(challenges.means.add_resource)
            row=move |place: usize, line: MeansRow| row(faults, format!("/content/resources/{place}"), line)
        />
        <TextField
            faults
            pointer="/content/sponsor"
            label=tr!(challenges.write.sponsor)
            hint=tr!(challenges.write.sponsor_hint)
            missing=tr!(challenges.means.sponsor_missing)
            value=all.sponsor
            optional=true
        />
        <TextArea
            faults
            pointer="/content/sponsor_word"
            label=tr!(challenges.means.word)
            hint=tr!(challenges.means.word_hint)
            value=all.sponsor_word
            optional=true
        />
        <RowsField
            legend=tr!(challenges.means.commitments)
            hint=tr!(challenges.means.commitments_hint)
            rows=all.commitments
            blank=MeansRow::blank
            add=tr!(challenges.means.add_commitment)
            row=move |place: usize, line: MeansRow| row(faults, format!("/content/commitments/{place}"), line)
        />
    }
}

fn row(faults: Faults, at: String, line: MeansRow) -> AnyView {
    let kinds = || SelectOption::each(MeansKind::ALL, MeansKind::code, words::means_kind);
    view! {
        <TextField
            faults
            pointer=format!("{at}/text")
            label=tr!(challenges.means.text)
            missing=tr!(challenges.means.text_missing)
            value=RwSignal::from(line.text)
        />
        <SelectField
            faults
            pointer=format!("{at}/kind")
            label=tr!(challenges.means.kind)
            value=RwSignal::from(line.kind)
            options=Signal::derive(kinds)
        />
    }
    .into_any()
}
