//! The kinds and the states being written. When two people change them at once, what each changed alone is kept, and
//! what each added: codes never go.

use api_types::resource_request::{ResourceKindView, ResourceSettingsView, ResourceStateView};
use domain::reference::ReferenceCode;
use domain::resource_request::{ResourceKind, ResourceSettings, ResourceState, StateNature};
use domain::text::fold;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::pages::shared::{Contested, Disputed, Merged, PersonChoice, merge, told};
use crate::words::tr;

/// A kind being written; one that is known keeps its code.
#[derive(Clone, Debug)]
pub(super) struct KindRow {
    code: Option<ReferenceCode>,
    pub(super) label_fr: ArcRwSignal<String>,
    pub(super) label_en: ArcRwSignal<String>,
    pub(super) handler: PersonChoice,
    pub(super) available: ArcRwSignal<String>,
    pub(super) active: ArcRwSignal<bool>,
}

/// A state being written.
#[derive(Clone, Debug)]
pub(super) struct StateRow {
    code: Option<ReferenceCode>,
    pub(super) label_fr: ArcRwSignal<String>,
    pub(super) label_en: ArcRwSignal<String>,
    pub(super) nature: ArcRwSignal<String>,
    pub(super) active: ArcRwSignal<bool>,
}

impl KindRow {
    pub(super) fn blank() -> Self {
        Self { code: None, ..Self::of(ResourceKindView::blank(ReferenceCode(String::new()))) }
    }

    /// Whether it was never saved.
    pub(super) const fn is_new(&self) -> bool {
        self.code.is_none()
    }
}

impl StateRow {
    pub(super) fn blank() -> Self {
        Self { code: None, ..Self::of(ResourceStateView::blank(ReferenceCode(String::new()))) }
    }

    /// Whether it was never saved.
    pub(super) const fn is_new(&self) -> bool {
        self.code.is_none()
    }
}

/// A line of one of the two lists.
trait Row: Clone {
    type View: Coded;

    fn of(view: Self::View) -> Self;

    /// What it says.
    fn view(&self) -> Self::View;
}

impl Row for KindRow {
    type View = ResourceKindView;

    fn of(view: ResourceKindView) -> Self {
        let ResourceKindView { code, label_fr, label_en, handler, available, active } = view;
        Self {
            code: Some(code),
            label_fr: ArcRwSignal::new(label_fr),
            label_en: ArcRwSignal::new(label_en),
            handler: PersonChoice::of(handler),
            available: ArcRwSignal::new(available),
            active: ArcRwSignal::new(active),
        }
    }

    fn view(&self) -> ResourceKindView {
        let label_fr = self.label_fr.get_untracked();
        ResourceKindView {
            code: self.code.clone().unwrap_or_else(|| code_of(&label_fr)),
            label_fr,
            label_en: self.label_en.get_untracked(),
            handler: untrack(|| self.handler.person()),
            available: self.available.read_untracked().trim().to_owned(),
            active: self.active.get_untracked(),
        }
    }
}

impl Row for StateRow {
    type View = ResourceStateView;

    fn of(view: ResourceStateView) -> Self {
        let ResourceStateView { code, label_fr, label_en, nature, active } = view;
        Self {
            code: Some(code),
            label_fr: ArcRwSignal::new(label_fr),
            label_en: ArcRwSignal::new(label_en),
            nature: ArcRwSignal::new(nature.code().to_owned()),
            active: ArcRwSignal::new(active),
        }
    }

    fn view(&self) -> ResourceStateView {
        let label_fr = self.label_fr.get_untracked();
        ResourceStateView {
            code: self.code.clone().unwrap_or_else(|| code_of(&label_fr)),
            label_fr,
            label_en: self.label_en.get_untracked(),
            nature: self.nature.read_untracked().parse().unwrap_or(StateNature::Open),
            active: self.active.get_untracked(),
        }
    }
}

/// A code for what is new: « Véhicule de service » → `vehicule_de_service`.
fn code_of(label: &str) -> ReferenceCode {
    let folded = fold(label);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let code = words.collect::<Vec<_>>().join("_");
    ReferenceCode(code.chars().take(40).collect())
}

/// What a code names in a list.
trait Coded: Clone + Serialize + DeserializeOwned {
    fn code(&self) -> &ReferenceCode;

    fn label(&self) -> &str;

