//! The criteria of the list, in the address: what was shared or kept as a link opens the same view.

use api_types::page::{Codes, Include};
use api_types::poc::PocQuery;
use domain::poc::PocStatus;
use domain::portfolio::Attention;

use crate::state::{Address, address_search};

pub(in crate::pages) use crate::pages::shared::BODY;
pub(super) use crate::pages::shared::TAG;

pub(super) use api_types::poc::PocSort as Sort;

/// The words of the title, or a keyword.
pub(in crate::pages) const WORDS: &str = "q";
/// Statuses.
pub(in crate::pages) const STATUS: &str = "statut";
/// A direction.
pub(in crate::pages) const DIRECTION: &str = "direction";
/// A domain.
pub(in crate::pages) const DOMAIN: &str = "domaine";
/// What set them off.
pub(in crate::pages) const TRIGGER: &str = "fait-generateur";
/// A strategic objective.
pub(in crate::pages) const OBJECTIVE: &str = "enjeu";
/// Those that serve none.
pub(in crate::pages) const NO_OBJECTIVE: &str = "sans-enjeu";
/// With whom one innovates.
pub(in crate::pages) const FORM: &str = "forme";
/// Which form of action they are.
pub(in crate::pages) const ACTION_FORM: &str = "forme-action";
pub(in crate::pages) const ASPECT: &str = "aspect";
/// Why they stopped.
pub(in crate::pages) const CAUSE: &str = "cause";
/// What asks for attention.
pub(in crate::pages) const ATTENTION: &str = "attention";
/// A technique that served.
pub(in crate::pages) const TECHNIQUE: &str = "technique";
pub(super) const HEALTH: &str = "meteo";
/// At least this many steps passed.
pub(in crate::pages) const STEPS_MIN: &str = "etapes-min";
/// At most this many steps passed.
pub(in crate::pages) const STEPS_MAX: &str = "etapes-max";
pub(super) const PROGRESS_MIN: &str = "avancement-min";
pub(super) const PROGRESS_MAX: &str = "avancement-max";
pub(super) const STARTS_FROM: &str = "debut-apres";
pub(super) const STARTS_UNTIL: &str = "debut-avant";
pub(super) const ENDS_FROM: &str = "fin-apres";
pub(super) const ENDS_UNTIL: &str = "fin-avant";
pub(super) const MINE: &str = "les-miennes";
pub(super) const SORT: &str = "tri";
/// What the list looks like.
pub(super) const LOOKS: &str = "vue";

/// Every criterion that narrows the list.
pub(super) const FILTERS: [&str; 25] = [
    WORDS,
    TAG,
    STATUS,
    BODY,
    DIRECTION,
    DOMAIN,
    TRIGGER,
    OBJECTIVE,
    NO_OBJECTIVE,
    FORM,
    ACTION_FORM,
    ASPECT,
    CAUSE,
    TECHNIQUE,
    ATTENTION,
    HEALTH,
    STEPS_MIN,
    STEPS_MAX,
    PROGRESS_MIN,
    PROGRESS_MAX,
    STARTS_FROM,
    STARTS_UNTIL,
    ENDS_FROM,
    ENDS_UNTIL,
    MINE,
];

/// What a criterion that is only there or not holds.
pub(in crate::pages) const YES: &str = "oui";

/// The orders and their names in the address; the first is the default.
pub(super) const SORTS: [(Sort, &str); 4] = [
    (Sort::RecentlyUpdated, ""),
    (Sort::MostAdvanced, "avancement"),
    (Sort::LatestStart, "debut"),
    (Sort::Title, "titre"),
];

/// What the address asks.
pub(super) fn query(address: Address) -> PocQuery {
    PocQuery {
        q: address.text(WORDS),
        tag: address.text(TAG),
        status: Codes(address.several::<PocStatus>(STATUS)),
        organisation_id: address.parsed(BODY),
        department_id: address.parsed(DIRECTION),
        domain: address.text(DOMAIN),
        trigger: address.text(TRIGGER),
        objective: address.text(OBJECTIVE),
        without_objective: address.text(NO_OBJECTIVE).is_some(),
        form: address.parsed(FORM),
        action_form: address.text(ACTION_FORM),
        aspect: address.parsed(ASPECT),
        cause: address.text(CAUSE),
        technique: address.text(TECHNIQUE),
        attention: Codes(address.several::<Attention>(ATTENTION)),
        health: address.parsed(HEALTH),
        steps_min: address.parsed(STEPS_MIN),
        steps_max: address.parsed(STEPS_MAX),
        progress_min: address.parsed(PROGRESS_MIN),
        progress_max: address.parsed(PROGRESS_MAX),
        starts_from: address.parsed(STARTS_FROM),
        starts_until: address.parsed(STARTS_UNTIL),
        ends_from: address.parsed(ENDS_FROM),
        ends_until: address.parsed(ENDS_UNTIL),
        mine: address.text(MINE).is_some(),
        sort: sort(address),
        include: Some(Include::Total),
        ..PocQuery::default()
    }
}

/// The order that the address asks.
pub(super) fn sort(address: Address) -> Sort {
    let name = address.text(SORT).unwrap_or_default();
    SORTS.iter().find(|(_, code)| *code == name).map_or(Sort::default(), |(sort, _)| *sort)
}

/// What a list looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Presentation {
    /// A table, to compare.
    #[default]
    Table,
    /// Cards, to look around.
    Cards,
    /// Along the months, to see what slips.
    Timeline,
}

/// The looks and their names in the address; the first is the default.
pub(super) const PRESENTATIONS: [(Presentation, &str); 3] =
    [(Presentation::Table, ""), (Presentation::Cards, "cartes"), (Presentation::Timeline, "frise")];

/// What the address wants the list to look like.
pub(super) fn presentation(address: Address) -> Presentation {
    let name = address.text(LOOKS).unwrap_or_default();
    let found = PRESENTATIONS.iter().find(|(_, code)| *code == name);
    found.map_or(Presentation::default(), |(look, _)| *look)
}

/// What the address says of the list, to be kept: blank when nothing narrows it and it is the plain table, for an
/// order alone is no view.
pub(super) fn kept(address: Address) -> String {
    if !is_filtered(address) && presentation(address) == Presentation::default() {
        return String::new();
    }
    let said = |name: &&'static str| Some(((*name).to_owned(), address.text(name)?));
    let parameters: Vec<_> = FILTERS.iter().chain(&[SORT, LOOKS]).filter_map(said).collect();
    address_search(&parameters).trim_start_matches('?').to_owned()
}

/// How many criteria are in force.
pub(super) fn active(address: Address) -> u64 {
    FILTERS.iter().filter(|name| address.text(name).is_some()).count() as u64
}

/// Whether anything narrows the list.
pub(super) fn is_filtered(address: Address) -> bool {
    active(address) > 0
}
