//! Several accounts at once: chosen in the list, read again in the dialog, changed together or not at all.

use api_types::account::{
    ACCOUNTS_MAX, AccountBatch, AccountBatchRequest, AccountChangeRequest, AccountLine, AccountView,
};
use domain::access::{Permission, Profile};
use domain::people::{AccountStatus, PersonMark};
use domain::{FieldCode, FieldError, UserId};
use leptos::prelude::*;

use super::{mark_words, state};
use crate::api::{Growing, use_submit};
use crate::components::{
    ActProblem, Button, Check, Dialog, Faults, Form, GroupedSelect, Look, Press, SelectField,
    SelectOption, Size,
};
use crate::pages::shared::{focus_on, use_bodies};
use crate::state::{Session, Toasts};
use crate::words::{number, profile, tr, trn};

/// The accounts that are chosen, as they were read. Copy it into the rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen(RwSignal<Vec<AccountView>>);

impl Chosen {
    pub(super) fn none() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    fn has(self, id: UserId) -> bool {
        self.0.with(|chosen| chosen.iter().any(|one| one.id == id))
    }

    fn set(self, account: &AccountView, chosen: bool) {
        self.0.update(|all| {
            all.retain(|one| one.id != account.id);
            if chosen {
                all.push(account.clone());
            }
        });
    }

    /// Those that were read again stand as they are now.
    fn renew(self, now: Vec<AccountView>) {
        self.0.update(|all| {
            for one in now {
                if let Some(former) = all.iter_mut().find(|former| former.id == one.id) {
                    *former = one;
                }
            }
        });
    }
}

/// The box of one account, in its row.
#[component]
pub(super) fn ChooseOne(chosen: Chosen, account: AccountView) -> impl IntoView {
    let (id, name) = (account.id, account.name.clone());
    let turn = move |on: bool| chosen.set(&account, on);
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || chosen.has(id)
                on:change:target=move |event| turn(event.target().checked())
            />
            <span>{tr!(admin.together.choose)}<span class="sr-only">" "{name}</span></span>
        </label>
    }
}

/// Chooses all that is shown, and changes what is chosen.
#[component]
pub(super) fn Together(list: Growing<AccountView>, chosen: Chosen) -> impl IntoView {
    let open = RwSignal::new(false);
    let count = move || chosen.0.read().len();
    let (now, later) = (move || in_turn(count()).0, move || in_turn(count()).1);
    let every = Signal::derive(move || {
        let shown = list.items.read();
        !shown.is_empty() && shown.iter().take(ACCOUNTS_MAX).all(|one| chosen.has(one.id))
    });
    let choose = move |all: bool| {
        chosen.0.update(|chosen| {
            let before = std::mem::take(chosen);
            if all {
                *chosen = with_shown(before, &list.items.read_untracked());
            }
        });
    };
    view! {
        <Show when=move || !list.items.read().is_empty() || { count() > 0 }>
            <div class="cluster no-print">
                <Check label=tr!(admin.together.all) checked=every on_change=choose />
                <Show when=move || { count() > 0 }>
                    <Button on:click=move |_| open.set(true)>
                        {move || trn!(now(), admin.together.change)}
                    </Button>
                </Show>
                <Show when=move || { later() > 0 }>
                    <span class="small muted">
                        {move || trn!(later(), admin.together.later, most = number(now()))}
                    </span>
                </Show>
            </div>
        </Show>
        <Dialog open title=tr!(admin.together.title)>
            // Made each time it opens: it changes those that are chosen then.
            <Show when=move || open.get()><ChangeForm list chosen open /></Show>
        </Dialog>
    }
}

/// Those that are shown, besides those that were chosen in other lists.
fn with_shown(mut chosen: Vec<AccountView>, shown: &[AccountView]) -> Vec<AccountView> {
    let shown: Vec<_> = shown.iter().take(ACCOUNTS_MAX).cloned().collect();
    chosen.retain(|one| shown.iter().all(|other| other.id != one.id));
    chosen.extend(shown);
    chosen
}

/// What changes; what is left blank stays as it is.
#[derive(Clone, Copy, Debug)]
struct Wished {
    profile: RwSignal<String>,
    status: RwSignal<String>,
    organisation: RwSignal<String>,
    /// Said or no more, in the order of the marks.
    marks: StoredValue<Vec<(PersonMark, RwSignal<String>)>>,
}

/// What is said of people from now on, and what is said no more.
const SAID: &str = "oui";
const NO_MORE: &str = "non";

