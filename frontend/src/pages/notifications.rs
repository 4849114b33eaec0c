//! What one is told: what changed, why one is told, and where.

use api_types::notification::{NotificationReason, NotificationView, Notifications};
use domain::UserId;
use domain::access::Permission;
use domain::editorial::EditorialChange;
use domain::expression::Target;
use domain::journal::Fact;
use leptos::prelude::*;

use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, Day, DoorMark, Empty, Load, Look, MoreLink, Notice, PageHead,
    Size,
};
use crate::pages::shared::ToldChoices;
use crate::routes::{AdminPage, Page, ServicesPage, door_of, page_of};
use crate::state::{Session, Toasts, address_search};
use crate::words::{self, tr, trn};

#[component]
pub(crate) fn NotificationsPage() -> impl IntoView {
    let told = use_fetch(|| (), |client, ()| async move { client.list_notifications().await });
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let mark = use_submit(
        |client, ()| async move { client.read_notifications().await },
        move |()| {
            session.set_unread(0);
            toasts.tell(tr!(notifications.marked));
            told.refetch();
        },
    );
    let choices = session.may(Permission::Follow).then(|| {
        view! {
            <section class="tray stack gap-3" aria-labelledby="choix">
                <h2 id="choix" class="h-lg">{tr!(notifications.choices)}</h2>
                <ToldChoices />
            </section>
        }
    });
    view! {
        <Breadcrumb here=tr!(notifications.title) />
        <div class="page-narrow">
            <PageHead title=tr!(notifications.title) lead=tr!(notifications.lead) />
            <div class="stack gap-6">
                <ActProblem failure=mark.failure() />
                <Load resource=told let:told><NotificationList told mark /></Load>
                {choices}
            </div>
        </div>
    }
}

#[component]
fn NotificationList(told: Notifications, mark: Submit<()>) -> impl IntoView {
    let Notifications { items, unread, proposals } = told;
    expect_context::<Session>().set_unread(unread);
    let proposed = (proposals > 0).then(|| view! { <Proposed proposals /> });
    if items.is_empty() {
        return view! {
            {proposed}
            <h2 class="sr-only">{tr!(notifications.title)}</h2>
            <Empty
                title=tr!(notifications.empty_title)
                why=tr!(notifications.empty_why)
                example=tr!(notifications.empty_example)
            />
        }
        .into_any();
    }
    let mark_all = (unread > 0).then(|| {
        view! {
            <p>
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    pending=mark.pending()
                    on:click=move |_| mark.send(())
                >
                    {tr!(notifications.mark_all)}
                </Button>
            </p>
        }
    });
    view! {
        {proposed}
        {mark_all}
        // Keyed: a button keeps what it was given first.
        <ul role="list" class="note-list">
            <For each=move || items.clone() key=|item| (item.id, item.read) let:item>
                <NotificationLine item />
            </For>
        </ul>
    }
    .into_any()
}

/// What people from outside proposed waits for whoever answers it: counted, for the journal does not tell it.
#[component]
fn Proposed(proposals: u64) -> impl IntoView {
    let href = Page::Services(ServicesPage::Proposals).path();
    view! {
        <Notice title=trn!(proposals, notifications.proposed)>
            <p><MoreLink href>{tr!(notifications.see_proposals)}</MoreLink></p>
        </Notice>
    }
}

/// One press, and one is told of it no more.
#[component]
fn Unfollow(target: Target) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let done = RwSignal::new(false);
    let unfollow = use_submit(
        move |client, ()| async move { client.unfollow(target).await },
        move |_| {
            done.set(true);
            toasts.tell(tr!(expression.unfollowed));
        },
    );
    view! {
        <Show
            when=move || !done.get()
            fallback=|| view! { <p class="small muted">{tr!(expression.unfollowed)}</p> }
        >
            <p>
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    pending=unfollow.pending()
                    on:click=move |_| unfollow.send(())
                >
                    {tr!(expression.unfollow)}
                </Button>
            </p>
        </Show>
        <ActProblem failure=unfollow.failure() />
    }
}

/// The page of a dormant idea proposes it for the challenge that may wake it.
fn for_challenge(fact: &Fact) -> String {
    if let Fact::DormantIdeaMatched { challenge, .. } = fact {
        format!("?defi={challenge}")
    } else {
        String::new()
    }
}

/// The page of what was said shows the comment first.
fn to_comment(fact: &Fact) -> String {
    if let Fact::CommentPosted { comment, .. } | Fact::Commented { comment, .. } = fact {
        format!("#commentaire-{comment}")
    } else {
        String::new()
    }
}

