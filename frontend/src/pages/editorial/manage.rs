//! What those who write may do with an item: change it, publish it now or later, withdraw it, feature it.

use std::str::FromStr;

use api_types::editorial::{
    EditorialItemView, FeatureNewsRequest, PublishEditorialItemRequest,
    WithdrawEditorialItemRequest,
};
use chrono::{Days, NaiveDate};
use domain::editorial::EditorialAct;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::item::{Shown, brick_of};
use crate::api::{Submit, use_submit};
use crate::components::{
    ActProblem, Button, ButtonLink, Dialog, Faults, Form, Glyph, Look, Press, Size, TextArea,
    TextField, TextKind,
};
use crate::pages::shared::{publication_instant, today};
use crate::routes::{EditorialPage, Page};
use crate::state::Toasts;
use crate::words::tr;

/// How many days something is on the front page, unless one chooses otherwise.
const FEATURED_DAYS: u64 = 6;

/// Whether an act is open to the reader now.
fn may(item: Shown, act: EditorialAct) -> Memo<bool> {
    Memo::new(move |_| item.read().allowed.contains(&act))
}

/// The acts of whoever writes; nothing for others.
#[component]
pub(super) fn Manage(item: Shown) -> impl IntoView {
    let any = Memo::new(move |_| !item.read().allowed.is_empty());
    let edit = may(item, EditorialAct::Edit);
    let publish = may(item, EditorialAct::Publish);
    let withdraw = may(item, EditorialAct::Withdraw);
    let feature = may(item, EditorialAct::Feature);
    let unfeature = may(item, EditorialAct::Unfeature);
    let href = item.with_untracked(|item| {
        Page::Editorial(EditorialPage::Edit(brick_of(&item.content), item.summary.id)).path()
    });
    let href = StoredValue::new(href);
    view! {
        <Show when=move || any.get()>
            <div class="cluster" role="group" aria-label=tr!(editorial.manage.acts)>
                <Show when=move || publish.get()><Publish item /></Show>
                <Show when=move || edit.get()>
                    <ButtonLink href=href.get_value() size=Size::Small glyph=Glyph::Edit>
                        {tr!(editorial.manage.edit)}
                    </ButtonLink>
                </Show>
                <Show when=move || feature.get()><Feature item /></Show>
                <Show when=move || unfeature.get()><Unfeature item /></Show>
                <Show when=move || withdraw.get()><Withdraw item /></Show>
            </div>
        </Show>
    }
}

/// What follows an act: its dialog closes, it is told, and the item is shown as it is now.
fn done(
    item: Shown,
    open: RwSignal<bool>,
    said: &'static str,
) -> impl Fn(EditorialItemView) + Clone + 'static {
    let toasts = expect_context::<Toasts>();
    move |view| {
        open.set(false);
        toasts.tell(said);
        item.set(view);
    }
}

/// The end of the form of an act: why it was refused, the act, the way out.
#[component]
fn Acts<I: Clone + Send + Sync + 'static>(
    send: Submit<I>,
    act: &'static str,
    look: Look,
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <ActProblem failure=send.failure() />
        <div class="cluster">
            <Button look press=Press::Submit pending=send.pending()>{act}</Button>
            <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
        </div>
    }
}

#[component]
fn Publish(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let (day, time) = (RwSignal::new(String::new()), RwSignal::new("09:00".to_owned()));
    let publish = use_submit(
        move |client, (body, seen): (PublishEditorialItemRequest, i32)| async move {
            client.publish_editorial_item(id, &body, seen).await
        },
        done(item, open, tr!(editorial.manage.published)),
    );
    let submit = move |()| match publication_instant(&day.get_untracked(), &time.get_untracked()) {
        Ok(at) => {
            let version = item.read_untracked().version;
            publish.send((PublishEditorialItemRequest { at }, version));
        }
        Err(fault) => publish.refuse(vec![fault]),
    };
    view! {
        <Button look=Look::Primary size=Size::Small glyph=Glyph::Check on:click=move |_| open.set(true)>
            {tr!(editorial.manage.publish)}
        </Button>
        <Dialog open title=tr!(editorial.manage.publish_title)>
            <Form faults=publish.faults() on_submit=submit>
                <div class="stack">
                    <p>{tr!(editorial.manage.publish_why)}</p>
                    <DayField
                        faults=publish.faults()
                        pointer="/at"
                        label=tr!(editorial.manage.day)
                        value=day
                        optional=true
                    />
                    <TextField
                        faults=publish.faults()
                        pointer="/time"
                        label=tr!(editorial.manage.time)
                        value=time
                        kind=TextKind::Time
                        optional=true
                    />
                    <Acts
                        send=publish
                        act=tr!(editorial.manage.publish_submit)
                        look=Look::Primary
                        open
                    />
                </div>
            </Form>
        </Dialog>
    }
}

