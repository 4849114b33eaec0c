//! The figure that sums up what a practice gave: as fields, and as people read it (R247).

use api_types::practice::PracticeFigure;
use leptos::prelude::*;

use crate::components::{Faults, TextField};
use crate::words::{self, Locale, locale, tr};

/// The fields. Copy them into the views.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureFields {
    measured: RwSignal<String>,
    before: RwSignal<String>,
    after: RwSignal<String>,
    unit: RwSignal<String>,
}

impl FigureFields {
    pub(super) fn blank() -> Self {
        let blank = || RwSignal::new(String::new());
        Self { measured: blank(), before: blank(), after: blank(), unit: blank() }
    }

    /// Shows what is said in the fields.
    pub(super) fn fill(self, figure: Option<&PracticeFigure>) {
        let text = |value: Option<&String>| value.cloned().unwrap_or_default();
        self.measured.set(text(figure.map(|one| &one.measured)));
        self.before.set(text(figure.and_then(|one| one.before.as_ref())));
        self.after.set(text(figure.map(|one| &one.after)));
        self.unit.set(text(figure.and_then(|one| one.unit.as_ref())));
    }

    /// What the fields say, as it is sent: nothing, when nobody counted.
    pub(super) fn figure(self) -> Option<PracticeFigure> {
        let Self { measured, before, after, unit } = self;
        let said = [measured, before, after, unit].map(|field| field.get());
        if said.iter().all(|words| words.trim().is_empty()) {
            return None;
        }
        let [measured, before, after, unit] = said;
        let words = |words: String| Some(words).filter(|words| !words.trim().is_empty());
        Some(PracticeFigure { measured, before: words(before), after, unit: words(unit) })
    }
}

#[component]
pub(super) fn FigureForm(faults: Faults, fields: FigureFields) -> impl IntoView {
    view! {
        <fieldset class="stack gap-6">
            <legend>{tr!(practices.figure.title)}</legend>
            <p class="small muted">{tr!(practices.figure.why)}</p>
            <TextField
                faults
                pointer="/content/figure/measured"
                label=tr!(practices.figure.measured)
                hint=tr!(practices.figure.measured_hint)
                missing=tr!(practices.figure.measured_missing)
                value=fields.measured
                optional=true
            />
            <TextField
                faults
                pointer="/content/figure/before"
                label=tr!(practices.figure.before)
                hint=tr!(challenges.course.value_hint)
                value=fields.before
                optional=true
            />
            <TextField
                faults
                pointer="/content/figure/after"
                label=tr!(practices.figure.after)
                hint=tr!(challenges.course.value_hint)
                missing=tr!(practices.figure.after_missing)
                value=fields.after
                optional=true
            />
            <TextField
                faults
                pointer="/content/figure/unit"
                label=tr!(practices.figure.unit)
                hint=tr!(practices.figure.unit_hint)
                value=fields.unit
                optional=true
            />
        </fieldset>
    }
}

/// The figure as its fields show it, in the writing of the language: « 8,5 ».
pub(super) fn as_typed(figure: PracticeFigure) -> PracticeFigure {
    let written = |figure: String| match locale() {
        Locale::fr => figure.replace('.', ","),
        Locale::en => figure,
    };
    let PracticeFigure { measured, before, after, unit } = figure;
    PracticeFigure { measured, before: before.map(written), after: written(after), unit }
}

/// « Rendez-vous annulés : de 33 à 8 % ».
pub(super) fn figure_words(figure: &PracticeFigure) -> String {
    let PracticeFigure { measured, before, after, unit } = figure;
    let measured = measured.clone();
    let after = match unit {
        Some(unit) => format!("{}\u{a0}{unit}", words::measure(after)),
        None => words::measure(after),
    };
    if let Some(before) = before {
        let before = words::measure(before);
        tr!(practices.figure.between, measured = measured, before = before, after = after)
    } else {
        tr!(practices.figure.now, measured = measured, after = after)
    }
}