/// What became of one's own rights, said to whoever holds them.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are about rights")]
fn of_rights(fact: &Fact, reason: NotificationReason) -> Option<String> {
    Some(match fact {
        Fact::ProfileChanged { to, .. } => {
            tr!(notifications.rights.profile, profile = words::profile(*to))
        }
        Fact::DelegationGiven { profile, .. } => {
            tr!(notifications.rights.given, profile = words::profile(*profile))
        }
        Fact::DelegationProlonged { ends_on: Some(day), .. } => {
            tr!(notifications.rights.prolonged_until, day = words::date(*day))
        }
        Fact::DelegationProlonged { ends_on: None, .. } => {
            tr!(notifications.rights.prolonged_open).to_owned()
        }
        Fact::DelegationEnding { ends_on, .. } if reason == NotificationReason::Giver => {
            tr!(notifications.rights.ending_given, day = words::date(*ends_on))
        }
        Fact::DelegationEnding { ends_on, .. } => {
            tr!(notifications.rights.ending, day = words::date(*ends_on))
        }
        Fact::DelegationWithdrawn { .. } => tr!(notifications.rights.withdrawn).to_owned(),
        Fact::OwnerDeclared { brick, .. } => {
            tr!(notifications.rights.owned, brick = words::brick_name(*brick))
        }
        Fact::OwnerRemoved { brick, .. } => {
            tr!(notifications.rights.owned_no_more, brick = words::brick_name(*brick))
        }
        _ => return None,
    })
}

/// To whom one lent what is about to end.
fn lent_to(fact: &Fact, reason: NotificationReason) -> Option<UserId> {
    let Fact::DelegationEnding { account, .. } = fact else { return None };
    (reason == NotificationReason::Giver).then_some(*account)
}

/// The page of delegations shows those of whoever is named.
fn for_holder(fact: &Fact, reason: NotificationReason, name: &str) -> String {
    let Some(holder) = lent_to(fact, reason) else { return String::new() };
    let of = [("titulaire", holder.to_string()), ("titulaire-nom", name.to_owned())];
    address_search(&of.map(|(parameter, value)| (parameter.to_owned(), value)))
}

/// What is said of rights leads to one's own; of those that one lent, to where one makes them last.
fn place_of_rights(
    fact: &Fact,
    reason: NotificationReason,
    title: String,
) -> (String, Option<Page>) {
    if lent_to(fact, reason).is_some() {
        return (title, Some(Page::Admin(AdminPage::Delegations)));
    }
    let page = Page::Services(ServicesPage::OwnRights);
    (tr!(notifications.rights.title).to_owned(), Some(page))
}

/// Why one is told.
fn because(reason: NotificationReason) -> &'static str {
    match reason {
        NotificationReason::Author => tr!(notifications.as_author),
        NotificationReason::Member => tr!(notifications.as_member),
        NotificationReason::Requester => tr!(notifications.as_requester),
        NotificationReason::Handler => tr!(notifications.as_handler),
        NotificationReason::Contact => tr!(notifications.as_contact),
        NotificationReason::Follower => tr!(notifications.as_follower),
        NotificationReason::Addressee => tr!(notifications.as_addressee),
        NotificationReason::Invited => tr!(notifications.as_invited),
        NotificationReason::Proposer => tr!(notifications.as_proposer),
        NotificationReason::Registered => tr!(notifications.as_registered),
        NotificationReason::Voter => tr!(notifications.as_voter),
        NotificationReason::BodyFollower => tr!(notifications.as_body_follower),
        NotificationReason::AnswerFollower => tr!(notifications.as_answer_follower),
        NotificationReason::Keeper => tr!(notifications.as_keeper),
        NotificationReason::Mentioned => tr!(notifications.as_mentioned),
        NotificationReason::Holder => tr!(notifications.as_holder),
        NotificationReason::Speaker => tr!(notifications.as_speaker),
        NotificationReason::Giver => tr!(notifications.as_giver),
    }
}

#[component]
fn NotificationLine(item: NotificationView) -> impl IntoView {
    let NotificationView {
        id: _,
        fact,
        reference,
        title,
        challenge,
        subject_id,
        reason,
        actor,
        on,
        read,
    } = item;
    let kind = fact.shown().kind;
    let followed = (reason == NotificationReason::Follower).then(|| fact.followed()).flatten();
    let unfollow = followed
        .and_then(|subject| Target::of(subject.kind, subject.id))
        .map(|target| view! { <Unfollow target /> });
    let because = because(reason);
    // What is withdrawn is no longer to be read.
    let gone =
        matches!(fact, Fact::EditorialItemChanged { change: EditorialChange::Withdrawn, .. });
    // What is told of one's own account is about one's rights.
    let rights = of_rights(&fact, reason);
    let asked = for_challenge(&fact) + &for_holder(&fact, reason, &title) + &to_comment(&fact);
    let (title, page) = match rights {
        Some(_) => place_of_rights(&fact, reason, title),
        None => (title, page_of(kind, subject_id)),
    };
    let title = match page.filter(|_| !gone) {
        Some(page) => {
            let href = page.path() + &asked;
            view! { <a href=href>{title}</a> }.into_any()
        }
        None => title.into_any(),
    };
    let said = match (challenge, rights) {
        (Some(challenge), _) => tr!(facts.dormant_matched_by, title = challenge),
        (None, Some(rights)) => rights,
        (None, None) => words::fact(&fact),
    };
    let by = actor.map(|person| tr!(notifications.by, name = person.name) + " · ");
    view! {
        <li class="note-item" data-unread=(!read).then_some("")>
            {door_of(kind).map(|door| view! { <DoorMark door /> })}
            <div>
                {(!read).then(|| view! { <span class="sr-only">{tr!(notifications.unread)}" "</span> })}
                <b>{title}</b>
                <br />
                {said}
                <small>{reference.map(|reference| reference + " · ")}<Day on />" · "{by}{because}</small>
                {unfollow}
            </div>
        </li>
    }
}
