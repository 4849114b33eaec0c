//! Choosing by the words of a title: what every field of an item that proposes has in common.

use std::fmt::Display;
use std::str::FromStr;
use std::time::Duration;

use api_client::{ApiClient, ApiError};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Button, Combobox, Faults, Glyph, Look, SelectOption, Size};
use crate::pages::shared::debounce;
use crate::state::use_address;
use crate::words::tr;

/// How long somebody must pause before their words are looked for.
const PAUSE: Duration = Duration::from_millis(200);
/// With fewer letters, nearly all would be found.
const LETTERS: usize = 2;

/// Something that one chooses by the words of its title.
pub(crate) trait Sought: Clone + PartialEq + Send + Sync + 'static {
    /// What tells it from the others.
    fn code(&self) -> String;

    /// Its title.
    fn title(&self) -> String;

    /// What is proposed: the title, and what it is when one finds things of several kinds.
    fn label(&self) -> String {
        self.title()
    }
}

impl<I: Display + Clone + PartialEq + Send + Sync + 'static> Sought for (I, String) {
    fn code(&self) -> String {
        self.0.to_string()
    }

    fn title(&self) -> String {
        self.1.clone()
    }
}

/// Where a field stands in what is sent, and what it says.
pub(crate) struct SoughtWords {
    pub(crate) pointer: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
}

/// A field that chooses one: what is not chosen is not sent.
pub(crate) fn one_field<T, Fut>(
    faults: Faults,
    words: SoughtWords,
    (text, chosen): (RwSignal<String>, RwSignal<Option<T>>),
    look: impl Fn(ApiClient, String) -> Fut + Copy + 'static,
) -> AnyView
where
    T: Sought,
    Fut: Future<Output = Result<Vec<T>, ApiError>> + 'static,
{
    let typed = Callback::new(move |()| chosen.set(None));
    let take = Callback::new(move |one: Option<T>| {
        text.set(one.as_ref().map(Sought::title).unwrap_or_default());
        chosen.set(one);
    });
    field((faults, words, text), look, |_: &T| true, (typed, take))
}

/// A field that chooses one, which the parameter of the address may name already; kept words that choose another win.
pub(super) fn named_field<I, Looked, Read>(
    faults: Faults,
    (words, parameter): (SoughtWords, &'static str),
    chosen: RwSignal<Option<(I, String)>>,
    look: impl Fn(ApiClient, String) -> Looked + Copy + 'static,
    read: impl Fn(ApiClient, I) -> Read + Copy + 'static,
) -> AnyView
where
    I: FromStr + Display + Copy + PartialEq + Send + Sync + 'static,
    Looked: Future<Output = Result<Vec<(I, String)>, ApiError>> + 'static,
    Read: Future<Output = Result<(I, String), ApiError>> + 'static,
{
    let text = RwSignal::new(String::new());
    // What the address or kept words chose is shown as if it were typed.
    Effect::new(move |_| {
        if let Some((_, title)) = chosen.get() {
            text.set(title);
        }
    });
    let address = use_address();
    let named = untrack(move || address.parsed::<I>(parameter));
    let found = use_fetch(
        move || named,
        move |client, named: Option<I>| async move {
            match named {
                Some(id) => read(client, id).await.map(Some),
                None => Ok(None),
            }
        },
    );
    Effect::new(move |_| {
        let Some(Ok(Some(one))) = found.get() else { return };
        if chosen.read_untracked().is_none() {
            chosen.set(Some(one));
        }
    });
    one_field(faults, words, (text, chosen), look)
}

/// A field that chooses several, one after the other: each goes to the end, and is proposed no more.
pub(super) fn several_field<T, Fut>(
    faults: Faults,
    words: SoughtWords,
    chosen: RwSignal<Vec<T>>,
    look: impl Fn(ApiClient, String) -> Fut + Copy + 'static,
) -> AnyView
where
    T: Sought,
    Fut: Future<Output = Result<Vec<T>, ApiError>> + 'static,
{
    let text = RwSignal::new(String::new());
    let free = move |one: &T| chosen.read().iter().all(|taken| taken.code() != one.code());
    let take = Callback::new(move |one: Option<T>| {
        if let Some(one) = one {
            chosen.update(|chosen| chosen.push(one));
            text.set(String::new());
        }
    });
    field((faults, words, text), look, free, (Callback::new(|()| {}), take))
}

/// The field itself: `offered` says which of what is found may be chosen.
fn field<T, Fut>(
    (faults, words, text): (Faults, SoughtWords, RwSignal<String>),
    look: impl Fn(ApiClient, String) -> Fut + Copy + 'static,
    offered: impl Fn(&T) -> bool + Send + Sync + 'static,
    (on_type, on_choose): (Callback<()>, Callback<Option<T>>),
) -> AnyView
where
    T: Sought,
    Fut: Future<Output = Result<Vec<T>, ApiError>> + 'static,
{
    let SoughtWords { pointer, label, hint } = words;
    let asked = RwSignal::new(String::new());
    let found = use_fetch(
        move || asked.get(),
        move |client, words: String| async move {
            if words.chars().count() < LETTERS {
                return Ok(Vec::new());
            }
            look(client, words).await
        },
    );
    let all = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default());
    let options = move || {
        let all = all.get();
        let offered = all.iter().filter(|&one| offered(one));
        offered.map(|one| SelectOption::new(one.code(), one.label())).collect::<Vec<_>>()
    };
    let typed = debounce(PAUSE, move |words: String| asked.set(words.trim().to_owned()));
    let choose = move |code: String| {
        let one = all.with_untracked(|all| all.iter().find(|one| one.code() == code).cloned());
        asked.set(String::new());
        on_choose.run(one);
    };
    view! {
        <Combobox
            faults
            pointer
            label
            hint=Some(hint.into())
            missing=None
            text
            options=Signal::derive(options)
            on_type=move |words: String| {
                on_type.run(());
                typed(words);
            }
            on_choose=choose
        />
    }
    .into_any()
}

/// Takes one of those that were chosen out.
pub(super) fn out_button<T: Sought>(chosen: RwSignal<Vec<T>>, one: &T) -> AnyView {
    let (code, name) = (one.code(), one.title());
    let out = move |_| chosen.update(|chosen| chosen.retain(|one| one.code() != code));
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Cross on:click=out>
            {tr!(editorial.letter.out)}
            <span class="sr-only">" "{name}</span>
        </Button>
    }
    .into_any()
}
