//! What one looks for, as the address says it: `?q=courrier&statut=submitted,selected&tri=most_voted`.

use api_types::idea::{IdeaQuery, IdeaSort, WithinCode};
use api_types::page::{Codes, Include};
use chrono::NaiveDate;
use domain::idea::{IdeaOrigin, IdeaStatus, InnovationForm};
use domain::{ChallengeId, OrganisationId};
use leptos::prelude::*;

use crate::pages::shared::TAG;
use crate::state::{Address, AddressStep, address_search, use_address};

/// What one looks for, as long as the page is on screen, and how to look for something else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeking {
    pub(super) criteria: Memo<Criteria>,
    pub(super) address: Address,
}

impl Seeking {
    /// From the address of the page.
    pub(super) fn from_address() -> Self {
        let address = use_address();
        let criteria = Memo::new(move |_| Criteria::read(|name| address.text(name)));
        Self { criteria, address }
    }

    /// Looks for something else: a step that one can take back.
    pub(super) fn change(self, change: impl FnOnce(&mut Criteria)) {
        self.go(change, AddressStep::Push);
    }

    /// Looks while one types.
    pub(super) fn follow(self, change: impl FnOnce(&mut Criteria)) {
        self.go(change, AddressStep::Replace);
    }

    fn go(self, change: impl FnOnce(&mut Criteria), step: AddressStep) {
        let former = self.criteria.get_untracked();
        let mut criteria = former.clone();
        change(&mut criteria);
        if criteria != former {
            self.address.set(&criteria.parameters(), step);
        }
    }
}

/// The criteria of a list of ideas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Criteria {
    pub(super) words: String,
    pub(super) statuses: Vec<IdeaStatus>,
    pub(super) domain: String,
    pub(super) subcategory: String,
    pub(super) organisation: Option<OrganisationId>,
    pub(super) department: Option<OrganisationId>,
    pub(super) challenge: Option<ChallengeId>,
    pub(super) tag: String,
    pub(super) within: Option<WithinCode>,
    pub(super) field: String,
    pub(super) form: Option<InnovationForm>,
    pub(super) origin: Option<IdeaOrigin>,
    pub(super) high_potential: bool,
    pub(super) since: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
    pub(super) mine: bool,
    pub(super) sort: IdeaSort,
}

/// The orders, with their codes in the address.
pub(super) const SORTS: [(IdeaSort, &str); 4] = [
    (IdeaSort::Newest, "newest"),
    (IdeaSort::Oldest, "oldest"),
    (IdeaSort::MostVoted, "most_voted"),
    (IdeaSort::MostCommented, "most_commented"),
];

/// Spontaneous or not, with the codes of the address.
pub(super) const WITHIN: [(WithinCode, &str); 2] =
    [(WithinCode::Challenge, "defi"), (WithinCode::Spontaneous, "spontanee")];

