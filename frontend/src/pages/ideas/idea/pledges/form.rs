//! Offering something to an idea, something else than before, or nothing any more.

use api_types::idea::{IdeaPledges, PledgeRequest, PledgeView};
use domain::challenge::MeansKind;
use domain::{FieldCode, FieldError, IdeaId};
use leptos::prelude::*;

use super::{Now, PLEDGES};
use crate::api::use_submit;
use crate::components::{
    Button, Dialog, Faults, Form, Glyph, Look, Press, SelectField, SelectOption, Size, TextArea,
    TextField,
};
use crate::pages::shared::{EditProblem, FoundWords, Place, focus_on, keep_fields};
use crate::state::Toasts;
use crate::words::{self, tr};

/// What is typed. Copy it into the fields.
#[derive(Clone, Copy, Debug)]
struct Fields {
    kind: RwSignal<String>,
    amount: RwSignal<String>,
    what: RwSignal<String>,
}

impl Fields {
    /// What one offers now, or nothing yet.
    fn of(mine: Option<&PledgeView>) -> Self {
        let kind = mine.map_or(MeansKind::Time, |mine| mine.kind);
        let amount = mine.and_then(|mine| mine.amount).map(|amount| amount.to_string());
        Self {
            kind: RwSignal::new(kind.code().to_owned()),
            amount: RwSignal::new(amount.unwrap_or_default()),
            what: RwSignal::new(mine.map(|mine| mine.what.clone()).unwrap_or_default()),
        }
    }

    fn chosen(self) -> MeansKind {
        MeansKind::from_code(&self.kind.read()).unwrap_or(MeansKind::Time)
    }

    /// What is sent; a figure that is none is told where it stands.
    fn request(self) -> Result<PledgeRequest, Vec<FieldError>> {
        let kind = self.chosen();
        let digits: String = self.amount.read().chars().filter(|c| !c.is_whitespace()).collect();
        let amount = if kind.counted_to().is_none() || digits.is_empty() {
            None
        } else {
            let faulty = |_| vec![FieldError::new("/amount", FieldCode::Malformed)];
            Some(digits.parse().map_err(faulty)?)
        };
        Ok(PledgeRequest { kind, amount, what: self.what.get() })
    }
}

fn mine(now: &IdeaPledges) -> Option<&PledgeView> {
    now.items.iter().find(|pledge| pledge.is_mine)
}

#[component]
pub(super) fn PledgeActs(id: IdeaId, now: Now) -> impl IntoView {
    let offers = Memo::new(move |_| mine(&now.read()).is_some());
    let open = RwSignal::new(false);
    let label =
        move || if offers.get() { tr!(ideas.pledges.change) } else { tr!(ideas.pledges.act) };
    view! {
        <div class="cluster">
            <Button size=Size::Small glyph=Glyph::Plus on:click=move |_| open.set(true)>{label}</Button>
            <Show when=move || offers.get()><TakeBack id now /></Show>
        </div>
        <Dialog open title=tr!(ideas.pledges.dialog)>
            // Made each time it opens, on what one offers then: what is typed stays on this device.
            <Show when=move || open.get()><PledgeForm id now open /></Show>
        </Dialog>
    }
}

#[component]
fn PledgeForm(id: IdeaId, now: Now, open: RwSignal<bool>) -> impl IntoView {
    let fields = Fields::of(mine(&now.read_untracked()));
    let Fields { kind, amount, what } = fields;
    let kept = keep_fields(
        Place::of(&format!("pledge.{id}")),
        [("kind", kind), ("amount", amount), ("what", what)],
    );
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, request: PledgeRequest| {
            let seen = now.read_untracked().version;
            async move { client.pledge_to_idea(id, &request, seen).await }
        },
        move |view: IdeaPledges| {
            kept.forget();
            open.set(false);
            toasts.tell(tr!(ideas.pledges.done));
            now.set(view);
            focus_on(format!("#{PLEDGES}"));
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_idea_pledges(id).await },
        move |view: IdeaPledges| {
            save.forgive();
            toasts.tell(tr!(ideas.conflict.reloaded));
            now.set(view);
        },
    );
    let submit = move |()| match untrack(|| fields.request()) {
        Ok(request) => {
            let checked = request.parse();
            save.send_checked(request, checked);
        }
        Err(faults) => save.refuse(faults),
    };
    view! {
        <FoundWords kept />
        <Form faults=save.faults() on_submit=submit>
            <p class="small muted">{tr!(ideas.pledges.note)}</p>
            <PledgeFields faults=save.faults() fields />
            <div class="form-end stack gap-3">
                <EditProblem
                    failure=save.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
                <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                    {tr!(ideas.pledges.save)}
                </Button></p>
            </div>
        </Form>
    }
}

#[component]
fn PledgeFields(faults: Faults, fields: Fields) -> impl IntoView {
    let kinds = || SelectOption::each(MeansKind::ALL, MeansKind::code, words::means_kind);
    let chosen = Memo::new(move |_| fields.chosen());
    // Nothing else is counted: its field is not there.
    let amount = move || {
        let (label, missing) = match chosen.get() {
            MeansKind::Money => (tr!(ideas.pledges.euros), tr!(ideas.pledges.euros_missing)),
            MeansKind::Time => (tr!(ideas.pledges.in_days), tr!(ideas.pledges.days_missing)),
            MeansKind::People
            | MeansKind::Equipment
            | MeansKind::TestSite
            | MeansKind::Communication => return None,
        };
        let value = fields.amount;
        Some(view! { <TextField faults pointer="/amount" label missing value /> })
    };
    view! {
        <SelectField
            faults
            pointer="/kind"
            label=tr!(ideas.pledges.kind)
            value=fields.kind
            options=Signal::derive(kinds)
        />
        {amount}
        <TextArea
            faults
            pointer="/what"
            label=tr!(ideas.pledges.what)
            hint=tr!(ideas.pledges.what_hint)
            missing=tr!(ideas.pledges.what_missing)
            value=fields.what
        />
    }
}

/// What was counted on is no more: one confirms it.
#[component]
fn TakeBack(id: IdeaId, now: Now) -> impl IntoView {
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let take = use_submit(
        move |client, seen| async move { client.take_pledge_back(id, seen).await },
        move |view: IdeaPledges| {
            open.set(false);
            toasts.tell(tr!(ideas.pledges.taken_back));
            now.set(view);
            focus_on(format!("#{PLEDGES}"));
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_idea_pledges(id).await },
        move |view: IdeaPledges| {
            take.forgive();
            toasts.tell(tr!(ideas.conflict.reloaded));
            now.set(view);
        },
    );
    let confirm = move |_| take.send(now.read_untracked().version);
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(ideas.pledges.take_back)}
        </Button>
        <Dialog open title=tr!(ideas.pledges.take_back_title)>
            <div class="stack">
                <p>{tr!(ideas.pledges.take_back_why)}</p>
                <EditProblem
                    failure=take.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
                <div class="cluster">
                    <Button look=Look::Danger pending=take.pending() on:click=confirm>
                        {tr!(ideas.pledges.take_back_confirm)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.pledges.keep)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
