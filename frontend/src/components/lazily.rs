//! A page that is downloaded when somebody comes to it.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::button::{Button, Size};
use super::load::Waiting;
use super::marks::Tone;
use super::notice::Notice;
use super::page::Heading;
use crate::words::tr;

/// What a download ends with.
pub(crate) type Chunk = Result<AnyView, SplitLoaderError>;

/// Declares the pages of a chunk: `chunk!(ideas { idea_page(id: IdeaId) => view! { <IdeaPage id /> }; });`
/// makes `idea_page(id)`, to be given to [`Lazily`]. One download brings all the pages of a chunk; what two
/// chunks share comes once. Few chunks: each more cuts what is shared into smaller files.
macro_rules! chunk {
    ($module:ident { $( $name:ident ( $( $arg:ident : $of:ty ),* ) => $page:expr ; )+ }) => { $(
        #[leptos::wasm_split::wasm_split($module, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name($( $arg: $of ),*) -> $crate::components::Chunk {
            Ok($page.into_any())
        }
    )+ };
}

pub(crate) use chunk;

/// Where a download stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    OnItsWay,
    There,
    Failed,
}

/// Downloads a page, then shows it; when the network or a new version of the portal is in the way, says so
/// and offers to try again.
#[component]
pub(crate) fn Lazily<Fut>(load: impl Fn() -> Fut + 'static) -> impl IntoView
where
    Fut: Future<Output = Chunk> + 'static,
{
    lazily(Rc::new(move || Box::pin(load())))
}

type Download = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Chunk>>>>;

/// The same for every page: made once.
fn lazily(load: Download) -> AnyView {
    let stage = RwSignal::new(Stage::OnItsWay);
    let page: Rc<RefCell<Option<AnyView>>> = Rc::default();
    let shown = StoredValue::new_local(Rc::clone(&page));
    // The page belongs to this place, whenever it comes.
    let download = move || {
        let (load, page) = (Rc::clone(&load), Rc::clone(&page));
        ScopedFuture::new_untracked(async move {
            let mut coming = load();
            // Of a place that was left, what a page expects around it is gone: it is not made any more.
            let came = poll_fn(|context| {
                if stage.is_disposed() {
                    Poll::Ready(None)
                } else {
                    coming.as_mut().poll(context).map(Some)
                }
            });
            let Some(came) = came.await else { return };
            let next = if came.is_ok() { Stage::There } else { Stage::Failed };
            page.replace(came.ok());
            stage.try_set(next);
        })
    };
    spawn_local(download());
    let owner = Owner::current().unwrap_or_default();
    let download = StoredValue::new_local(download);
    let retry = move |()| {
        stage.set(Stage::OnItsWay);
        owner.with(|| download.with_value(|download| spawn_local(download())));
    };
    let retry = Callback::new(retry);
    let view = move || match stage.get() {
        Stage::OnItsWay => view! { <Waiting /> }.into_any(),
        Stage::There => shown.with_value(|page| page.borrow_mut().take()).into_any(),
        Stage::Failed => view! { <NotDownloaded retry /> }.into_any(),
    };
    view.into_any()
}

#[component]
fn NotDownloaded(retry: Callback<()>) -> impl IntoView {
    view! {
        <div class="page-narrow stack">
            <Heading title=tr!(problems.page_unavailable) />
            <Notice tone=Tone::Warning title=tr!(problems.not_downloaded)>
                <p>{tr!(problems.not_downloaded_remedy)}</p>
                <p class="cluster">
                    <Button size=Size::Small on:click=move |_| retry.run(())>{tr!(common.retry)}</Button>
                    <a href="" rel="external">{tr!(problems.reload)}</a>
                </p>
            </Notice>
        </div>
    }
}
