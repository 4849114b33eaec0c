//! Above the list: the words one looks for, and the order.

use api_types::idea::IdeaSort;
use leptos::prelude::*;

use super::criteria::{SORTS, Seeking};
use crate::components::FilterText;
use crate::words::tr;

/// The words of the title: the list follows while one types.
#[component]
pub(super) fn WordSearch(seeking: Seeking) -> impl IntoView {
    let follow = move |words: String| {
        seeking.follow(|criteria| words.trim().clone_into(&mut criteria.words));
    };
    view! {
        <search class="word-search" aria-label=tr!(ideas.list.search_form)>
            <FilterText
                label=tr!(ideas.list.search)
                value=Signal::derive(move || seeking.criteria.read().words.clone())
                on_change=follow
            />
        </search>
    }
}

/// In which order.
#[component]
pub(super) fn SortChoice(seeking: Seeking) -> impl IntoView {
    let options = SORTS.map(|(sort, code)| {
        let chosen = move || seeking.criteria.read().sort == sort;
        view! { <option value=code selected=chosen>{sort_words(sort)}</option> }
    });
    let choose = move |code: String| {
        if let Some((sort, _)) = SORTS.into_iter().find(|(_, known)| *known == code) {
            seeking.change(|criteria| criteria.sort = sort);
        }
    };
    view! {
        <label class="sort">
            <span>{tr!(ideas.list.sort)}</span>
            <select class="select" on:change:target=move |event| choose(event.target().value())>
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}

fn sort_words(sort: IdeaSort) -> &'static str {
    match sort {
        IdeaSort::Newest => tr!(ideas.list.newest),
        IdeaSort::Oldest => tr!(ideas.list.oldest),
        IdeaSort::MostVoted => tr!(ideas.list.most_voted),
        IdeaSort::MostCommented => tr!(ideas.list.most_commented),
    }
}
