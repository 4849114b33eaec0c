//! The words of the communication plan of the portal.

use domain::communication::{PlanAudience, PlanMoment, PlanState};

use super::vocabulary::named;
use crate::words::tr;

named! {
    plan_moment(PlanMoment):
        Before = admin.plan.moments.before,
        Opening = admin.plan.moments.opening,
        After = admin.plan.moments.after;
    plan_audience(PlanAudience):
        Agents = admin.plan.audiences.agents,
        Managers = admin.plan.audiences.managers,
        Referents = admin.plan.audiences.referents,
        TopManagement = admin.plan.audiences.top_management,
        Partners = admin.plan.audiences.partners,
        Public = admin.plan.audiences.public;
    plan_state(PlanState):
        ToDo = admin.plan.states.to_do,
        Done = admin.plan.states.done,
        Dropped = admin.plan.states.dropped;
}
