//! What one takes away from a list, whichever it is: its file, and the view under a name of one's own.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use api_types::export::{DocumentFormat, TableFormat};
use api_types::saved_view::{KeepViewRequest, SavedViewView, SavedViews, ViewList};
use domain::ViewId;
use leptos::prelude::*;

use crate::api::{draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Form, Glyph, Keep, Look, Press, Size, TextField,
};
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage};
use crate::state::Toasts;
use crate::words::tr;

use super::download;

/// Exactly this list, as a file. `export` asks for it, with the criteria as they are when one presses.
#[component]
pub(crate) fn ExportList<Fut>(
    /// The name of the file, without its end.
    name: &'static str,
    export: impl Fn(ApiClient, TableFormat) -> Fut + Clone + 'static,
) -> impl IntoView
where
    Fut: Future<Output = Result<Vec<u8>, ApiError>> + 'static,
{
    let toasts = expect_context::<Toasts>();
    let export = use_submit(
        move |client, format: TableFormat| {
            let file = export(client, format);
            async move { Ok((format, file.await?)) }
        },
        move |(format, file): (TableFormat, Vec<u8>)| {
            download(&format!("{name}.{}", format.code()), format.media_type(), &file);
            toasts.tell(tr!(shared.list.exported));
        },
    );
    let act = move |format: TableFormat, label: &'static str| {
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Download
                on:click=move |_| export.send(format)
            >
                {label}
            </Button>
        }
    };
    view! {
        <div class="cluster" role="group" aria-label=tr!(shared.list.export)>
            <span class="small muted">{tr!(shared.list.export)}</span>
            {act(TableFormat::Xlsx, tr!(shared.list.export_xlsx))}
            {act(TableFormat::Csv, tr!(shared.list.export_csv))}
            {act(TableFormat::Ndjson, tr!(shared.list.export_ndjson))}
        </div>
        <ActProblem failure=export.failure() />
    }
}

/// A document to take along: sheets to read, or a text to go on with. `export` asks for it, as it is when one presses.
#[component]
pub(crate) fn TakeAlong<Fut>(
    /// The name of the file, without its end.
    #[prop(into)]
    name: String,
    /// What it is, for whoever does not see what stands around.
    #[prop(into)]
    what: String,
    export: impl Fn(ApiClient, DocumentFormat) -> Fut + Clone + 'static,
) -> impl IntoView
where
    Fut: Future<Output = Result<Vec<u8>, ApiError>> + 'static,
{
    let export = use_submit(
        move |client, format: DocumentFormat| {
            let file = export(client, format);
            async move { Ok((format, file.await?)) }
        },
        move |(format, file): (DocumentFormat, Vec<u8>)| {
            download(&format!("{name}.{}", format.code()), format.media_type(), &file);
        },
    );
    let act = move |format: DocumentFormat, label: &'static str| {
        view! {
            <Button
                size=Size::Small
                glyph=Glyph::Download
                pending=export.pending()
                on:click=move |_| export.send(format)
            >
                {label}
            </Button>
        }
    };
    view! {
        <span class="cluster gap-2 no-print" role="group" aria-label=what>
            {act(DocumentFormat::Pdf, tr!(shared.along.pdf))}
            {act(DocumentFormat::OpenDocument, tr!(shared.along.document))}
            {act(DocumentFormat::Markdown, tr!(shared.along.text))}
        </span>
        <ActProblem failure=export.failure() />
    }
}

/// The page of a list.
fn page_of(list: ViewList) -> Page {
    match list {
        ViewList::Ideas => Page::Ideas(IdeasPage::List),
        ViewList::DormantIdeas => Page::Ideas(IdeasPage::Dormant),
        ViewList::Pocs => Page::Pocs(PocsPage::List),
        ViewList::Practices => Page::Practices(PracticesPage::List),
    }
}

/// The list whose views are kept, and what its address says: without the mark of a question, blank when nothing
/// is asked.
#[derive(Clone, Copy, Debug)]
struct Kept {
    list: ViewList,
    query: Signal<String>,
}

/// The views one keeps of a list, and keeping this one once something is asked of it.
#[component]
pub(crate) fn KeptViews(list: ViewList, #[prop(into)] query: Signal<String>) -> impl IntoView {
    let views = use_fetch(|| (), |client, ()| async move { client.list_saved_views().await });
    let kept = Kept { list, query };
    view! { <Keep resource=views let:views><Views kept views /></Keep> }
}

#[component]
fn Views(kept: Kept, views: RwSignal<SavedViews>) -> impl IntoView {
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let discard = use_submit(
        move |client, id: ViewId| async move { client.discard_view(id).await.map(|()| id) },
        move |id: ViewId| {
            views.update(|views| views.items.retain(|one| one.id != id));
            toasts.tell(tr!(shared.list.view_gone));
        },
    );
    let line = move |one: SavedViewView| {
        let SavedViewView { id, name, query, .. } = one;
        let href = format!("{}?{query}", page_of(kept.list).path());
        let remove = tr!(shared.list.remove_view, name = name.clone());
        view! {
            <li class="cluster">
                <a href=href>{name}</a>
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Cross
                    on:click=move |_| discard.send(id)
                >
                    <span class="sr-only">{remove}</span>
                </Button>
            </li>
        }
    };
    let mine = move || {
        let items = views.read().items.clone().into_iter();
        items.filter(|one| one.list == kept.list).collect::<Vec<_>>()
    };
    let asked = move || !kept.query.read().is_empty();
    view! {
        <div class="cluster">
            <ul role="list" class="cluster" aria-label=tr!(shared.list.views)>
                // Keyed: a button that is left keeps its own view.
                <For each=mine key=|one| one.id children=line />
            </ul>
            <Show when=asked>
                <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
                    {tr!(shared.list.keep_view)}
                </Button>
            </Show>
        </div>
        <ActProblem failure=discard.failure() />
        <Dialog open title=tr!(shared.list.keep_view)>
            <NameView kept views open />
        </Dialog>
    }
}

#[component]
fn NameView(kept: Kept, views: RwSignal<SavedViews>, open: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let toasts = expect_context::<Toasts>();
    let key = StoredValue::new(draw_key());
    let keep = use_submit(
        move |client, body: KeepViewRequest| {
            let key = key.get_value();
            async move { client.keep_view(&body, &key).await }
        },
        move |view: SavedViewView| {
            key.set_value(draw_key());
            name.set(String::new());
            open.set(false);
            views.update(|views| views.items.push(view));
            toasts.tell(tr!(shared.list.view_kept));
        },
    );
    let submit = move |()| {
        let Kept { list, query } = kept;
        let (name, query) = (name.get_untracked(), query.get_untracked());
        let request = KeepViewRequest { list, name, query };
        let checked = request.parse();
        keep.send_checked(request, checked);
    };
    view! {
        <Form faults=keep.faults() on_submit=submit>
            <TextField
                faults=keep.faults()
                pointer="/name"
                label=tr!(shared.list.view_name)
                missing=tr!(shared.list.view_missing)
                value=name
            />
            <ActProblem failure=keep.failure() />
            <div class="form-end">
                <Button press=Press::Submit look=Look::Primary pending=keep.pending()>
                    {tr!(shared.list.keep_view)}
                </Button>
            </div>
        </Form>
    }
}