    /// As it is before anything is said of it.
    fn blank(code: ReferenceCode) -> Self;
}

impl Coded for ResourceKindView {
    fn code(&self) -> &ReferenceCode {
        &self.code
    }

    fn label(&self) -> &str {
        &self.label_fr
    }

    fn blank(code: ReferenceCode) -> Self {
        let (label_fr, label_en, available) = (String::new(), String::new(), String::new());
        Self { code, label_fr, label_en, handler: None, available, active: true }
    }
}

impl Coded for ResourceStateView {
    fn code(&self) -> &ReferenceCode {
        &self.code
    }

    fn label(&self) -> &str {
        &self.label_fr
    }

    fn blank(code: ReferenceCode) -> Self {
        let (label_fr, label_en) = (String::new(), String::new());
        Self { code, label_fr, label_en, nature: StateNature::Open, active: true }
    }
}

/// Both lists, as they are typed. Copy it where they are sent.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) kinds: RwSignal<Vec<KindRow>>,
    pub(super) states: RwSignal<Vec<StateRow>>,
    pub(super) contested: Contested<ResourceSettingsView>,
}

impl Rows {
    pub(super) fn of(settings: ResourceSettingsView) -> Self {
        let kinds = RwSignal::new(rows_of::<KindRow>(&settings.kinds));
        let states = RwSignal::new(rows_of::<StateRow>(&settings.states));
        let seen = settings.version;
        Self { kinds, states, contested: Contested::new(settings, seen) }
    }

    /// What is sent.
    pub(super) fn request(self) -> ResourceSettings {
        let kind = |row: &KindRow| {
            let ResourceKindView { code, label_fr, label_en, handler, available, active } =
                row.view();
            let handler_id = handler.map(|person| person.id);
            ResourceKind { code, label_fr, label_en, handler_id, available, active }
        };
        let state = |row: &StateRow| {
            let ResourceStateView { code, label_fr, label_en, nature, active } = row.view();
            ResourceState { code, label_fr, label_en, nature, active }
        };
        ResourceSettings {
            kinds: self.kinds.read_untracked().iter().map(kind).collect(),
            states: self.states.read_untracked().iter().map(state).collect(),
        }
    }

    /// What was saved is what one changes from now on.
    pub(super) fn saved(self, settings: ResourceSettingsView) {
        self.kinds.set(rows_of::<KindRow>(&settings.kinds));
        self.states.set(rows_of::<StateRow>(&settings.states));
        let seen = settings.version;
        self.contested.rebase(settings, seen);
        self.contested.found(Vec::new());
    }

    /// Goes on from what somebody else saved.
    pub(super) fn take_over(self, theirs: ResourceSettingsView) {
        let seen = theirs.version;
        let Some(before) = self.contested.rebase(theirs.clone(), seen) else { return };
        let (kinds, mut disputed) =
            joined(self.kinds.get_untracked(), &before.kinds, &theirs.kinds);
        let (states, both) = joined(self.states.get_untracked(), &before.states, &theirs.states);
        disputed.extend(both);
        self.kinds.set(kinds);
        self.states.set(states);
        self.contested.tell(disputed.into_iter().map(in_words).collect());
    }
}

fn rows_of<R: Row>(views: &[R::View]) -> Vec<R> {
    views.iter().cloned().map(R::of).collect()
}

/// What somebody else made of a field that I changed too.
#[derive(Debug, PartialEq, Eq)]
struct Theirs {
    /// What the line is called, in their words.
    line: String,
    field: String,
    value: Value,
}

/// Theirs with what I changed, then what I added; and what we both changed: mine is kept.
fn joined<R: Row>(mine: Vec<R>, before: &[R::View], theirs: &[R::View]) -> (Vec<R>, Vec<Theirs>) {
    let views: Vec<R::View> = mine.iter().map(R::view).collect();
    let (both, disputed) = merged(before, &views, theirs);
    let there = |view: &R::View| theirs.iter().any(|one| one.code() == view.code());
    let added = mine.into_iter().zip(&views).filter(|pair| !there(pair.1));
    let added: Vec<R> = added.map(|(row, _)| row).collect();
    (both.into_iter().map(R::of).chain(added).collect(), disputed)
}

