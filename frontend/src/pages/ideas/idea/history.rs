//! What happened to the idea, the latest first. Comments have their own place: one asks to see them here.

use api_types::history::{History as HistoryView, HistoryEntry};
use domain::journal::Fact;
use leptos::prelude::*;

use super::Shown;
use crate::api::use_fetch;
use crate::components::{Check, Day, Happening, History, Lazily, Load, chunk};
use crate::routes::{Page, PocsPage};
use crate::words::{self, tr};

chunk! {
    histories {
        idea_happenings(idea: Shown) => view! { <Happenings idea /> };
    }
}

/// Downloaded with the histories of everything else.
#[component]
pub(super) fn IdeaHistory(idea: Shown) -> impl IntoView {
    view! { <Lazily load=move || idea_happenings(idea) /> }
}

#[component]
fn Happenings(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    // Each act grows one of the two: what happened is then read again.
    let moment = Memo::new(move |_| (idea.read().version, idea.read().summary.comments));
    let history = use_fetch(
        move || moment.get(),
        move |client, _| async move { client.read_idea_history(id).await },
    );
    let all = RwSignal::new(false);
    view! {
        <section aria-labelledby="histoire">
            <h2 id="histoire" class="section-title h-lg">{tr!(ideas.history.title)}</h2>
            <Load resource=history let:history>
                <HistoryList history all />
            </Load>
            <Check
                label=tr!(ideas.history.with_comments)
                checked=all
                on_change=move |asked| all.set(asked)
            />
        </section>
    }
}

#[component]
fn HistoryList(history: HistoryView, all: RwSignal<bool>) -> impl IntoView {
    let answered = latest_answer(&history.items);
    move || {
        let shown = history.items.iter().filter(|entry| all.get() || !is_comment(&entry.fact));
        let entries = shown.map(|entry| happening(entry, answered == Some(entry.id))).collect();
        view! { <History entries /> }
    }
}

const fn is_comment(fact: &Fact) -> bool {
    matches!(fact, Fact::CommentPosted { .. } | Fact::CommentRemoved { .. })
}

/// The decision that the page prints in full: its reason is not said twice.
fn latest_answer(entries: &[HistoryEntry]) -> Option<uuid::Uuid> {
    let decided = |entry: &&HistoryEntry| matches!(entry.fact, Fact::IdeaDecided { .. });
    entries.iter().find(decided).map(|entry| entry.id)
}

fn happening(entry: &HistoryEntry, printed: bool) -> Happening {
    let HistoryEntry { on, actor, fact, .. } = entry.clone();
    let by = actor.map(|person| {
        view! { <small class="muted">" "{tr!(ideas.history.by, name = person.name)}</small> }
    });
    Happening {
        when: view! { <Day on /> }.into_any(),
        what: view! { {what(fact, printed)}{by} }.into_any(),
    }
}

fn what(fact: Fact, printed: bool) -> AnyView {
    if let Fact::IdeaExperimented { poc, .. } = fact {
        let href = Page::Pocs(PocsPage::Poc(poc)).path();
        return view! { <a href=href>{words::fact(&fact)}</a> }.into_any();
    }
    if let Fact::IdeaDecided { idea, verdict, .. } = fact
        && printed
    {
        let short = Fact::IdeaDecided { idea, verdict, reason: String::new(), condition: None };
        return words::fact(&short).into_any();
    }
    words::fact(&fact).into_any()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::IdeaId;
    use domain::idea::IdeaVerdict;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_latest_decision_is_the_one_the_page_prints() {
        let idea = IdeaId(Uuid::from_u128(1));
        let decided = |verdict| Fact::IdeaDecided {
            idea,
            verdict,
            reason: "Lu.".to_owned(),
            condition: None,
        };
        let facts = [
            Fact::IdeaEdited { idea },
            decided(IdeaVerdict::Selected),
            decided(IdeaVerdict::UnderReview),
        ];
        let entry = |(number, fact)| HistoryEntry {
            id: Uuid::from_u128(number),
            on: NaiveDate::default(),
            at: None,
            actor: None,
            fact,
        };
        let entries: Vec<HistoryEntry> = (1..).zip(facts).map(entry).collect();
        assert_eq!(latest_answer(&entries), Some(Uuid::from_u128(2)));
        assert_eq!(latest_answer(&entries[..1]), None);
    }
}
