//! Criteria of a list, each value with what it would leave.

use api_types::search::SearchFacetValue;

use crate::components::SelectOption;
use crate::words::{number, tr};

/// Says beside each value how many it would leave.
pub(crate) fn with_counts(options: &mut [SelectOption], counted: &[SearchFacetValue]) {
    for option in options {
        let found = counted.iter().find(|one| one.value == option.value);
        let count = number(found.map_or(0, |one| one.count));
        let label = option.label.to_string();
        option.label = tr!(ideas.list.with_count, label = label, count = count).into();
    }
}
