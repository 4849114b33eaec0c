//! The landing page: three doors on a thread, what awaits me, the life of the network (R002, R004, R005).

mod around;
mod arrange;
mod celebrated;
mod doors;
mod featured;
mod followed;
mod latest;
mod order;
mod yours;

use api_types::home::{Home, HomeArrangementView, HomePartPlace};
use domain::access::Brick;
use domain::home::HomePart;
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::use_fetch;
use crate::components::{
    Button, Glyph, Icon, Lazily, Load, Look, Notice, Press, Size, Tone, chunk,
};
use crate::routes::{Function, Page};
use crate::state::{Navigation, Session};
use crate::words::{function_name, tr};

use arrange::{Arranged, Arranger};
use doors::Doors;
use order::Parts;

// The first visit ends at the sign-in page: the landing page comes with the session.
chunk! {
    home {
        home_page() => view! { <HomePage /> };
    }
}

chunk! {
    arranging {
        home_arranger(kept: Arranged, open: RwSignal<bool>) => view! { <Arranger kept open /> };
    }
}

#[component]
pub(crate) fn HomePages() -> impl IntoView {
    view! { <Lazily load=home_page /> }
}

#[component]
fn HomePage() -> impl IntoView {
    let home = use_fetch(|| (), |client, ()| async move { client.read_home().await });
    let again = Callback::new(move |()| home.refetch());
    view! {
        <div class="stack stack-lg">
            <Greeting />
            <Load resource=home let:home><HomeBody home again /></Load>
        </div>
    }
}

/// What nobody moves (the three doors, what could not be read), then the rest as this person arranged it.
#[component]
fn HomeBody(home: Home, again: Callback<()>) -> impl IntoView {
    let (counts, bricks) = (home.counts, home.unavailable.clone());
    let known = home.arrangement.is_some();
    let kept = RwSignal::new(home.arrangement.clone().unwrap_or_else(model));
    view! {
        <div class="stack stack-lg">
            <Doors counts />
            <Missing bricks again />
            {move || view! { <Parts home=home.clone() arranged=kept.get() /> }}
            {known.then(|| view! { <Arranging kept /> })}
        </div>
    }
}

fn model() -> HomeArrangementView {
    let part = |part: &HomePart| HomePartPlace { part: *part, hidden: false };
    let parts = HomePart::ALL.iter().map(part).collect();
    HomeArrangementView { parts, tiles: Vec::new(), added: Vec::new(), model: true, version: 1 }
}

/// The dialog comes with what one arranges: nothing of it belongs to the first visit.
#[component]
fn Arranging(kept: Arranged) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <p class="no-print">
            <Button look=Look::Quiet size=Size::Small glyph=Glyph::Edit on:click=move |_| open.set(true)>
                {tr!(home.arrange.open)}
            </Button>
        </p>
        // What was not kept is forgotten: fresh lists each time it opens.
        {move || open.get().then(|| view! { <Lazily load=move || home_arranger(kept, open) /> })}
    }
}

/// What could not be read is said where it would be; the rest stands.
#[component]
fn Missing(bricks: Vec<Brick>, again: Callback<()>) -> impl IntoView {
    let names: Vec<_> = bricks.into_iter().map(part_name).collect();
    (!names.is_empty()).then(|| {
        view! {
            <div role="alert">
                <Notice tone=Tone::Warning title=tr!(home.missing, parts = names.join(", "))>
                    <p>{tr!(home.missing_why)}</p>
                    <p>
                        <Button size=Size::Small on:click=move |_| again.run(())>
                            {tr!(common.retry)}
                        </Button>
                    </p>
                </Notice>
            </div>
        }
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the landing page has parts of these alone")]
fn part_name(brick: Brick) -> &'static str {
    match brick {
        Brick::Ideas => tr!(shell.ideas),
        Brick::Challenges => tr!(challenges.title),
        Brick::Pocs => tr!(shell.pocs),
        Brick::Practices => tr!(shell.practices),
        Brick::News => function_name(Function::News),
        Brick::Events => function_name(Function::Agenda),
        Brick::KeyFigures => function_name(Function::KeyFigures),
        _ => tr!(common.home),
    }
}

/// « Bonjour Maëlle. Quelqu’un y a peut-être déjà pensé. » And a way to find out.
#[component]
fn Greeting() -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let navigation = expect_context::<Navigation>();
    navigation.name_page(tr!(home.title));
    heading.on_load(move |h1| navigation.land_on(&h1));
    let session = expect_context::<Session>();
    let seeks = session.sees(Page::Search);
    let name = session.who().map(|me| me.person.name);
    let first = name.as_deref().and_then(|name| name.split_whitespace().next()).map(str::to_owned);
    let hello = first.map(|first| {
        view! { <span class="muted">{tr!(home.hello, name = first)}</span> <br /> }
    });
    view! {
        <section class="stack gap-5 greeting">
            <h1 tabindex="-1" node_ref=heading>{hello}{tr!(home.question)}</h1>
            {seeks.then(|| view! { <SearchBox /> })}
        </section>
    }
}

/// Looks for the words in everything: the search page does the rest.
#[component]
fn SearchBox() -> impl IntoView {
    let words = RwSignal::new(String::new());
    let navigate = use_navigate();
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = words.get();
        let asked = js_sys::encode_uri_component(words.trim());
        let page = Page::Search.path();
        navigate(&format!("{page}?q={asked}"), NavigateOptions::default());
    };
    view! {
        <form class="search search-lg" role="search" on:submit=search>
            <label class="sr-only" for="recherche">{tr!(home.search_label)}</label>
            <Icon glyph=Glyph::Search />
            <input
                class="input"
                id="recherche"
                type="search"
                autocomplete="off"
                placeholder=tr!(home.search_example)
                bind:value=words
            />
            <Button look=Look::Primary press=Press::Submit glyph=Glyph::Search attr:aria-label=tr!(home.search)>
                <span>{tr!(home.search)}</span>
            </Button>
        </form>
    }
}
