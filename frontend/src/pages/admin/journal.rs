//! What happened to rights, in full: found by words, and taken away.

use api_types::people::PersonView;
use api_types::rights::{RightsEntry, ScopeView};
use chrono::{DateTime, Utc};
use domain::BrickId;
use domain::access::{Brick, BrickKey};
use domain::journal::Fact;
use domain::tables::{First, Lines};
use domain::text::fold;
use leptos::prelude::*;

use super::names::{capability_name, holders, owned_words, reach_name, row_name, scope_words};
use super::tabs::{AdminTabs, AdminTrail};
use crate::api::use_fetch;
use crate::components::{
    Button, Empty, FilterText, Glyph, Happening, History, Load, Moment, PageHead, Size,
};
use crate::pages::shared::download;
use crate::routes::AdminPage;
use crate::state::{Address, AddressStep, use_address};
use crate::words::{self, tr, trn};

/// The parameter of the address that holds the words to look for.
const WORDS: &str = "q";

#[component]
pub(super) fn JournalPage() -> impl IntoView {
    let address = use_address();
    let journal = use_fetch(|| (), |client, ()| async move { client.read_rights_history().await });
    view! {
        <AdminTrail here=tr!(admin.tab.journal) />
        <PageHead title=tr!(admin.journal.title) lead=tr!(admin.journal.lead) />
        <AdminTabs here=AdminPage::Journal />
        <Load resource=journal let:journal>{told(&journal.items, address)}</Load>
    }
}

/// A line of the journal in words, on screen and in the file alike.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    at: DateTime<Utc>,
    what: String,
    by: Option<String>,
}

impl Line {
    fn of(entry: &RightsEntry) -> Self {
        let by = entry.actor.as_ref().map(|person| person.name.clone());
        Self { at: entry.at, what: in_full(entry), by }
    }

    /// Whether it holds these words, which are plain already.
    fn says(&self, words: &str) -> bool {
        let by = self.by.as_deref().unwrap_or_default();
        plain(&format!("{} {by}", self.what)).contains(words)
    }
}

/// Case and accents folded, and the narrow spaces of French as one types them.
fn plain(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(entries: &[RightsEntry], address: Address) -> AnyView {
    if entries.is_empty() {
        return view! { <Empty title=tr!(admin.journal.none) why=tr!(admin.journal.none_why) /> }
            .into_any();
    }
    let all: Vec<Line> = entries.iter().map(Line::of).collect();
    view! { <Lines all address /> }.into_any()
}

/// The lines that hold some words, and the same as a file.
#[component]
fn Lines(all: Vec<Line>, address: Address) -> impl IntoView {
    let kept = Memo::new(move |_| {
        let words = plain(&address.text(WORDS).unwrap_or_default());
        all.iter().filter(|line| line.says(&words)).cloned().collect::<Vec<_>>()
    });
    let value = Signal::derive(move || address.text(WORDS).unwrap_or_default());
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    let count =
        move || trn!(u64::try_from(kept.read().len()).unwrap_or_default(), admin.journal.count);
    let take = move |_| {
        let file = kept.with_untracked(|lines| sheet(lines));
        download(tr!(admin.journal.file), "text/csv", &file.into_bytes());
    };
    let shown = move || {
        let lines = kept.get();
        if lines.is_empty() {
            let clear = move |_| address.clear(&[WORDS]);
            return view! {
                <Empty title=tr!(admin.journal.none_found) why=tr!(admin.journal.none_found_why)>
                    <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
                </Empty>
            }
            .into_any();
        }
        view! { <History entries=lines.into_iter().map(happening).collect() /> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="changements">
            <div class="split">
                <FilterText label=tr!(admin.journal.words) value on_change=look_for />
                <Button size=Size::Small glyph=Glyph::Download on:click=take>
                    {tr!(admin.journal.take)}
                </Button>
            </div>
            <h2 id="changements" class="section-title" aria-live="polite">{count}</h2>
            {shown}
        </section>
    }
}

fn happening(Line { at, what, by }: Line) -> Happening {
    let by = by.map(|name| tr!(shared.by, name = name));
    let when = view! { <Moment at /> }.into_any();
    Happening { when, what: view! { <span>{what}{by}</span> }.into_any() }
}

fn sheet(changes: &[Line]) -> Lines {
    let mut lines = Lines::begin(First::OfTheFile);
    lines.add([tr!(admin.journal.when), tr!(admin.journal.what), tr!(admin.journal.who)]);
    for Line { at, what, by } in changes {
        let when = words::date_time_in_paris(*at);
        lines.add([when.as_str(), what.as_str(), by.as_deref().unwrap_or_default()]);
    }
    lines
}

/// The brick, or the one that was added when it is one.
fn named(brick: Brick, item: Option<BrickId>) -> String {
    let row = BrickKey::of(brick, item);
    row_name(row.unwrap_or(BrickKey::Native(brick))).to_string()
}

/// To whom, and on what.
fn lent(entry: &RightsEntry) -> (String, String) {
    let name = entry.account.as_ref().map(|PersonView { name, .. }| name.clone());
    let scope = entry.scope.as_ref().map(|ScopeView { bricks, organisation, things }| {
        scope_words(bricks, organisation.as_ref(), things)
    });
    (name.unwrap_or_default(), scope.unwrap_or_default())
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what is not about rights is told as elsewhere")]
fn in_full(entry: &RightsEntry) -> String {
    let owner = || entry.owner_name.clone().unwrap_or_default();
    let what = |brick, item| owned_words(brick, item, entry.item_title.clone());
    let (name, scope) = lent(entry);
    match &entry.fact {
        Fact::CellChanged { brick, item, capability, profile, from, to } => tr!(
            admin.journal.cell,
            who = holders(*profile),
            brick = named(*brick, *item),
            capability = capability_name(*capability),
            from = reach_name(*from),
            to = reach_name(*to)
        ),
        Fact::DelegationGiven { profile, .. } => {
            let profile = words::profile(*profile);
            tr!(admin.journal.given, name = name, profile = profile, scope = scope)
        }
        Fact::DelegationProlonged { ends_on: Some(day), .. } => {
            let day = words::date(*day);
            tr!(admin.journal.prolonged_until, name = name, scope = scope, day = day)
        }
        Fact::DelegationProlonged { ends_on: None, .. } => {
            tr!(admin.journal.prolonged_open, name = name, scope = scope)
        }
        Fact::DelegationWithdrawn { .. } => {
            tr!(admin.journal.withdrawn, name = name, scope = scope)
        }
        Fact::OwnerDeclared { brick, item, .. } => {
            tr!(admin.journal.owner_declared, name = owner(), what = what(*brick, *item))
        }
        Fact::OwnerRemoved { brick, item, .. } => {
            tr!(admin.journal.owner_removed, name = owner(), what = what(*brick, *item))
        }
        other => words::fact(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_by_what_and_by_whom_case_and_accents_apart() {
        let what = "«\u{a0}Expérimentations\u{a0}», consulter".to_owned();
        let by = Some("Nadia Benali".to_owned());
        let line = Line { at: DateTime::UNIX_EPOCH, what, by };
        assert!(line.says(&plain("« EXPERIMENTATIONS »")) && line.says("nadia") && line.says(""));
        assert!(!line.says("actualites"));
    }
}