impl Wished {
    fn nothing() -> Self {
        let blank = || RwSignal::new(String::new());
        let marks = PersonMark::ALL.iter().map(|mark| (*mark, blank())).collect();
        let marks = StoredValue::new(marks);
        Self { profile: blank(), status: blank(), organisation: blank(), marks }
    }

    fn request(self) -> AccountChangeRequest {
        let marks = |wanted: &str| -> Vec<PersonMark> {
            let wished = |(mark, said): &(PersonMark, RwSignal<String>)| {
                said.with_untracked(|said| said == wanted).then_some(*mark)
            };
            self.marks.with_value(|marks| marks.iter().filter_map(wished).collect())
        };
        AccountChangeRequest {
            profile: Profile::from_code(&self.profile.read_untracked()),
            status: AccountStatus::from_code(&self.status.read_untracked()),
            organisation_id: self.organisation.read_untracked().parse().ok(),
            add_marks: marks(SAID),
            remove_marks: marks(NO_MORE),
        }
    }
}

#[component]
fn ChangeForm(list: Growing<AccountView>, chosen: Chosen, open: RwSignal<bool>) -> impl IntoView {
    let (toasts, wished) = (expect_context::<Toasts>(), Wished::nothing());
    let accounts = Memo::new(move |_| as_they_are(&chosen.0.read(), &list.items.read()));
    let save = use_submit(
        |client, body: AccountBatchRequest| async move { client.edit_accounts(&body).await },
        move |done: AccountBatch| {
            // Those beyond a batch have not had their turn.
            chosen.0.update(|all| _ = all.drain(..all.len().min(ACCOUNTS_MAX)));
            open.set(false);
            toasts.tell(trn!(u64::from(done.changed), admin.together.done));
            focus_on("h1");
            list.first.refetch();
        },
    );
    let submit = move |()| {
        let change = wished.request();
        if change == AccountChangeRequest::default() {
            save.refuse(vec![FieldError::new("/change/profile", FieldCode::Required)]);
            return;
        }
        let line = |one: &AccountView| AccountLine { account_id: one.id, version: one.version };
        let items = accounts.read_untracked().iter().map(line).collect();
        save.send(AccountBatchRequest { items, change });
    };
    let faults = save.faults();
    view! {
        <Form faults on_submit=submit>
            <div class="stack">
                <p class="small muted">{tr!(admin.together.why)}</p>
                <Names accounts faults />
                <Reread list chosen accounts faults />
                <WishedFields faults wished />
                <ActProblem failure=save.failure() />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=save.pending()>
                        {move || trn!(accounts.read().len() as u64, admin.together.change)}
                    </Button>
                </p>
            </div>
        </Form>
    }
}

/// Of so many that are chosen, how many change now, and how many wait for their turn.
const fn in_turn(chosen: usize) -> (u64, u64) {
    let now = if chosen < ACCOUNTS_MAX { chosen } else { ACCOUNTS_MAX };
    (now as u64, (chosen - now) as u64)
}

/// Those that are chosen, as they were read last.
fn as_they_are(chosen: &[AccountView], shown: &[AccountView]) -> Vec<AccountView> {
    let now = |one: &AccountView| {
        let newer = shown.iter().find(|shown| shown.id == one.id && shown.version > one.version);
        newer.unwrap_or(one).clone()
    };
    chosen.iter().take(ACCOUNTS_MAX).map(now).collect()
}

/// Whose accounts change, in the order in which a refusal counts them: each faulty one says why.
#[component]
fn Names(accounts: Memo<Vec<AccountView>>, faults: Faults) -> impl IntoView {
    let names = move || {
        let line = |(index, one): (usize, &AccountView)| {
            let fault = faults.about(&format!("/items/{index}"));
            let fault = fault.map(|why| view! { " — "<b>{why}</b> });
            view! { <li>{one.name.clone()}{fault}</li> }
        };
        accounts.read().iter().enumerate().map(line).collect_view()
    };
    view! { <ol class="small plain-list">{names}</ol> }
}

/// Accounts that somebody else changed meanwhile are read again when one asks for it, in the list or not: what is wished
/// stays.
#[component]
fn Reread(
    list: Growing<AccountView>,
    chosen: Chosen,
    accounts: Memo<Vec<AccountView>>,
    faults: Faults,
) -> impl IntoView {
    let read = use_submit(
        |client, ids: Vec<UserId>| async move {
            let mut now = Vec::new();
            for id in ids {
                now.push(client.read_account(id).await?);
            }
            Ok(now)
        },
        move |now: Vec<AccountView>| {
            chosen.renew(now);
            faults.clear();
            // The button that was pressed is gone: one goes on from here.
            focus_on("dialog[open] form [type='submit']");
            list.first.refetch();
        },
    );
    let again = move |_| {
        let faulty = |(index, one): (usize, &AccountView)| {
            faults.about(&format!("/items/{index}")).map(|_| one.id)
        };
        let ids: Vec<UserId> =
            untrack(|| accounts.read().iter().enumerate().filter_map(faulty).collect());
        read.send(ids);
    };
    view! {
        <Show when=move || faults.beyond(&["/change"])>
            <p>
                <Button size=Size::Small pending=read.pending() on:click=again>
                    {tr!(ideas.conflict.reload)}
                </Button>
            </p>
            <ActProblem failure=read.failure() />
        </Show>
    }
}

