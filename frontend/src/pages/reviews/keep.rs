//! What those who keep reviews do with a draft: a foreword, remarks between them, and freezing.

use api_types::half_year_review::{
    HalfYearReviewView, RemarkRequest, RemarkView, WriteHalfYearReviewRequest,
};
use leptos::prelude::*;

use crate::api::{draw_key, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Form, Glyph, Look, Moment, Press, Size, TextArea,
};
use crate::pages::shared::{EditProblem, RichArea};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn KeepReview(
    kept: RwSignal<HalfYearReviewView>,
    reload: Callback<()>,
) -> impl IntoView {
    let may = Memo::new(move |_| kept.with(|review| review.may_keep));
    view! {
        <Show when=move || may.get()>
            <div class="stack gap-8 no-print">
                <Foreword kept reload />
                <Remarks kept />
                <Freeze kept reload />
            </div>
        </Show>
    }
}

fn version(kept: RwSignal<HalfYearReviewView>) -> i32 {
    kept.try_with_untracked(|review| review.version).unwrap_or_default()
}

#[component]
fn Foreword(kept: RwSignal<HalfYearReviewView>, reload: Callback<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let now = kept.with_untracked(|review| review.foreword.clone()).unwrap_or_default();
    let (id, text) = (kept.with_untracked(|review| review.summary.id), RwSignal::new(now));
    let write = use_submit(
        move |client, body: WriteHalfYearReviewRequest| async move {
            client.write_half_year_review(id, &body, version(kept)).await
        },
        move |review: HalfYearReviewView| {
            kept.try_set(review);
            toasts.tell(tr!(reviews.foreword_done));
        },
    );
    let submit = move |()| {
        let body = WriteHalfYearReviewRequest { foreword: Some(text.get_untracked()) };
        let checked = body.parse();
        write.send_checked(body, checked);
    };
    let again = move |()| {
        write.forgive();
        reload.run(());
    };
    view! {
        <div>
            <EditProblem failure=write.failure() pending=false on_resume=again />
            <Form faults=write.faults() on_submit=submit>
                <RichArea
                    faults=write.faults()
                    pointer="/foreword"
                    label=tr!(reviews.foreword)
                    hint=tr!(reviews.foreword_hint)
                    value=text
                />
                <p>
                    <Button press=Press::Submit size=Size::Small pending=write.pending()>
                        {tr!(reviews.foreword_submit)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

#[component]
fn Remarks(kept: RwSignal<HalfYearReviewView>) -> impl IntoView {
    let remarks = Memo::new(move |_| kept.with(|review| review.remarks.clone()));
    let line = |RemarkView { author, at, text }: RemarkView| {
        view! {
            <li class="stack gap-2">
                <p class="small"><b>{author.name}</b>" · "<Moment at /></p>
                <p>{text}</p>
            </li>
        }
    };
    let shown = move || {
        let remarks = remarks.get();
        if remarks.is_empty() {
            return view! { <p class="muted">{tr!(reviews.no_remark)}</p> }.into_any();
        }
        let lines = remarks.into_iter().map(line).collect_view();
        view! { <ul role="list" class="row-list">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack gap-4" aria-labelledby="remarques">
            <h2 id="remarques" class="h-lg">{tr!(reviews.remarks)}</h2>
            {shown}
            <RemarkForm kept />
        </section>
    }
}

#[component]
fn RemarkForm(kept: RwSignal<HalfYearReviewView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let (id, text) =
        (kept.with_untracked(|review| review.summary.id), RwSignal::new(String::new()));
    let key = RwSignal::new(draw_key());
    let remark = use_submit(
        move |client, body: RemarkRequest| async move {
            client.remark_half_year_review(id, &body, &key.get_untracked()).await
        },
        move |review: HalfYearReviewView| {
            kept.try_set(review);
            text.try_set(String::new());
            key.try_set(draw_key());
            toasts.tell(tr!(reviews.remark_done));
        },
    );
    let submit = move |()| {
        let body = RemarkRequest { text: text.get_untracked() };
        let checked = body.parse();
        remark.send_checked(body, checked);
    };
    view! {
        <ActProblem failure=remark.failure() />
        <Form faults=remark.faults() on_submit=submit>
            <TextArea
                faults=remark.faults()
                pointer="/text"
                label=tr!(reviews.remark)
                missing=tr!(reviews.remark_missing)
                value=text
            />
            <p>
                <Button press=Press::Submit size=Size::Small pending=remark.pending()>
                    {tr!(reviews.remark_submit)}
                </Button>
            </p>
        </Form>
    }
}

#[component]
fn Freeze(kept: RwSignal<HalfYearReviewView>, reload: Callback<()>) -> impl IntoView {
    let (toasts, open) = (expect_context::<Toasts>(), RwSignal::new(false));
    let id = kept.with_untracked(|review| review.summary.id);
    let freeze = use_submit(
        move |client, ()| async move { client.freeze_half_year_review(id, version(kept)).await },
        move |review: HalfYearReviewView| {
            open.try_set(false);
            kept.try_set(review);
            toasts.tell(tr!(reviews.freeze_done));
        },
    );
    let again = move |()| {
        freeze.forgive();
        reload.run(());
    };
    view! {
        <p>
            <Button look=Look::Primary glyph=Glyph::Lock on:click=move |_| open.set(true)>
                {tr!(reviews.freeze)}
            </Button>
        </p>
        <Dialog open title=tr!(reviews.freeze_title)>
            <div class="stack">
                <p>{tr!(reviews.freeze_why)}</p>
                <EditProblem failure=freeze.failure() pending=false on_resume=again />
                <p class="form-acts">
                    <Button
                        look=Look::Primary
                        pending=freeze.pending()
                        on:click=move |_| freeze.send(())
                    >
                        {tr!(reviews.freeze_submit)}
                    </Button>
                </p>
            </div>
        </Dialog>
    }
}
