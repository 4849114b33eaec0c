//! Naming somebody in a comment: `@`, the first letters, then whom one means among those who have an account. They are
//! told of it.

use std::time::Duration;

use api_types::people::{PeopleQuery, PersonView};
use domain::UserId;
use domain::access::Permission;
use domain::people::handle;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Button, Lazily, Look, Size, chunk};
use crate::pages::shared::{debounce, focus_on};
use crate::state::Session;
use crate::words::{tr, trn};

/// How long somebody must pause before the letters are looked for.
const PAUSE: Duration = Duration::from_millis(200);
/// With fewer letters, everybody would be found.
const LETTERS: usize = 2;
/// People that are proposed at once.
const PROPOSED: usize = 5;

/// What is being typed, and whom it names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    body: RwSignal<String>,
    mentions: RwSignal<Vec<UserId>>,
    /// How those who were chosen are written.
    handles: RwSignal<Vec<String>>,
    /// The name that is begun, and is nobody's yet.
    begun: Memo<Option<String>>,
    /// Where it is typed.
    field: &'static str,
}

impl Naming {
    /// What is named already at first is not begun. `field` selects where it is typed.
    pub(super) fn of(
        body: RwSignal<String>,
        mentions: RwSignal<Vec<UserId>>,
        field: &'static str,
    ) -> Self {
        let first = names(&body.read_untracked()).map(handle).collect::<Vec<_>>();
        let handles = RwSignal::new(first.clone());
        // Once it is sent, nobody is named any more.
        Effect::new(move |_| {
            if mentions.read().is_empty() {
                handles.set(first.clone());
            }
        });
        let begun = Memo::new(move |_| begun(&body.read(), &handles.read()));
        Self { body, mentions, handles, begun, field }
    }

    fn choose(self, person: &PersonView) {
        let Some(begun) = self.begun.get_untracked() else { return };
        let name = handle(&person.name);
        self.handles.update(|all| all.push(name.clone()));
        self.mentions.update(|all| {
            if !all.contains(&person.id) {
                all.push(person.id);
            }
        });
        self.body.update(|body| *body = complete(body, &begun, &name));
        focus_on(self.field);
    }
}

// Most answers name nobody.
chunk! {
    talk_naming {
        name_somebody(naming: Naming) => view! { <Proposed naming /> };
    }
}

/// For whoever may find people at all.
#[component]
pub(super) fn NameAct(naming: Naming) -> impl IntoView {
    let begin = move |_| {
        naming.body.update(|body| {
            let apart = body.is_empty() || body.ends_with(char::is_whitespace);
            body.push_str(if apart { "@" } else { " @" });
        });
        focus_on(naming.field);
    };
    let may = expect_context::<Session>().may(Permission::ReadDirectory);
    may.then(|| {
        view! {
            <div class="stack gap-2">
                <p class="small muted">
                    <Button look=Look::Quiet size=Size::Small on:click=begin>
                        {tr!(ideas.comment.name)}
                    </Button>
                    " "
                    {tr!(ideas.comment.name_hint)}
                </p>
                <Show when=move || naming.begun.read().is_some()>
                    <Lazily load=move || name_somebody(naming) />
                </Show>
            </div>
        }
    })
}

