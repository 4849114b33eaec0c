//! What happened to what one follows, until it is read (R103): asked for once the page stands, and nothing is there
//! when there is nothing.

use api_types::notification::{NotificationReason, NotificationView};
use domain::access::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::use_api;
use crate::components::{Day, MoreLink, RowItem, RowList, Section};
use crate::routes::{Page, door_of, page_of};
use crate::state::Session;
use crate::words::{self, tr};

/// Lines on the landing page; the rest is one link away.
const LINES: usize = 3;

#[component]
pub(super) fn FollowedNews() -> impl IntoView {
    expect_context::<Session>().may(Permission::Follow).then(|| view! { <Unread /> })
}

#[component]
fn Unread() -> impl IntoView {
    let (api, unread) = (use_api(), RwSignal::new(Vec::<NotificationView>::new()));
    Effect::new(move |_| {
        let api = api.clone();
        spawn_local(async move {
            let read = api.call(|client| async move { client.list_notifications().await }).await;
            if let Ok(told) = read {
                // Whoever left the page meanwhile sees no line.
                unread.try_set(told.items.into_iter().filter(is_news).take(LINES).collect());
            }
        });
    });
    move || {
        let lines: Vec<_> = unread.get().into_iter().filter_map(line).collect();
        (!lines.is_empty()).then(|| {
            let more = view! {
                <MoreLink href=Page::Notifications.path()>{tr!(home.all_notifications)}</MoreLink>
            };
            view! {
                <Section title=tr!(home.followed) more=more.into_any()>
                    <RowList>{lines}</RowList>
                </Section>
            }
        })
    }
}

/// Whether it is of something that one follows, and was not read.
const fn is_news(told: &NotificationView) -> bool {
    let followed = matches!(
        told.reason,
        NotificationReason::Follower
            | NotificationReason::BodyFollower
            | NotificationReason::AnswerFollower
    );
    followed && !told.read
}

/// What happened, and to what.
fn line(told: NotificationView) -> Option<AnyView> {
    let NotificationView { fact, title, subject_id, on, .. } = told;
    let kind = fact.shown().kind;
    let href = page_of(kind, subject_id)?.path();
    let said = words::fact(&fact);
    let line = match door_of(kind) {
        Some(door) => view! {
            <RowItem door href title>{said}" · "<Day on /></RowItem>
        }
        .into_any(),
        None => view! { <RowItem href title>{said}" · "<Day on /></RowItem> }.into_any(),
    };
    Some(line)
}