#[component]
fn DayField(
    faults: Faults,
    pointer: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    view! { <TextField faults pointer label value kind=TextKind::Date optional=optional /> }
}

#[component]
fn Withdraw(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let withdraw = use_submit(
        move |client, (body, seen): (WithdrawEditorialItemRequest, i32)| async move {
            client.withdraw_editorial_item(id, &body, seen).await
        },
        done(item, open, tr!(editorial.manage.withdrawn)),
    );
    let submit = move |()| {
        let words = Some(reason.get_untracked()).filter(|words| !words.trim().is_empty());
        let body = WithdrawEditorialItemRequest { reason: words };
        let checked = body.parse();
        withdraw.send_checked((body, item.read_untracked().version), checked);
    };
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Cross on:click=move |_| open.set(true)>
            {tr!(editorial.manage.withdraw)}
        </Button>
        <Dialog open title=tr!(editorial.manage.withdraw_title)>
            <Form faults=withdraw.faults() on_submit=submit>
                <div class="stack">
                    <p>{tr!(editorial.manage.withdraw_why)}</p>
                    <TextArea
                        faults=withdraw.faults()
                        pointer="/reason"
                        label=tr!(editorial.manage.reason)
                        value=reason
                        optional=true
                    />
                    <Acts
                        send=withdraw
                        act=tr!(editorial.manage.withdraw)
                        look=Look::Danger
                        open
                    />
                </div>
            </Form>
        </Dialog>
    }
}

#[component]
fn Feature(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let days = item.read_untracked().summary.featured;
    let first = days.map_or_else(today, |days| days.from);
    let last = days.map_or_else(|| first + Days::new(FEATURED_DAYS), |days| days.until);
    let (from, until) = (RwSignal::new(first.to_string()), RwSignal::new(last.to_string()));
    let feature = use_submit(
        move |client, (body, seen): (FeatureNewsRequest, i32)| async move {
            client.feature_news(id, &body, seen).await
        },
        done(item, open, tr!(editorial.manage.featured)),
    );
    let submit = move |()| match featured_days(&from.get_untracked(), &until.get_untracked()) {
        Ok(body) => {
            feature.send_checked((body, item.read_untracked().version), body.parse());
        }
        Err(fault) => feature.refuse(vec![fault]),
    };
    view! {
        <Button size=Size::Small glyph=Glyph::Flag on:click=move |_| open.set(true)>
            {tr!(editorial.manage.feature)}
        </Button>
        <Dialog open title=tr!(editorial.manage.feature_title)>
            <Form faults=feature.faults() on_submit=submit>
                <div class="stack">
                    <p>{tr!(editorial.manage.feature_why)}</p>
                    <DayField
                        faults=feature.faults()
                        pointer="/from"
                        label=tr!(editorial.manage.first_day)
                        value=from
                    />
                    <DayField
                        faults=feature.faults()
                        pointer="/until"
                        label=tr!(editorial.manage.last_day)
                        value=until
                    />
                    <Acts send=feature act=tr!(editorial.manage.feature) look=Look::Primary open />
                </div>
            </Form>
        </Dialog>
    }
}

#[component]
fn Unfeature(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let unfeature = use_submit(
        move |client, seen: i32| async move { client.unfeature_news(id, seen).await },
        done(item, RwSignal::new(false), tr!(editorial.manage.unfeatured)),
    );
    view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            glyph=Glyph::Flag
            pending=unfeature.pending()
            on:click=move |_| unfeature.send(item.read_untracked().version)
        >
            {tr!(editorial.manage.unfeature)}
        </Button>
        <ActProblem failure=unfeature.failure() />
    }
}

fn featured_days(from: &str, until: &str) -> Result<FeatureNewsRequest, FieldError> {
    let day = |pointer: &str, text: &str| {
        let code = if text.trim().is_empty() { FieldCode::Required } else { FieldCode::Malformed };
        NaiveDate::from_str(text.trim()).map_err(|_| FieldError::new(pointer, code))
    };
    Ok(FeatureNewsRequest { from: day("/from", from)?, until: day("/until", until)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_the_front_page_are_both_given() {
        let fault = featured_days("2026-05-04", "").unwrap_err();
        assert_eq!((fault.pointer.as_str(), fault.code), ("/until", FieldCode::Required));
    }
}