/// Whom one may mean.
#[component]
fn Proposed(naming: Naming) -> impl IntoView {
    let asked = RwSignal::new(String::new());
    let pause = debounce(PAUSE, move |letters: String| asked.set(letters));
    Effect::new(move |_| {
        let letters = naming.begun.get().unwrap_or_default();
        pause(letters.replace('.', " "));
    });
    let found = use_fetch(
        move || asked.get(),
        |client, q| async move {
            if q.is_empty() {
                return Ok(None);
            }
            client.list_people(&PeopleQuery { q }).await.map(|people| Some(people.items))
        },
    );
    let people = Memo::new(move |_| found.get().and_then(Result::ok).flatten());
    let several = Memo::new(move |_| people.read().as_ref().map(|people| !people.is_empty()));
    let first = move || {
        let people = people.get().unwrap_or_default();
        people.into_iter().take(PROPOSED).collect::<Vec<_>>()
    };
    let proposals = move || {
        if !several.get()? {
            let nobody = tr!(ideas.comment.name_nobody);
            return Some(view! { <p class="small">{nobody}</p> }.into_any());
        }
        // Keyed: a button keeps the person whom it was given first.
        let list = view! {
            <ul role="list" class="cluster gap-2" aria-label=tr!(ideas.comment.name_label)>
                <For each=first key=|person| person.id let:person>{proposal(naming, person)}</For>
            </ul>
        };
        Some(list.into_any())
    };
    let count = move || {
        let found = people.read().as_ref().map(|people| people.len().min(PROPOSED) as u64);
        found.map(|found| trn!(found, common.proposals))
    };
    view! {
        {proposals}
        <p class="sr-only" role="status">{count}</p>
    }
}

fn proposal(naming: Naming, person: PersonView) -> impl IntoView {
    let body = person.organisation.as_ref().map(|body| format!(" · {}", body.name));
    let said = person.name.clone() + &body.unwrap_or_default();
    view! {
        <li>
            <Button size=Size::Small on:click=move |_| naming.choose(&person)>{said}</Button>
        </li>
    }
}

/// A word without what stands before and after it.
fn stem(word: &str) -> &str {
    word.trim_matches(|c: char| c != '@' && !c.is_alphanumeric())
}

/// Words of others, which name nobody anew.
fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// The names of a text, whole or begun.
fn names(body: &str) -> impl Iterator<Item = &str> {
    let lines = body.lines().filter(|line| !is_quoted(line));
    lines.flat_map(str::split_whitespace).filter_map(|word| stem(word).strip_prefix('@'))
}

/// The first name that is begun, and is none of these.
fn begun(body: &str, handles: &[String]) -> Option<String> {
    let new = |name: &&str| name.chars().count() >= LETTERS && !handles.contains(&handle(name));
    names(body).find(new).map(str::to_owned)
}

/// What is being typed, once the name that is begun is whole.
fn complete(body: &str, begun: &str, name: &str) -> String {
    let (wanted, whole) = (format!("@{begun}"), format!("@{name}"));
    let mut completed = String::with_capacity(body.len() + name.len());
    let mut done = false;
    for line in body.split_inclusive('\n') {
        let open = !is_quoted(line);
        for word in line.split_inclusive(char::is_whitespace) {
            if open && !done && stem(word) == wanted {
                done = true;
                completed.push_str(&word.replacen(&wanted, &whole, 1));
            } else {
                completed.push_str(word);
            }
        }
    }
    if completed.ends_with(&whole) {
        completed.push(' ');
    }
    completed
}

#[cfg(test)]
mod tests {
    use domain::people::is_named;

    use super::*;

    #[test]
    fn a_name_is_begun_until_somebody_is_chosen() {
        let left = |body: &str, known: &[&str]| {
            let known: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
            begun(body, &known)
        };
        assert_eq!(left("Voyez @jul", &[]).as_deref(), Some("jul"));
        assert_eq!(left("(@Julie.Morel), @yann", &["julie.morel"]).as_deref(), Some("yann"));
        for nobody in ["", "@", "@j", "julie@cnav.example", "> @julie", "@julie.morel !"] {
            assert_eq!(left(nobody, &["julie.morel"]), None, "{nobody}");
        }
    }

    #[test]
    fn the_name_that_is_begun_alone_becomes_whole() {
        let typed = "> @yann\n@yann.kerbrat, demandez à @yann\nou (@yann).";
        let whole = complete(typed, "yann", "yann.guellec");
        assert_eq!(
            whole, "> @yann\n@yann.kerbrat, demandez à @yann.guellec\nou (@yann).",
            "once, and no other"
        );
        let last = complete("@elo", "elo", &handle("Élodie Le Goff"));
        assert_eq!(last, "@elodie.le.goff ");
        assert!(is_named(&last, "Élodie Le Goff"));
    }
}
