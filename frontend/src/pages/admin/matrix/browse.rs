//! Browsing the portal as a profile sees it: where it begins, and what stands on every screen until one leaves it (R037).

use api_client::{ApiClient, ApiError};
use api_types::brick::Bricks;
use api_types::session::Me;
use domain::access::Profile;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::editor::Editor;
use crate::api::{Submit, use_api, use_submit};
use crate::components::{ActProblem, Button, Glyph, Size};
use crate::routes::{AdminPage, Page};
use crate::state::{Banner, Navigation, Session};
use crate::words::{profile, tr};

/// What the shell shows of whoever looks.
type Seen = (Me, Bricks);

/// Read before anything changes on screen: who may not look so is told where they asked.
async fn read_as(client: ApiClient, looked: Option<Profile>) -> Result<Seen, ApiError> {
    let client = client.with_view_as(looked);
    let me = client.read_me().await?;
    let bricks = client.list_bricks().await?;
    Ok((me, bricks))
}

/// Goes there and looks as the profile that is sent, under this banner; as oneself again without one.
fn use_looking(there: Page, hung: Option<Banner>) -> Submit<Option<Profile>> {
    let (api, navigate) = (use_api(), use_navigate());
    let navigation = expect_context::<Navigation>();
    use_submit(read_as, move |(me, bricks): Seen| {
        navigate(&there.path(), NavigateOptions::default());
        // What held the focus goes with the shell: the next heading takes it.
        navigation.moved();
        api.look_as(hung.map(|banner| (me.profile, banner)), me, bricks);
    })
}

/// From the profile that is chosen, once nothing is left to apply: what counts is what is in force.
#[component]
pub(super) fn Browse(editor: Editor, chosen: RwSignal<Profile>) -> impl IntoView {
    let begin = use_looking(Page::Home, Some(preview_banner));
    let settled = Memo::new(move |_| editor.changes().is_empty());
    view! {
        <ActProblem failure=begin.failure() />
        <Show
            when=move || settled.get()
            fallback=|| view! { <p class="small muted">{tr!(admin.browse.apply_first)}</p> }
        >
            <p>
                <Button
                    glyph=Glyph::Users
                    pending=begin.pending()
                    on:click=move |_| begin.send(Some(chosen.get_untracked()))
                >
                    {tr!(admin.browse.begin)}
                </Button>
            </p>
        </Show>
    }
}

fn preview_banner() -> AnyView {
    view! { <PreviewBanner /> }.into_any()
}

/// Says on every screen as whom one looks, and leads back. Nothing closes it but leaving.
#[component]
fn PreviewBanner() -> impl IntoView {
    let leave = use_looking(Page::Admin(AdminPage::Matrix), None);
    let looked = expect_context::<Session>().who().map(|me| profile(me.profile));
    let words = tr!(admin.browse.banner, profile = looked.unwrap_or_default());
    // A screen reader says what comes into a region, not what came with it.
    let said = RwSignal::new(String::new());
    Effect::new(move |_| said.set(words.clone()));
    view! {
        <aside class="offline-strip" aria-label=tr!(admin.browse.label)>
            <div class="offline">
                <div class="wrap preview">
                    <p role="status">{move || said.get()}</p>
                    <Button size=Size::Small pending=leave.pending() on:click=move |_| leave.send(None)>
                        {tr!(admin.browse.leave)}
                    </Button>
                </div>
                // Below, for there is no room beside on a narrow screen.
                <ActProblem failure=leave.failure() />
            </div>
        </aside>
    }
}