/// The code of the address for one of these.
fn code_of<T: Copy + PartialEq>(all: &[(T, &'static str)], value: Option<T>) -> String {
    let found = all.iter().find(|(known, _)| Some(*known) == value);
    found.map(|(_, code)| (*code).to_owned()).unwrap_or_default()
}

fn day(value: Option<NaiveDate>) -> String {
    value.map(|day| day.to_string()).unwrap_or_default()
}

impl Criteria {
    /// Reads the address; what it says wrongly counts as not said.
    pub(super) fn read(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name| parameter(name).unwrap_or_default();
        let statuses = text("statut");
        let sort = text("tri");
        Self {
            words: text("q"),
            statuses: statuses.split(',').filter_map(IdeaStatus::from_code).collect(),
            domain: text("domaine"),
            subcategory: text("categorie"),
            organisation: text("organisme").parse().ok(),
            department: text("direction").parse().ok(),
            challenge: text("defi").parse().ok(),
            tag: text(TAG),
            within: WITHIN.into_iter().find(|(_, code)| *code == text("cadre")).map(|(one, _)| one),
            field: text("champ"),
            form: InnovationForm::from_code(&text("forme")),
            origin: IdeaOrigin::from_code(&text("origine")),
            high_potential: text("potentiel") == "fort",
            since: text("depuis").parse().ok(),
            until: text("jusque").parse().ok(),
            mine: text("miennes") == "oui",
            sort: SORTS.into_iter().find(|(_, code)| *code == sort).unwrap_or_default().0,
        }
    }

    /// What the address says; blank for what is not asked.
    fn parameters(&self) -> [(&'static str, String); 17] {
        let codes: Vec<&str> = self.statuses.iter().map(|status| status.code()).collect();
        let sort = SORTS.into_iter().find(|(sort, _)| *sort == self.sort).unwrap_or_default();
        [
            ("q", self.words.clone()),
            ("statut", codes.join(",")),
            ("domaine", self.domain.clone()),
            ("categorie", self.subcategory.clone()),
            ("organisme", self.organisation.map(|id| id.to_string()).unwrap_or_default()),
            ("direction", self.department.map(|id| id.to_string()).unwrap_or_default()),
            ("defi", self.challenge.map(|id| id.to_string()).unwrap_or_default()),
            (TAG, self.tag.clone()),
            ("cadre", code_of(&WITHIN, self.within)),
            ("champ", self.field.clone()),
            ("forme", self.form.map(|form| form.code().to_owned()).unwrap_or_default()),
            ("origine", self.origin.map(|origin| origin.code().to_owned()).unwrap_or_default()),
            ("potentiel", if self.high_potential { "fort".to_owned() } else { String::new() }),
            ("depuis", day(self.since)),
            ("jusque", day(self.until)),
            ("miennes", if self.mine { "oui".to_owned() } else { String::new() }),
            ("tri", if self.sort == IdeaSort::Newest { String::new() } else { sort.1.to_owned() }),
        ]
    }

    /// As it stands in an address, without the mark of a question.
    pub(super) fn address(&self) -> String {
        let parameters = self.parameters().into_iter().filter(|(_, value)| !value.is_empty());
        let parameters: Vec<_> = parameters.map(|(name, value)| (name.to_owned(), value)).collect();
        address_search(&parameters).trim_start_matches('?').to_owned()
    }

    /// The same without a filter; the order stays.
    pub(super) fn cleared(&self) -> Self {
        Self { sort: self.sort, ..Self::default() }
    }

    /// How many filters are in force.
    pub(super) fn count(&self) -> usize {
        let others = [
            !self.words.is_empty(),
            !self.domain.is_empty(),
            !self.subcategory.is_empty(),
            self.organisation.is_some(),
            self.department.is_some(),
            self.challenge.is_some(),
            !self.tag.is_empty(),
            self.within.is_some(),
            !self.field.is_empty(),
            self.form.is_some(),
            self.origin.is_some(),
            self.high_potential,
            self.since.is_some(),
            self.until.is_some(),
            self.mine,
        ];
        self.statuses.len() + others.into_iter().filter(|set| *set).count()
    }

    /// What is asked of the server.
    pub(super) fn query(&self) -> IdeaQuery {
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        IdeaQuery {
            q: given(&self.words),
            status: Codes(self.statuses.clone()),
            domain: given(&self.domain),
            subcategory: given(&self.subcategory),
            challenge_id: self.challenge,
            within: self.within,
            innovation_field: given(&self.field),
            form: self.form,
            origin: self.origin,
            high_potential: self.high_potential,
            since: self.since,
            until: self.until,
            organisation_id: self.organisation,
            department_id: self.department,
            tag: given(&self.tag),
            mine: self.mine,
            sort: self.sort,
            include: Some(Include::Total),
            ..IdeaQuery::default()
        }
    }

    /// What is asked of the server to count beside the filters: the order changes nothing.
    pub(super) fn counted(&self) -> IdeaQuery {
        IdeaQuery { sort: IdeaSort::default(), include: None, ..self.query() }
    }

    /// Asks for a status, or no longer.
    pub(super) fn toggle(&mut self, status: IdeaStatus, asked: bool) {
        self.statuses.retain(|known| *known != status);
        if asked {
            self.statuses.push(status);
            self.statuses.sort();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use uuid::Uuid;

    use super::*;

    fn read(parameters: &[(&str, &str)]) -> Criteria {
        let map: HashMap<&str, &str> = parameters.iter().copied().collect();
        Criteria::read(|name| map.get(name).map(|value| (*value).to_owned()))
    }

    #[test]
    fn an_address_leads_back_to_its_criteria() {
        let criteria = Criteria {
            words: "courriers".to_owned(),
            statuses: vec![IdeaStatus::Submitted, IdeaStatus::Selected],
            domain: "relation".to_owned(),
            subcategory: "reception".to_owned(),
            organisation: Some(OrganisationId(Uuid::from_u128(7))),
            department: Some(OrganisationId(Uuid::from_u128(9))),
            challenge: Some(ChallengeId(Uuid::from_u128(8))),
            tag: "accueil".to_owned(),
            within: Some(WithinCode::Challenge),
            field: "digital".to_owned(),
            form: Some(InnovationForm::Open),
            origin: Some(IdeaOrigin::Partner),
            high_potential: true,
            since: NaiveDate::from_ymd_opt(2026, 1, 1),
            until: NaiveDate::from_ymd_opt(2026, 6, 30),
            mine: true,
            sort: IdeaSort::MostVoted,
        };
        let written = criteria.parameters();
        let pairs: Vec<(&str, &str)> =
            written.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(read(&pairs), criteria);
        assert_eq!(criteria.count(), 17);
        assert_eq!(criteria.query().q.as_deref(), Some("courriers"));
    }

    #[test]
    fn what_the_address_says_wrongly_counts_as_not_said() {
        let odd =
            read(&[("statut", "x,selected,"), ("tri", "?"), ("defi", "42"), ("miennes", "1")]);
        assert_eq!(odd, Criteria { statuses: vec![IdeaStatus::Selected], ..Criteria::default() });
        assert!(Criteria::default().parameters().iter().all(|(_, value)| value.is_empty()));
    }

    #[test]
    fn clearing_forgets_the_filters_and_keeps_the_order() {
        let mut criteria = Criteria { sort: IdeaSort::Oldest, ..Criteria::default() };
        criteria.toggle(IdeaStatus::Withdrawn, true);
        criteria.toggle(IdeaStatus::Submitted, true);
        assert_eq!(criteria.statuses, [IdeaStatus::Submitted, IdeaStatus::Withdrawn]);
        criteria.toggle(IdeaStatus::Submitted, false);
        assert_eq!(criteria.count(), 1);
        assert_eq!(criteria.cleared(), Criteria { sort: IdeaSort::Oldest, ..Criteria::default() });
    }
}
