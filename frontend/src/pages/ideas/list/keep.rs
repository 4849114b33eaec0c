//! What one takes away from a list: its file, and the view under a name of one's own.

use api_types::export::TableFormat;
use api_types::saved_view::{KeepViewRequest, SavedViewView, SavedViews, ViewList};
use domain::ViewId;
use leptos::prelude::*;

use super::criteria::Seeking;
use crate::api::{draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Form, Glyph, Keep, Look, Press, Size, TextField,
};
use crate::pages::shared::download;
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::tr;

/// Exactly this list, as a file.
#[component]
pub(super) fn ExportView(seeking: Seeking) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let export = use_submit(
        move |client, format: TableFormat| async move {
            let query = seeking.criteria.get_untracked().query();
            Ok((format, client.export_ideas(format, &query).await?))
        },
        move |(format, file): (TableFormat, Vec<u8>)| {
            download(&format!("idees.{}", format.code()), format.media_type(), &file);
            toasts.tell(tr!(ideas.list.exported));
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
        <div class="cluster" role="group" aria-label=tr!(ideas.list.export)>
            <span class="small muted">{tr!(ideas.list.export)}</span>
            {act(TableFormat::Xlsx, tr!(ideas.list.export_xlsx))}
            {act(TableFormat::Csv, tr!(ideas.list.export_csv))}
            {act(TableFormat::Ndjson, tr!(ideas.list.export_ndjson))}
        </div>
        <ActProblem failure=export.failure() />
    }
}

/// The views one keeps, and keeping this one.
#[component]
pub(super) fn KeptViews(seeking: Seeking) -> impl IntoView {
    let views = use_fetch(|| (), |client, ()| async move { client.list_saved_views().await });
    view! { <Keep resource=views let:views><Views seeking views /></Keep> }
}

#[component]
fn Views(seeking: Seeking, views: RwSignal<SavedViews>) -> impl IntoView {
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let discard = use_submit(
        move |client, id: ViewId| async move { client.discard_view(id).await.map(|()| id) },
        move |id: ViewId| {
            views.update(|views| views.items.retain(|one| one.id != id));
            toasts.tell(tr!(ideas.list.view_gone));
        },
    );
    let line = move |one: SavedViewView| {
        let SavedViewView { id, name, query, .. } = one;
        let href = format!("{}?{query}", Page::Ideas(IdeasPage::List).path());
        let remove = tr!(ideas.list.remove_view, name = name.clone());
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
    let lines = move || {
        let items = views.read().items.clone();
        let mine = items.into_iter().filter(|one| one.list == ViewList::Ideas);
        mine.map(line).collect_view()
    };
    let asked = move || seeking.criteria.read().count() > 0;
    view! {
        <div class="cluster">
            <ul role="list" class="cluster" aria-label=tr!(ideas.list.views)>{lines}</ul>
            <Show when=asked>
                <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
                    {tr!(ideas.list.keep_view)}
                </Button>
            </Show>
        </div>
        <ActProblem failure=discard.failure() />
        <Dialog open title=tr!(ideas.list.keep_view)>
            <NameView seeking views open />
        </Dialog>
    }
}

#[component]
fn NameView(seeking: Seeking, views: RwSignal<SavedViews>, open: RwSignal<bool>) -> impl IntoView {
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
            toasts.tell(tr!(ideas.list.view_kept));
        },
    );
    let submit = move |()| {
        let query = seeking.criteria.get_untracked().address();
        let request = KeepViewRequest { list: ViewList::Ideas, name: name.get_untracked(), query };
        let checked = request.parse();
        keep.send_checked(request, checked);
    };
    view! {
        <Form faults=keep.faults() on_submit=submit>
            <TextField
                faults=keep.faults()
                pointer="/name"
                label=tr!(ideas.list.view_name)
                missing=tr!(ideas.list.view_missing)
                value=name
            />
            <ActProblem failure=keep.failure() />
            <div class="form-end">
                <Button press=Press::Submit look=Look::Primary pending=keep.pending()>
                    {tr!(ideas.list.keep_view)}
                </Button>
            </div>
        </Form>
    }
}
