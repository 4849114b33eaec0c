//! Writing what is in a brick, for whoever may update it.

use std::collections::BTreeMap;

use api_types::brick::{BrickView, WriteBrickRequest};
use domain::BrickId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::fields::{ContentFields, Written};
use crate::api::{use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, ButtonLink, Form, Keep, Look, Notice, PageHead, Press, Tone,
};
use crate::pages::shared::{FoundWords, Merged, Place, PlainForm, PlainProblem, keep_words};
use crate::routes::Page;
use crate::state::{Toasts, brick_title};
use crate::words::tr;

#[component]
pub(crate) fn EditBrickPage(id: BrickId) -> impl IntoView {
    let brick = use_fetch(move || id, |client, id| async move { client.read_brick(id).await });
    view! { <Keep resource=brick let:brick><EditBrick brick /></Keep> }
}

#[component]
fn EditBrick(brick: RwSignal<BrickView>) -> impl IntoView {
    let BrickView { summary, .. } = brick.get_untracked();
    let title = brick_title(&summary);
    let heading = tr!(bricks.write_named, what = title.to_string());
    let body = if summary.allowed.write {
        view! { <ContentForm brick /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(bricks.refused)><p>{tr!(bricks.refused_why)}</p></Notice>
        }
        .into_any()
    };
    view! {
        <Breadcrumb trail=vec![(Page::Brick(summary.id), title)] here=tr!(bricks.write) />
        <div class="page-narrow">
            <PageHead title=heading />
            {body}
        </div>
    }
}

#[component]
fn ContentForm(brick: RwSignal<BrickView>) -> impl IntoView {
    let read = brick.get_untracked();
    let (id, nature) = (read.summary.id, read.summary.nature);
    let written = Written::of(Some(&read));
    let form = PlainForm::new(written.plain(), read.summary.version);
    let kept = keep_words(
        Place::of(&format!("brick.{id}")),
        move || written.held(),
        move |found: Merged<BTreeMap<String, String>>| {
            written.show(&found.value);
            form.found(found.disputed);
        },
    );
    let (toasts, navigate) = (expect_context::<Toasts>(), use_navigate());
    let save = use_submit(
        move |client, (body, seen): (WriteBrickRequest, i32)| async move {
            client.write_brick(id, &body, seen).await
        },
        move |_: BrickView| {
            kept.forget();
            toasts.tell(tr!(bricks.written_done));
            navigate(&Page::Brick(id).path(), NavigateOptions::default());
        },
    );
    let resume = form.use_resume(
        save,
        move |client| async move { client.read_brick(id).await },
        move |theirs: BrickView| written.fill(&theirs),
    );
    let submit = move |()| {
        let body = WriteBrickRequest { content: written.request(nature) };
        let checked = body.content.parse();
        save.send_checked((body, form.seen()), checked);
    };
    view! {
        <div class="stack gap-6">
            <FoundWords kept />
            <Form faults=save.faults() on_submit=submit label=tr!(bricks.write).to_owned()>
                <ContentFields faults=save.faults() nature written />
                <PlainProblem form failure=save.failure() resume />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=save.pending()>
                        {tr!(bricks.save)}
                    </Button>
                    <ButtonLink href=Page::Brick(id).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}
