//! Choosing a person by the beginning of their name.

use std::time::Duration;

use api_types::people::{PeopleQuery, PersonView};
use domain::UserId;
use domain::access::Permission;
use domain::expression::Target;
use domain::journal::Subject;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Combobox, Faults, SelectOption};
use crate::routes::{Page, ServicesPage};
use crate::state::{Session, address_search};
use crate::words::{Words, tr};

/// Where one goes to write to a person through the portal: nowhere when their account is closed, for nobody would
/// read it, nor for those to whom that is closed (R040).
pub(crate) fn write_href(
    person: &PersonView,
    about: Option<Target>,
    title: Option<String>,
) -> Option<String> {
    let may = expect_context::<Session>().may(Permission::ContactPerson);
    if !person.reachable || !may {
        return None;
    }
    let about = about.map(|target| {
        let Subject { kind, id } = target.subject();
        ("a-propos".to_owned(), format!("{kind}:{id}"))
    });
    let title = title.map(|title| ("objet".to_owned(), title));
    let asked = [("nom".to_owned(), person.name.clone())].into_iter().chain(about).chain(title);
    let asked: Vec<(String, String)> = asked.collect();
    Some(Page::Services(ServicesPage::WriteTo(person.id)).path() + &address_search(&asked))
}

/// The way to a person, beside their name: one speaks with them rather than about them (R026, R035).
pub(crate) fn contact_me(
    person: &PersonView,
    about: Option<Target>,
    title: Option<String>,
) -> Option<AnyView> {
    let href = write_href(person, about, title)?;
    let link = view! { <a class="no-print" href=href>{tr!(services.message.contact_me)}</a> };
    Some(link.into_any())
}

/// The search parameter that names with whom an idea is put forward.
pub(crate) const TOGETHER: &str = "avec";

/// How long somebody must pause before their words are looked for.
const PAUSE: Duration = Duration::from_millis(200);
/// With fewer letters, everybody would be found.
const LETTERS: usize = 2;

/// A person with an account, or a name in words.
#[derive(Clone, Debug)]
pub(crate) struct PersonChoice {
    /// What is written.
    pub(crate) text: ArcRwSignal<String>,
    chosen: ArcRwSignal<Option<PersonView>>,
}

impl PersonChoice {
    /// This person, or nobody yet.
    pub(crate) fn of(person: Option<PersonView>) -> Self {
        let text = person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        Self { text: ArcRwSignal::new(text), chosen: ArcRwSignal::new(person) }
    }

    /// Somebody without an account.
    pub(crate) fn named(name: String) -> Self {
        Self { text: ArcRwSignal::new(name), chosen: ArcRwSignal::new(None) }
    }

    /// Chooses this person again.
    pub(crate) fn choose(&self, person: PersonView) {
        self.text.set(person.name.clone());
        self.chosen.set(Some(person));
    }

    /// This person in place of whoever was there, or nobody.
    pub(crate) fn set(&self, person: Option<PersonView>) {
        self.text.set(person.as_ref().map(|person| person.name.clone()).unwrap_or_default());
        self.chosen.set(person);
    }

    /// The account that was chosen.
    pub(crate) fn person(&self) -> Option<PersonView> {
        self.chosen.get()
    }

    /// Its identifier.
    pub(crate) fn id(&self) -> Option<UserId> {
        self.person().map(|person| person.id)
    }
}

/// A field in which one writes the beginning of a name and chooses.
#[component]
pub(crate) fn PersonField(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    choice: PersonChoice,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
) -> impl IntoView {
    let PersonChoice { text, chosen } = choice;
    let asked = RwSignal::new(String::new());
    let found = use_fetch(
        move || asked.get(),
        |client, q| async move {
            if q.chars().count() < LETTERS {
                return Ok(Vec::new());
            }
            client.list_people(&PeopleQuery { q }).await.map(|people| people.items)
        },
    );
    let people = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default());
    let options = Signal::derive(move || people.read().iter().map(option).collect::<Vec<_>>());
    let unchosen = chosen.clone();
    let typed = debounce(PAUSE, move |words: String| asked.set(words.trim().to_owned()));
    let written = text.clone();
    let choose = move |id: String| {
        let person = people.with_untracked(|people| {
            people.iter().find(|person| person.id.to_string() == id).cloned()
        });
        written.set(person.as_ref().map(|person| person.name.clone()).unwrap_or_default());
        chosen.set(person);
    };
    view! {
        <Combobox
            faults
            pointer
            label
            hint
            missing
            text=RwSignal::from(text)
            options
            on_type=move |words| {
                unchosen.set(None);
                typed(words);
            }
            on_choose=choose
        />
    }
}

fn option(person: &PersonView) -> SelectOption {
    let body = person.organisation.as_ref().map(|body| format!(" · {}", body.name));
    SelectOption::new(person.id.to_string(), person.name.clone() + &body.unwrap_or_default())
}

/// Runs `act` once the calls have paused, with the last value.
pub(crate) fn debounce<T>(
    pause: Duration,
    act: impl Fn(T) + Clone + 'static,
) -> impl Fn(T) + Clone + Send + Sync
where
    T: Clone + Send + Sync + 'static,
{
    let act = StoredValue::new_local(act);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(hold);
    move |value: T| {
        hold();
        let run = move || {
            act.try_with_value(|act| act(value.clone()));
        };
        waiting.set_value(set_timeout_with_handle(run, pause).ok());
    }
}
