//! The form of a challenge, in the order in which one thinks of it: the question, the frame, the reading, the dates,
//! the people, the means, the rest.

use domain::ChallengeId;
use leptos::prelude::*;

use super::fields::CallFields;
use super::means::MeansPart;
use super::parts::{DatesPart, FramePart, MorePart, PeoplePart, QuestionPart, ReadingPart};
use crate::components::Faults;
use crate::words::tr;

#[component]
pub(super) fn CallForm(
    faults: Faults,
    fields: StoredValue<CallFields>,
    /// Whether what is like it is shown while one writes: for a new one.
    #[prop(optional)]
    compared: bool,
    /// The challenge that is changed; none for a new one.
    #[prop(optional)]
    id: Option<ChallengeId>,
) -> impl IntoView {
    view! {
        <div class="noted">
            {part(tr!(challenges.write.part_question), view! { <QuestionPart faults fields compared /> }.into_any())}
            {part(tr!(challenges.write.part_dates), view! { <DatesPart faults fields id /> }.into_any())}
            {part(tr!(challenges.write.part_frame), view! { <FramePart faults fields /> }.into_any())}
            {part(tr!(challenges.write.part_reading), view! { <ReadingPart faults fields /> }.into_any())}
            {part(tr!(challenges.write.part_people), view! { <PeoplePart faults fields /> }.into_any())}
            {part(tr!(challenges.means.title), view! { <MeansPart faults fields /> }.into_any())}
            {part(tr!(challenges.write.part_more), view! { <MorePart faults fields /> }.into_any())}
        </div>
    }
}

fn part(label: &'static str, fields: AnyView) -> impl IntoView {
    view! {
        <div class="note-row">
            <h2 class="note-label">{label}</h2>
            <div>{fields}</div>
        </div>
    }
}