fn merged<T: Coded>(base: &[T], mine: &[T], theirs: &[T]) -> (Vec<T>, Vec<Theirs>) {
    let (mut kept, mut disputed) = (Vec::new(), Vec::new());
    for now in theirs {
        let own = same(mine, now).and_then(|own| {
            // We both added it: all that each says of it is a change.
            let blank = || T::blank(now.code().clone());
            merge(&same(base, now).cloned().unwrap_or_else(blank), own, now)
        });
        let Some(Merged { value, disputed: both }) = own else {
            kept.push(now.clone());
            continue;
        };
        let told = |(field, value)| Theirs { line: now.label().to_owned(), field, value };
        disputed.extend(both.into_iter().map(told));
        kept.push(value);
    }
    (kept, disputed)
}

fn same<'a, T: Coded>(list: &'a [T], one: &T) -> Option<&'a T> {
    list.iter().find(|other| other.code() == one.code())
}

/// « Locaux · Qui y répond ».
fn in_words(Theirs { line, field, value }: Theirs) -> Disputed {
    let (label, theirs) = match field.as_str() {
        "label_fr" => (tr!(services.resources.label_fr), told(&value)),
        "label_en" => (tr!(services.resources.label_en), told(&value)),
        "handler" => {
            let name = value.get("name").and_then(Value::as_str).unwrap_or_default();
            (tr!(services.resources.handler), name.to_owned())
        }
        "available" => (tr!(services.resources.available), told(&value)),
        "nature" => {
            let nature = value.as_str().and_then(StateNature::from_code);
            let words = nature.map(nature_words).unwrap_or_default();
            (tr!(services.resources.nature), words.to_owned())
        }
        _ => (tr!(shared.other_field), told(&value)),
    };
    Disputed { label: format!("{line} · {label}").into(), theirs }
}

/// What a state means.
pub(super) fn nature_words(nature: StateNature) -> &'static str {
    match nature {
        StateNature::Open => tr!(services.nature.open),
        StateNature::Granted => tr!(services.nature.granted),
        StateNature::Refused => tr!(services.nature.refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(label: &str, available: &str) -> ResourceKindView {
        let blank = ResourceKindView::blank(code_of(label));
        ResourceKindView { label_fr: label.to_owned(), available: available.to_owned(), ..blank }
    }

    fn told_of(line: &str, field: &str, value: &str) -> Theirs {
        Theirs { line: line.to_owned(), field: field.to_owned(), value: value.into() }
    }

    #[test]
    fn what_they_added_comes_and_what_each_changed_stays() {
        let base = [kind("Locaux", ""), kind("Temps", "")];
        let mine = [kind("Locaux", "3 salles"), kind("Temps", "")];
        let theirs = [kind("Locaux", ""), kind("Temps", "2 jours"), kind("Véhicule", "")];
        let (kept, disputed) = merged(&base, &mine, &theirs);
        let all = [kind("Locaux", "3 salles"), kind("Temps", "2 jours"), kind("Véhicule", "")];
        assert_eq!((kept.as_slice(), disputed), (all.as_slice(), vec![]));
    }

    #[test]
    fn what_both_changed_or_both_added_stays_mine_and_theirs_is_told() {
        let base = [kind("Locaux", "")];
        let mine = [kind("Locaux", "3 salles"), kind("Véhicule", "un")];
        let theirs = [kind("Locaux", "4 salles"), kind("Véhicule", "deux")];
        let (kept, disputed) = merged(&base, &mine, &theirs);
        assert_eq!(kept, mine);
        let told =
            [told_of("Locaux", "available", "4 salles"), told_of("Véhicule", "available", "deux")];
        assert_eq!(disputed, told);
    }

    #[test]
    fn what_i_added_stays_a_new_line_behind_what_they_added() {
        let owner = Owner::new();
        owner.set();
        let base = [kind("Locaux", "")];
        let mut mine: Vec<KindRow> = rows_of(&base);
        mine.push(KindRow { code: None, ..KindRow::of(kind("Drone", "un")) });
        let (rows, disputed) = joined(mine, &base, &[kind("Locaux", ""), kind("Véhicule", "")]);
        let codes: Vec<_> = rows.iter().map(|row| row.view().code.0).collect();
        assert_eq!(codes, ["locaux", "vehicule", "drone"]);
        assert_eq!(rows.last().map(|row| row.code.is_none()), Some(true));
        assert_eq!(disputed, []);
    }
}
