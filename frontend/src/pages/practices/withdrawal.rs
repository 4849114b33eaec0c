//! Taking a practice out of the Store, and putting it back, on its page.

use api_types::practice::{PracticeView, PracticeWithdrawalView, WithdrawPracticeRequest};
use domain::civil::Zone;
use leptos::prelude::*;

use super::reuses::Changes;
use super::withdraw_practice;
use crate::api::{Submit, use_submit};
use crate::components::{
    Button, Dialog, Form, Glyph, Lazily, Look, Notice, Press, Size, TextArea, Tone,
};
use crate::pages::shared::EditProblem;
use crate::state::Toasts;
use crate::words::{self, tr};

/// « Retirée le … », why, and the button that puts it back: only those who may change it read the page then.
#[component]
pub(super) fn WithdrawnNotice(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let withdrawn = Memo::new(move |_| now.read().withdrawn.clone());
    let put_back = use_put_back(now, changes);
    let notice = move |PracticeWithdrawalView { at, by, reason }: PracticeWithdrawalView| {
        let day = words::date(Zone::Paris.day(at));
        view! {
            <Notice tone=Tone::Warning title=tr!(practices.withdrawal.since, day = day)>
                <p>{tr!(practices.withdrawal.told, who = by.name, reason = reason)}</p>
                <p>{tr!(practices.withdrawal.meanwhile)}</p>
                <p>
                    <Button
                        size=Size::Small
                        pending=put_back.pending()
                        on:click=move |_| put_back.send(())
                    >
                        {tr!(practices.withdrawal.put_back)}
                    </Button>
                </p>
                <EditProblem
                    failure=put_back.failure()
                    pending=Signal::stored(false)
                    on_resume=move |()| changes.go_on(put_back)
                />
            </Notice>
        }
    };
    move || withdrawn.get().map(notice)
}

fn use_put_back(now: RwSignal<PracticeView>, changes: Changes) -> Submit<()> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, ()| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.put_back_practice(id, seen).await
        },
        move |_| {
            toasts.tell(tr!(practices.withdrawal.put_back_done));
            changes.tell_at("h1");
        },
    )
}

/// The button, while the practice is in the Store.
#[component]
pub(super) fn WithdrawPractice(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let there = Memo::new(move |_| now.with(|now| now.withdrawn.is_none() && !now.draft));
    move || {
        let load = move || withdraw_practice(now, changes);
        there.get().then(|| view! { <Lazily load /> })
    }
}

#[component]
pub(super) fn Withdraw(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let toasts = expect_context::<Toasts>();
    let withdraw = use_submit(
        move |client, body: WithdrawPracticeRequest| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.withdraw_practice(id, &body, seen).await
        },
        move |_| {
            open.try_set(false);
            toasts.tell(tr!(practices.withdrawal.done));
            changes.tell_at("h1");
        },
    );
    let submit = move |()| {
        let body = WithdrawPracticeRequest { reason: reason.get_untracked() };
        let checked = body.parse();
        withdraw.send_checked(body, checked);
    };
    view! {
        <Button look=Look::Quiet glyph=Glyph::Cross on:click=move |_| open.set(true)>
            {tr!(practices.withdrawal.act)}
        </Button>
        <Dialog open title=tr!(practices.withdrawal.title)>
            <div class="stack">
                <p>{tr!(practices.withdrawal.means)}</p>
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
                        missing=tr!(practices.withdrawal.reason_missing)
                        value=reason
                    />
                    <p class="form-acts">
                        <Button
                            look=Look::Danger
                            press=Press::Submit
                            pending=withdraw.pending()
                        >
                            {tr!(practices.withdrawal.act)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Dialog>
    }
}
