//! What one may do to the idea besides supporting it: change it, take it back, make an experiment of it, share what was
//! born of it.

use api_types::idea::IdeaView;
use domain::access::Permission;
use domain::idea::{IdeaAct, IdeaStatus};
use leptos::prelude::*;

use super::readers::RestrictIdea;
use super::{Shown, may};
use crate::api::use_submit;
use crate::components::{Button, ButtonLink, Dialog, Glyph, Look, Size};
use crate::pages::ideas::conflict::IdeaConflict;
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage};
use crate::state::{Session, Toasts};
use crate::words::tr;

#[component]
pub(super) fn Acts(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let may = move |act| Memo::new(move |_| may(idea, act));
    let (edit, withdraw) = (may(IdeaAct::Edit), may(IdeaAct::Withdraw));
    let experiment = may(IdeaAct::Experiment);
    let create = format!("{}?idee={id}", Page::Pocs(PocsPage::Create).path());
    // A practice names no idea that was taken back, or is one with another.
    let shares = expect_context::<Session>().may(Permission::PublishPractice);
    let born = Memo::new(move |_| {
        let idea = idea.read();
        shares && idea.summary.status != IdeaStatus::Withdrawn && idea.merged_into.is_none()
    });
    let share = format!("{}?idee={id}", Page::Practices(PracticesPage::Publish).path());
    view! {
        <Show when=move || experiment.get()>
            <ButtonLink href=create.clone() look=Look::Primary glyph=Glyph::Poc>
                {tr!(ideas.idea.experiment)}
            </ButtonLink>
        </Show>
        <div class="cluster">
            <Show when=move || edit.get()>
                <ButtonLink
                    href=Page::Ideas(IdeasPage::Edit(id)).path()
                    size=Size::Small
                    glyph=Glyph::Edit
                >
                    {tr!(ideas.idea.edit)}
                </ButtonLink>
            </Show>
            <Show when=move || born.get()>
                <ButtonLink href=share.clone() size=Size::Small glyph=Glyph::Practice>
                    {tr!(ideas.idea.share)}
                </ButtonLink>
            </Show>
            <Show when=move || withdraw.get()><Withdraw idea /></Show>
            <RestrictIdea idea />
        </div>
    }
}

/// Taking an idea back is for good: one confirms it, knowing what stays.
#[component]
fn Withdraw(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let withdraw = use_submit(
        move |client, seen| async move { client.withdraw_idea(id, seen).await },
        move |view: IdeaView| {
            open.set(false);
            toasts.tell(tr!(ideas.withdraw.done));
            idea.set(view);
        },
    );
    let confirm = move |_| withdraw.send(idea.read_untracked().version);
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(ideas.withdraw.act)}
        </Button>
        <Dialog open title=tr!(ideas.withdraw.title)>
            <div class="stack">
                <p>{tr!(ideas.withdraw.kept)}</p>
                <p>{tr!(ideas.withdraw.lost)}</p>
                <IdeaConflict idea act=withdraw />
                <div class="cluster">
                    <Button look=Look::Danger pending=withdraw.pending() on:click=confirm>
                        {tr!(ideas.withdraw.confirm)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.withdraw.keep)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
