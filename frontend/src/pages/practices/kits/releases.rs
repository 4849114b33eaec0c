//! The releases of a kit: each is still read and downloaded, unless it is withdrawn; those who write it withdraw one, or
//! put it back.

use api_types::practice::{
    KitReleaseSummary, KitReleaseWithdrawalView, KitView, WithdrawKitReleaseRequest,
};
use domain::KitId;
use domain::civil::Zone;
use leptos::prelude::*;

use crate::api::{Submit, use_submit};
use crate::components::{
    Button, Day, Dialog, Form, Glyph, Lazily, Look, Notice, Press, Size, TextArea, Tone,
};
use crate::pages::practices::reuses::Changes;
use crate::pages::practices::withdraw_kit_release;
use crate::pages::shared::EditProblem;
use crate::routes::{Page, PracticesPage};
use crate::state::Toasts;
use crate::words::{self, tr};

/// Which release is read; the last one that stands when the address names none.
pub(super) const RELEASE: &str = "version";

/// Every release, the last one first.
#[component]
pub(super) fn Releases(kit: RwSignal<KitView>, changes: Changes) -> impl IntoView {
    let any = Memo::new(move |_| !kit.read().releases.is_empty());
    view! {
        <Show when=move || any.get()>
            <section class="section" aria-labelledby="versions">
                <h2 id="versions" class="section-title" tabindex="-1">
                    {tr!(practices.kit.releases)}
                </h2>
                <ul role="list" class="stack gap-3">
                    <For
                        each=move || kit.get().releases
                        key=|release| (release.number, release.withdrawn.is_some())
                        let:release
                    >
                        <ReleaseLine kit release changes />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn ReleaseLine(
    kit: RwSignal<KitView>,
    release: KitReleaseSummary,
    changes: Changes,
) -> impl IntoView {
    let (id, editable) = kit.with_untracked(|kit| (kit.summary.id, kit.summary.editable));
    let KitReleaseSummary { number, note, released_by, released_at, withdrawn } = release;
    let named = tr!(practices.kit.release, number = number);
    let name = if withdrawn.is_some() {
        view! { <span>{named}</span> }.into_any()
    } else {
        let path = Page::Practices(PracticesPage::Kit(id)).path();
        let href = format!("{path}?{RELEASE}={number}");
        view! { <a href=href>{named}</a> }.into_any()
    };
    let act = editable.then(|| {
        if withdrawn.is_some() {
            view! { <PutBack kit number changes /> }.into_any()
        } else {
            let load = move || withdraw_kit_release(kit, number, changes);
            view! { <Lazily load /> }.into_any()
        }
    });
    let out = withdrawn.map(|KitReleaseWithdrawalView { at, by, reason }| {
        let day = words::date(Zone::Paris.day(at));
        view! {
            <p class="small">
                {tr!(practices.kit.withdrawn_since, day = day, who = by.name, reason = reason)}
            </p>
        }
    });
    view! {
        <li class="stack gap-1">
            <p>
                {name}
                <span class="small muted">
                    " · "<Day on=Zone::Paris.day(released_at) />" · "{released_by.name}
                </span>
            </p>
            {note.map(|note| view! { <p class="small as-typed">{note}</p> })}
            {out}
            {act}
        </li>
    }
}

/// What the address leads to when the release that it names is withdrawn.
#[component]
pub(super) fn WithdrawnRelease(
    id: KitId,
    number: u32,
    withdrawn: KitReleaseWithdrawalView,
    /// The release that people read instead, when there is one.
    last: Option<u32>,
) -> impl IntoView {
    let day = words::date(Zone::Paris.day(withdrawn.at));
    let instead = last.map(|last| {
        let href = Page::Practices(PracticesPage::Kit(id)).path();
        view! { <p><a href=href>{tr!(practices.kit.read_last, number = last)}</a></p> }
    });
    view! {
        <Notice
            tone=Tone::Warning
            title=tr!(practices.kit.withdrawn_title, number = number, day = day)
        >
            <p>{tr!(practices.kit.withdrawn_why, reason = withdrawn.reason)}</p>
            {instead}
        </Notice>
    }
}

#[component]
fn PutBack(kit: RwSignal<KitView>, number: u32, changes: Changes) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let put_back = use_submit(
        move |client, ()| async move {
            let (id, seen) = kit.with_untracked(|kit| (kit.summary.id, kit.summary.version));
            client.put_back_kit_release((id, number), seen).await
        },
        move |_| {
            toasts.tell(tr!(practices.kit.put_back_done, number = number));
            changes.tell_at("#versions");
        },
    );
    view! {
        <p>
            <Button
                size=Size::Small
                pending=put_back.pending()
                on:click=move |_| put_back.send(())
            >
                {tr!(practices.kit.put_back, number = number)}
            </Button>
        </p>
        <EditProblem
            failure=put_back.failure()
            pending=Signal::stored(false)
            on_resume=move |()| changes.go_on(put_back)
        />
    }
}

/// The button, and the dialog that asks why.
#[component]
pub(in crate::pages::practices) fn WithdrawRelease(
    kit: RwSignal<KitView>,
    number: u32,
    changes: Changes,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let withdraw = use_withdrawal((kit, number), open, changes);
    let submit = move |()| {
        let body = WithdrawKitReleaseRequest { reason: reason.get_untracked() };
        let checked = body.parse();
        withdraw.send_checked(body, checked);
    };
    view! {
        <p>
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Cross
                on:click=move |_| open.set(true)
            >
                {tr!(practices.kit.withdraw, number = number)}
            </Button>
        </p>
        <Dialog open title=tr!(practices.kit.withdraw, number = number)>
            <div class="stack">
                <p>{tr!(practices.kit.withdraw_means)}</p>
                <EditProblem
                    failure=withdraw.failure()
                    pending=Signal::stored(false)
                    on_resume=move |()| changes.go_on(withdraw)
                />
                <Form faults=withdraw.faults() on_submit=submit>
                    <TextArea
                        faults=withdraw.faults()
                        pointer="/reason"
                        label=tr!(practices.withdrawal.reason)
                        hint=tr!(practices.kit.withdraw_hint)
                        missing=tr!(practices.kit.withdraw_missing)
                        value=reason
                    />
                    <p class="form-acts">
                        <Button
                            look=Look::Danger
                            press=Press::Submit
                            pending=withdraw.pending()
                        >
                            {tr!(practices.kit.withdraw, number = number)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Dialog>
    }
}

fn use_withdrawal(
    (kit, number): (RwSignal<KitView>, u32),
    open: RwSignal<bool>,
    changes: Changes,
) -> Submit<WithdrawKitReleaseRequest> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, body: WithdrawKitReleaseRequest| async move {
            let (id, seen) = kit.with_untracked(|kit| (kit.summary.id, kit.summary.version));
            client.withdraw_kit_release((id, number), &body, seen).await
        },
        move |_| {
            open.try_set(false);
            toasts.tell(tr!(practices.kit.withdrawn_done, number = number));
            changes.tell_at("#versions");
        },
    )
}
