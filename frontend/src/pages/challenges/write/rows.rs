//! Rows of the form of a challenge: a criterion, something that is given.

use api_types::challenge::{CriterionRequest, MeansLine};
use domain::challenge::{CriterionKind, MeansKind};
use leptos::prelude::*;

use super::fields::given;

/// A criterion being written.
#[derive(Clone, Debug)]
pub(super) struct CriterionRow {
    pub(super) title: ArcRwSignal<String>,
    pub(super) help: ArcRwSignal<String>,
    pub(super) kind: ArcRwSignal<String>,
    pub(super) weight: ArcRwSignal<String>,
}

impl CriterionRow {
    pub(super) fn of(criterion: &CriterionRequest) -> Self {
        let CriterionRequest { title, help, kind, weight } = criterion;
        Self {
            title: ArcRwSignal::new(title.clone()),
            help: ArcRwSignal::new(help.clone().unwrap_or_default()),
            kind: ArcRwSignal::new(kind.code().to_owned()),
            weight: ArcRwSignal::new(weight.to_string()),
        }
    }

    pub(super) fn blank() -> Self {
        let (title, help, kind) = (String::new(), None, CriterionKind::Scale);
        Self::of(&CriterionRequest { title, help, kind, weight: 1 })
    }

    pub(super) fn request(&self) -> CriterionRequest {
        CriterionRequest {
            title: self.title.get(),
            help: given(self.help.get()),
            kind: CriterionKind::from_code(&self.kind.get()).unwrap_or(CriterionKind::Scale),
            // Nought is refused with the words of its field.
            weight: self.weight.get().trim().parse().unwrap_or_default(),
        }
    }
}

/// Something that is given, being written.
#[derive(Clone, Debug)]
pub(super) struct MeansRow {
    pub(super) kind: ArcRwSignal<String>,
    pub(super) text: ArcRwSignal<String>,
}

impl MeansRow {
    pub(super) fn of(MeansLine { kind, text }: &MeansLine) -> Self {
        Self {
            kind: ArcRwSignal::new(kind.code().to_owned()),
            text: ArcRwSignal::new(text.clone()),
        }
    }

    pub(super) fn blank() -> Self {
        Self::of(&MeansLine { kind: MeansKind::Time, text: String::new() })
    }

    pub(super) fn line(&self) -> MeansLine {
        let kind = MeansKind::from_code(&self.kind.get()).unwrap_or(MeansKind::Time);
        MeansLine { kind, text: self.text.get() }
    }
}
