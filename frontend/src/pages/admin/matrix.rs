//! Who may do what, on screen: the matrix in force, what one wishes to change, and reading it again before it counts.

mod browse;
mod copy;
mod editor;
mod grid;
mod review;
mod rules;
mod view_as;

use api_types::rights::MatrixView;
use domain::access::{Permission, Profile};
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::use_fetch;
use crate::components::{Button, Dialog, Keep, Look, Notice, PageHead, Size, Tone};
use crate::routes::AdminPage;
use crate::state::Session;
use crate::words::tr;

use copy::CopyProfile;
use editor::Editor;
use grid::Grid;
use review::{Changes, ReviewBar};
use rules::Rules;
use view_as::ViewAs;

#[component]
pub(super) fn MatrixPage() -> impl IntoView {
    let matrix = use_fetch(|| (), |client, ()| async move { client.read_matrix().await });
    view! {
        <AdminTrail here=tr!(admin.tab.matrix) />
        <PageHead title=tr!(admin.title) lead=tr!(admin.lead) />
        <AdminTabs here=AdminPage::Matrix />
        <Keep resource=matrix let:kept>
            <MatrixBody kept reload=Callback::new(move |()| matrix.refetch()) />
        </Keep>
    }
}

#[component]
fn MatrixBody(kept: RwSignal<MatrixView>, reload: Callback<()>) -> impl IntoView {
    let editable = expect_context::<Session>().may(Permission::EditMatrix);
    let editor = Editor::new(kept, editable);
    view! {
        <div class="stack gap-10">
            <section aria-labelledby="matrice">
                <div class="split section-title">
                    <h2 id="matrice">{tr!(admin.table)}</h2>
                    {editable.then(|| view! { <Tools editor /> })}
                </div>
                <p class="small muted">
                    {if editable { tr!(admin.keys) } else { tr!(admin.read_only) }}
                </p>
                <Grid editor />
            </section>
            <Changes editor />
            <ViewAs editor />
            <Rules />
            <LastOne kept />
        </div>
        <ReviewBar editor reload />
    }
}

#[component]
fn Tools(editor: Editor) -> impl IntoView {
    let copying = RwSignal::new(false);
    view! {
        <span class="cluster">
            <Button look=Look::Quiet size=Size::Small on:click=move |_| copying.set(true)>
                {tr!(admin.copy)}
            </Button>
            <Button look=Look::Quiet size=Size::Small on:click=move |_| editor.to_model()>
                {tr!(admin.model)}
            </Button>
        </span>
        <Dialog open=copying title=tr!(admin.copy)>
            <CopyProfile editor on_done=move |()| copying.set(false) />
        </Dialog>
    }
}

/// When one person holds everything, one accident loses it.
#[component]
fn LastOne(kept: RwSignal<MatrixView>) -> impl IntoView {
    let alone = Memo::new(move |_| {
        kept.with(|matrix| {
            matrix
                .holders
                .iter()
                .any(|held| held.profile == Profile::SuperAdmin && held.accounts == 1)
        })
    });
    move || {
        alone.get().then(|| {
            view! {
                <Notice tone=Tone::Warning title=tr!(admin.last_super_admin)>
                    <p>{tr!(admin.last_super_admin_why)}</p>
                </Notice>
            }
        })
    }
}
