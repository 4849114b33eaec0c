//! The reviews, the newest half first; those who keep them prepare the next one.

use api_types::half_year_review::{
    HalfYearReviewSummary, HalfYearReviewView, MakeHalfYearReviewRequest,
};
use domain::access::Permission;
use domain::half_year_review::{Half, ReviewStatus};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::{half_name, place};
use crate::api::{draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Badge, Breadcrumb, Button, Dialog, Door, Empty, Form, Glyph, Load, Look, PageHead,
    Press, RowItem, RowList, SelectField, SelectOption, TextField, Tone,
};
use crate::pages::shared::{today, use_bodies};
use crate::routes::{Page, PracticesPage};
use crate::state::{Session, Toasts};
use crate::words::tr;

#[component]
pub(crate) fn ReviewListPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let reviews =
        use_fetch(|| (), |client, ()| async move { client.list_half_year_reviews().await });
    let make = session.may(Permission::KeepReviews).then(|| view! { <MakeReview /> });
    view! {
        <Breadcrumb
            trail=vec![(Page::Practices(PracticesPage::Portfolio), tr!(portfolio.title).into())]
            here=tr!(reviews.title)
        />
        <div class="split head-act">
            <PageHead
                door=Door::Poc
                kind=tr!(reviews.kind)
                title=tr!(reviews.title)
                lead=tr!(reviews.lead)
            />
            {make}
        </div>
        <Load resource=reviews let:all>
            <Rows items=all.items />
        </Load>
    }
}

#[component]
fn Rows(items: Vec<HalfYearReviewSummary>) -> impl IntoView {
    if items.is_empty() {
        return view! {
            <h2 class="sr-only">{tr!(reviews.kind)}</h2>
            <Empty title=tr!(reviews.none) why=tr!(reviews.none_why) />
        }
        .into_any();
    }
    let row = |summary: HalfYearReviewSummary| {
        let (tone, glyph, word) = match summary.status {
            ReviewStatus::Draft => (Tone::Warning, Glyph::Edit, tr!(reviews.draft)),
            ReviewStatus::Frozen => (Tone::Success, Glyph::Lock, tr!(reviews.frozen)),
        };
        let end = view! { <Badge tone glyph>{word}</Badge> }.into_any();
        let href = Page::Practices(PracticesPage::Review(summary.id)).path();
        view! { <RowItem door=Door::Poc href title=half_name(&summary) end>{place(&summary)}</RowItem> }
    };
    view! { <RowList>{items.into_iter().map(row).collect_view()}</RowList> }.into_any()
}

#[component]
fn MakeReview() -> impl IntoView {
    let open = RwSignal::new(false);
    let form = move || open.get().then(|| view! { <MakeForm /> });
    view! {
        <Button look=Look::Primary glyph=Glyph::Plus on:click=move |_| open.set(true)>
            {tr!(reviews.make)}
        </Button>
        <Dialog open title=tr!(reviews.make_title)>
            <div class="stack"><p class="small">{tr!(reviews.make_why)}</p>{form}</div>
        </Dialog>
    }
}

/// What is asked for, once there is a year to it.
fn asked(
    year: RwSignal<String>,
    half: RwSignal<String>,
    body: RwSignal<String>,
) -> Option<MakeHalfYearReviewRequest> {
    Some(MakeHalfYearReviewRequest {
        year: year.read_untracked().trim().parse().ok()?,
        half: half.read_untracked().parse().unwrap_or(1),
        organisation_id: body.read_untracked().parse().ok(),
    })
}

fn halves() -> Vec<SelectOption> {
    vec![
        SelectOption::new("1", tr!(reviews.half_one)),
        SelectOption::new("2", tr!(reviews.half_two)),
    ]
}

#[component]
fn MakeForm() -> impl IntoView {
    let (bodies, toasts, navigate) = (use_bodies(), expect_context::<Toasts>(), use_navigate());
    let now = Half::of(today());
    let year = RwSignal::new(now.year.to_string());
    let half = RwSignal::new(now.number.to_string());
    let body = RwSignal::new(String::new());
    let key = draw_key();
    let make = use_submit(
        move |client, body: MakeHalfYearReviewRequest| {
            let key = key.clone();
            async move { client.make_half_year_review(&body, &key).await }
        },
        move |made: HalfYearReviewView| {
            toasts.tell(tr!(reviews.made));
            let page = Page::Practices(PracticesPage::Review(made.summary.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    );
    let submit = move |()| {
        let Some(request) = asked(year, half, body) else {
            make.refuse(vec![FieldError::new("/year", FieldCode::Required)]);
            return;
        };
        make.send_checked(request, request.parse());
    };
    view! {
        <ActProblem failure=make.failure() />
        <Form faults=make.faults() on_submit=submit>
            <TextField
                faults=make.faults()
                pointer="/year"
                label=tr!(reviews.year)
                missing=tr!(reviews.year_missing)
                value=year
            />
            <SelectField
                faults=make.faults()
                pointer="/half"
                label=tr!(reviews.half)
                value=half
                options=Signal::stored(halves())
            />
            <SelectField
                faults=make.faults()
                pointer="/organisation_id"
                label=tr!(reviews.perimeter)
                blank=tr!(reviews.branch)
                value=body
                options=Signal::derive(move || bodies.bodies())
            />
            <p class="form-acts">
                <Button look=Look::Primary press=Press::Submit pending=make.pending()>
                    {tr!(reviews.submit)}
                </Button>
            </p>
        </Form>
    }
}
