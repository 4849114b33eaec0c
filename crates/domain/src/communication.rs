//! The communication plan of the portal itself (R379, R380, R390, R391): a campaign before it opens, its opening, and what
//! keeps it alive afterwards, by the channels that exist, up to the wide public. That of a challenge is its model calendar:
//! see [`crate::challenge::model_calendar`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::civil::{days_after, of_our_time};
use crate::text::{FieldCode, FieldError, FieldErrors, Text};
use crate::vocabulary::vocabulary;

/// Most actions of the plan.
pub const PLANNED_MAX: usize = 200;
/// How many days ahead what is to be done is recalled.
const RECALLED_DAYS: u64 = 7;

vocabulary! {
    /// When, around the opening of the portal.
    PlanMoment {
        /// Before it opens.
        Before = "before",
        /// As it opens.
        Opening = "opening",
        /// Once it is open: momentum does not last by itself.
        After = "after",
    }
}

vocabulary! {
    /// To whom one speaks.
    PlanAudience {
        /// Every agent of the network.
        Agents = "agents",
        /// Those who lead a team.
        Managers = "managers",
        /// Referents and correspondents.
        Referents = "referents",
        /// COMEX and CODIR.
        TopManagement = "top_management",
        /// Outside partners.
        Partners = "partners",
        /// Anybody.
        Public = "public",
    }
}

vocabulary! {
    /// Where an action stands.
    PlanState {
        /// To be done.
        ToDo = "to_do",
        /// Done.
        Done = "done",
        /// It will not be done.
        Dropped = "dropped",
    }
}

/// Something to say of the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlannedAction {
    /// What is said, in 2 to 200 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Le portail ouvre bientôt : à quoi il sert"))]
    pub what: String,
    /// By which channel, in 2 to 120 characters: one that exists.
    #[cfg_attr(feature = "openapi", schema(example = "Intranet de l’organisme"))]
    pub channel: String,
    /// To whom.
    pub audience: PlanAudience,
    /// When, around the opening.
    pub moment: PlanMoment,
    /// The day, once it is known.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Who does it, in at most 120 characters: a service, a role.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Service communication"))]
    pub owner: String,
    /// Where it stands.
    pub state: PlanState,
}

/// The plan, in the order in which it is followed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortalPlan {
    /// At most 200.
    pub items: Vec<PlannedAction>,
}

impl PortalPlan {
    /// The same plan, trimmed and in order, once it is checked.
    ///
    /// # Errors
    /// Every faulty field: at `/items`, or at `/items/3/what`, `/items/3/channel`, `/items/3/on`, `/items/3/owner`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.items.len() > PLANNED_MAX {
            let max = u32::try_from(PLANNED_MAX).ok();
            errors.push(FieldError { max, ..FieldError::new("/items", FieldCode::TooMany) });
        }
        let mut items = Vec::new();
        for (place, action) in self.items.into_iter().enumerate() {
            let at = |field: &str| format!("/items/{place}/{field}");
            let what = errors.check(Text::<2, 200>::parse(&at("what"), &action.what));
            let channel = errors.check(Text::<2, 120>::parse(&at("channel"), &action.channel));
            let owner = Some(action.owner.as_str());
            let owner = errors.check(Text::<1, 120>::parse_optional(&at("owner"), owner));
            if let Some(day) = action.on {
                errors.check(of_our_time(&at("on"), day));
            }
            if let (Some(what), Some(channel), Some(owner)) = (what, channel, owner) {
                let (what, channel) = (what.into_string(), channel.into_string());
                let owner = owner.map(Text::into_string).unwrap_or_default();
                items.push(PlannedAction { what, channel, owner, ..action });
            }
        }
        errors.into_result()?;
        // What has no day yet comes after what has one.
        items.sort_by_key(|action| (action.moment, action.on.is_none(), action.on));
        Ok(Self { items })
    }

    /// How many actions are to be done by now or within the week: what administrators are reminded of.
    #[must_use]
    pub fn due(&self, today: NaiveDate) -> u64 {
        self.items.iter().filter(|action| action.is_due(today)).count() as u64
    }
}

impl PlannedAction {
    /// Whether it is to be done by now or within the week.
    #[must_use]
    pub fn is_due(&self, today: NaiveDate) -> bool {
        let soon = days_after(today, RECALLED_DAYS);
        self.state == PlanState::ToDo && self.on.is_some_and(|on| on <= soon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(what: &str, moment: PlanMoment, on: Option<&str>) -> PlannedAction {
        PlannedAction {
            what: what.to_owned(),
            channel: " Intranet ".to_owned(),
            audience: PlanAudience::Public,
            moment,
            on: on.map(|day| day.parse().unwrap()),
            owner: " ".to_owned(),
            state: PlanState::ToDo,
        }
    }

    #[test]
    fn a_plan_is_followed_from_before_the_opening_to_after_it() {
        let items = vec![
            action("Relancer", PlanMoment::After, Some("2026-12-01")),
            action("Ouvrir", PlanMoment::Opening, None),
            action("Annoncer aux agents", PlanMoment::Before, None),
            action("Annoncer au public", PlanMoment::Before, Some("2026-11-02")),
        ];
        let plan = PortalPlan { items }.checked().unwrap();
        let told: Vec<_> = plan.items.iter().map(|one| one.what.as_str()).collect();
        assert_eq!(told, ["Annoncer au public", "Annoncer aux agents", "Ouvrir", "Relancer"]);
        assert_eq!(
            (plan.items[0].channel.as_str(), plan.items[0].owner.as_str()),
            ("Intranet", "")
        );
        assert_eq!(plan.clone().checked(), Ok(plan));
    }

    #[test]
    fn each_faulty_field_is_told_where_it_is() {
        let mut faulty = action("a", PlanMoment::Before, Some("0001-01-01"));
        faulty.channel.clear();
        let items = vec![action("Annoncer", PlanMoment::Before, None), faulty];
        let errors = PortalPlan { items }.checked().unwrap_err();
        let told: Vec<_> = errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(told, ["/items/1/what", "/items/1/channel", "/items/1/on"]);
        let items = vec![action("Annoncer", PlanMoment::Before, None); PLANNED_MAX + 1];
        let errors = PortalPlan { items }.checked().unwrap_err();
        assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/items", FieldCode::TooMany));
    }

    #[test]
    fn what_is_to_be_done_is_recalled_from_a_week_before_and_until_it_is_done() {
        let today: NaiveDate = "2026-11-27".parse().unwrap();
        let due = |on: Option<&str>, state| {
            PlannedAction { state, ..action("Annoncer", PlanMoment::Before, on) }.is_due(today)
        };
        assert!(due(Some("2026-11-01"), PlanState::ToDo), "what is late is not forgotten");
        assert!(due(Some("2026-12-04"), PlanState::ToDo));
        assert!(!due(Some("2026-12-05"), PlanState::ToDo));
        assert!(!due(None, PlanState::ToDo));
        assert!(!due(Some("2026-11-01"), PlanState::Done));
        assert!(!due(Some("2026-11-01"), PlanState::Dropped));
    }
}