#[component]
fn WishedFields(faults: Faults, wished: Wished) -> impl IntoView {
    let session = expect_context::<Session>();
    let bodies = use_bodies();
    let top = session.may(Permission::EditMatrix);
    let gives = move |of: &&Profile| top || !matches!(of, Profile::Developer | Profile::SuperAdmin);
    let profiles = move || {
        let line = |of: &Profile| SelectOption::new(of.code(), profile(*of));
        Profile::ALL.iter().filter(gives).map(line).collect::<Vec<_>>()
    };
    let states = || {
        let line = |of: &AccountStatus| SelectOption::new(of.code(), state(*of));
        AccountStatus::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let leave = tr!(admin.together.leave);
    view! {
        <SelectField
            faults
            pointer="/change/profile"
            label=tr!(admin.accounts.profile)
            missing=tr!(admin.together.nothing)
            value=wished.profile
            options=Signal::derive(profiles)
            blank=leave
        />
        <SelectField
            faults
            pointer="/change/status"
            label=tr!(admin.accounts.status)
            value=wished.status
            options=Signal::derive(states)
            blank=leave
        />
        <GroupedSelect
            faults
            pointer="/change/organisation_id"
            label=tr!(admin.account.organisation)
            value=wished.organisation
            groups=Signal::derive(move || bodies.places(&wished.organisation.read()))
            blank=leave
        />
        <MarkFields faults wished />
    }
}

/// Each mark: said from now on, said no more, or left as it is.
#[component]
fn MarkFields(faults: Faults, wished: Wished) -> impl IntoView {
    // Whoever may not make a member of COMEX may say that one is one no more.
    let makes = expect_context::<Session>().who().is_some_and(|me| me.makes_top_management());
    let field = move |(mark, said): (PersonMark, RwSignal<String>)| {
        let options = move || {
            let gives = makes || mark != PersonMark::TopManagement;
            let yes = gives.then(|| SelectOption::new(SAID, tr!(admin.together.said)));
            let no = SelectOption::new(NO_MORE, tr!(admin.together.no_more));
            yes.into_iter().chain([no]).collect::<Vec<_>>()
        };
        view! {
            <SelectField
                faults
                pointer=format!("/change/marks/{mark}")
                label=mark_words(mark)
                value=said
                options=Signal::derive(options)
                blank=tr!(admin.together.leave)
            />
        }
    };
    let fields = wished.marks.get_value().into_iter().map(field).collect_view();
    view! {
        <fieldset class="stack">
            <legend>{tr!(admin.account.marks)}</legend>
            {fields}
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use domain::people::Marks;

    use super::*;

    fn account(n: u128, version: i32) -> AccountView {
        AccountView {
            id: UserId(uuid::Uuid::from_u128(n)),
            name: n.to_string(),
            email: String::new(),
            profile: Profile::Reader,
            status: AccountStatus::Active,
            organisation: None,
            department: None,
            marks: Marks::default(),
            awaits_password: false,
            version,
        }
    }

    #[test]
    fn a_batch_says_how_many_change_and_how_many_wait() {
        assert_eq!(in_turn(0), (0, 0));
        assert_eq!(in_turn(200), (200, 0));
        assert_eq!(in_turn(231), (200, 31));
    }

    #[test]
    fn what_was_chosen_is_sent_as_it_was_read_last_whether_it_is_still_shown() {
        let chosen = [account(1, 1), account(2, 1)];
        let shown = [account(3, 1), account(2, 4)];
        assert_eq!(as_they_are(&chosen, &shown), [account(1, 1), account(2, 4)]);
        // Read again since, it is newer than what the list still shows.
        assert_eq!(as_they_are(&[account(2, 5)], &shown), [account(2, 5)]);
    }

    #[test]
    fn all_that_is_shown_is_chosen_besides_what_was() {
        let chosen = vec![account(1, 1), account(2, 1)];
        let shown = [account(2, 4), account(3, 1)];
        assert_eq!(with_shown(chosen, &shown), [account(1, 1), account(2, 4), account(3, 1)]);
    }
}
