//! By whom, and from which house, testimonials are found (R278, R280).

use domain::editorial::{SpeakerRole, SpeakerSide};
use leptos::prelude::*;

use super::list::{SIDE, SPEAKER};
use crate::components::{FilterSelect, Lazily, SelectOption, chunk};
use crate::state::Address;
use crate::words::{self, tr};

// Of the bricks that have such a list, one is narrowed by who speaks.
chunk! {
    speaking_filters {
        speaking_filters(address: Address) => view! { <SpeakingFields address /> };
    }
}

#[component]
pub(super) fn SpeakingFilters(address: Address) -> impl IntoView {
    view! { <Lazily load=move || speaking_filters(address) /> }
}

#[component]
fn SpeakingFields(address: Address) -> impl IntoView {
    let roles = || SelectOption::each(SpeakerRole::ALL, SpeakerRole::code, words::speaker_role);
    let sides = || SelectOption::each(SpeakerSide::ALL, SpeakerSide::code, words::speaker_side);
    view! {
        <FilterSelect
            label=tr!(editorial.field.role)
            blank=tr!(editorial.filter.all_projects)
            value=address.value(SPEAKER)
            options=Signal::derive(roles)
            on_change=address.choose(SPEAKER)
        />
        <FilterSelect
            label=tr!(editorial.field.side)
            blank=tr!(editorial.filter.all_projects)
            value=address.value(SIDE)
            options=Signal::derive(sides)
            on_change=address.choose(SIDE)
        />
    }
}
