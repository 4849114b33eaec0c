//! The words of the normed lists.

use domain::reference::ReferenceList;

use super::vocabulary::named;
use crate::words::tr;

named! {
    reference_list(ReferenceList):
        Domain = references.name.domain,
        Subcategory = references.name.subcategory,
        InnovationField = references.name.innovation_field,
        Trigger = references.name.trigger,
        Technique = references.name.technique,
        Cause = references.name.cause,
        Objective = references.name.objective,
        LifecyclePosition = references.name.lifecycle_position,
        Process = references.name.process,
        ActionForm = references.name.action_form;
}
