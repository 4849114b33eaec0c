//! What happened to the idea, the latest first, or one kind of it: the address says which. Comments have their own
//! place: one asks to see them here.

mod edits;

use api_types::history::{History as HistoryView, HistoryEntry};
use domain::journal::Fact;
use leptos::prelude::*;

use edits::Changed;

use super::Shown;
use crate::api::use_fetch;
use crate::components::{Day, FilterSelect, Happening, History, Lazily, Load, SelectOption, chunk};
use crate::routes::{Page, PocsPage};
use crate::state::use_address;
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
    let address = use_address();
    let asked = Memo::new(move |_| address.text(ASKED).unwrap_or_default());
    let kind = Memo::new(move |_| Kind::of(&asked.read()));
    let others = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Main);
    let options: Vec<SelectOption> = others.map(Kind::option).collect();
    view! {
        <section class="stack gap-3" aria-labelledby="histoire">
            <h2 id="histoire" class="section-title h-lg">{tr!(ideas.history.title)}</h2>
            <div class="no-print">
                <FilterSelect
                    label=tr!(ideas.history.kind)
                    blank=Kind::Main.words()
                    value=asked
                    options=Signal::stored(options)
                    on_change=address.choose(ASKED)
                />
            </div>
            <Load resource=history let:history>
                <HistoryList history kind />
            </Load>
        </section>
    }
}

/// The parameter of the address.
const ASKED: &str = "histoire";

/// What is looked at in what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// All but comments.
    Main,
    /// All.
    All,
    /// What was answered, and what came of it.
    Decisions,
    /// What was said.
    Comments,
    /// Its text, and who signs it.
    Edits,
    /// What it is tied to, or one with.
    Links,
}

impl Kind {
    const ALL: [Self; 6] =
        [Self::Main, Self::All, Self::Decisions, Self::Comments, Self::Edits, Self::Links];

    const fn code(self) -> &'static str {
        match self {
            Self::Main => "",
            Self::All => "tout",
            Self::Decisions => "decisions",
            Self::Comments => "commentaires",
            Self::Edits => "modifications",
            Self::Links => "liens",
        }
    }

    fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(Self::Main)
    }

    fn words(self) -> &'static str {
        match self {
            Self::Main => tr!(ideas.history.main),
            Self::All => tr!(ideas.history.all),
            Self::Decisions => tr!(ideas.history.decisions),
            Self::Comments => tr!(ideas.history.comments),
            Self::Edits => tr!(ideas.history.edits),
            Self::Links => tr!(ideas.history.links),
        }
    }

    fn option(self) -> SelectOption {
        SelectOption::new(self.code(), self.words())
    }

    fn holds(self, fact: &Fact) -> bool {
        match self {
            Self::Main => !is_comment(fact),
            Self::All => true,
            Self::Decisions => is_decision(fact),
            Self::Comments => is_comment(fact),
            Self::Edits => !is_decision(fact) && !is_comment(fact) && !is_link(fact),
            Self::Links => is_link(fact),
        }
    }
}

#[component]
fn HistoryList(history: HistoryView, kind: Memo<Kind>) -> impl IntoView {
    let answered = latest_answer(&history.items);
    move || {
        let kind = kind.get();
        let shown = history.items.iter().filter(|entry| kind.holds(&entry.fact));
        let entries: Vec<_> =
            shown.map(|entry| happening(entry, answered == Some(entry.id))).collect();
        if entries.is_empty() {
            view! { <p class="small muted">{tr!(ideas.history.none)}</p> }.into_any()
        } else {
            view! { <History entries /> }.into_any()
        }
    }
}

const fn is_comment(fact: &Fact) -> bool {
    matches!(fact, Fact::CommentPosted { .. } | Fact::CommentRemoved { .. })
}

const fn is_decision(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::IdeaDecided { .. }
            | Fact::IdeaExperimented { .. }
            | Fact::IdeaImplemented { .. }
            | Fact::IdeaPotentialChanged { .. }
            | Fact::ScorecardSubmitted { .. }
            | Fact::RevivalProposed { .. }
            | Fact::RevivalAccepted { .. }
            | Fact::RevivalRefused { .. }
    )
}

const fn is_link(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::IdeaLinked { .. }
            | Fact::IdeaUnlinked { .. }
            | Fact::IdeaMerged { .. }
            | Fact::IdeaMergeUndone { .. }
            | Fact::IdeaExperimented { .. }
            | Fact::DormantIdeaMatched { .. }
            | Fact::ChallengeEntry { .. }
    )
}

/// The decision that the page prints in full: its reason is not said twice.
fn latest_answer(entries: &[HistoryEntry]) -> Option<uuid::Uuid> {
    let decided = |entry: &&HistoryEntry| matches!(entry.fact, Fact::IdeaDecided { .. });
    entries.iter().find(decided).map(|entry| entry.id)
}

fn happening(entry: &HistoryEntry, printed: bool) -> Happening {
    let HistoryEntry { id, on, actor, fact, changed, .. } = entry.clone();
    let edited = if let Fact::IdeaEdited { idea } = fact { Some(idea) } else { None };
    let by = match actor {
        Some(person) => Some(tr!(ideas.history.by, name = person.name)),
        // Nobody but its masked author edits an idea without a name.
        None => edited.map(|_| tr!(ideas.history.by_masked).to_owned()),
    };
    let by = by.map(|by| view! { <small class="muted">" "{by}</small> });
    let changed = edited
        .filter(|_| !changed.is_empty())
        .map(|idea| view! { <Changed idea entry=id fields=changed /> });
    Happening {
        when: view! { <Day on /> }.into_any(),
        what: view! { {what(fact, printed)}{by}{changed} }.into_any(),
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
    use domain::idea::IdeaVerdict;
    use domain::{CommentId, IdeaId};
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
            changed: Vec::new(),
        };
        let entries: Vec<HistoryEntry> = (1..).zip(facts).map(entry).collect();
        assert_eq!(latest_answer(&entries), Some(Uuid::from_u128(2)));
        assert_eq!(latest_answer(&entries[..1]), None);
    }

    #[test]
    fn each_kind_has_its_name_in_the_address_and_holds_what_it_says() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.code()), kind);
        }
        assert_eq!(Kind::of("autre"), Kind::Main);
        let idea = IdeaId(Uuid::from_u128(1));
        let comment = Fact::CommentPosted { idea, comment: CommentId(Uuid::from_u128(2)) };
        let in_kinds = |fact: &Fact| Kind::ALL.map(|kind| kind.holds(fact));
        assert_eq!(in_kinds(&comment), [false, true, false, true, false, false]);
        let edited = Fact::IdeaEdited { idea };
        assert_eq!(in_kinds(&edited), [true, true, false, false, true, false]);
        let implemented = Fact::IdeaImplemented { idea };
        assert_eq!(in_kinds(&implemented), [true, true, true, false, false, false]);
    }
}
