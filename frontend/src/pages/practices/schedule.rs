//! When the draft of a practice is published by itself: chosen, changed, given up.

use api_types::practice::{PracticeView, SchedulePracticeRequest};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::reuses::Changes;
use crate::api::use_submit;
use crate::components::{Button, Dialog, Form, Glyph, Look, Press, Size, TextField, TextKind};
use crate::pages::shared::{EditProblem, publication_instant, wall};
use crate::state::Toasts;
use crate::words::tr;

/// The hour that one would choose.
const USUAL: &str = "09:00";

/// The button that opens the form, and once a minute is chosen, the one that gives it up.
#[component]
pub(super) fn Schedule(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let planned = Memo::new(move |_| now.read().summary.publishes_at);
    let open = RwSignal::new(false);
    let (day, time) = (RwSignal::new(String::new()), RwSignal::new(USUAL.to_owned()));
    let begin = move |_| {
        let (chosen, hour) = wall(planned.get_untracked(), USUAL);
        day.set(chosen);
        time.set(hour);
        open.set(true);
    };
    let act = move || match planned.get() {
        Some(_) => tr!(practices.draft.reschedule),
        None => tr!(practices.draft.schedule),
    };
    view! {
        <Button size=Size::Small glyph=Glyph::Clock on:click=begin>{act}</Button>
        <Show when=move || planned.get().is_some()><GiveUp now changes /></Show>
        <Dialog open title=tr!(practices.draft.schedule_title)>
            <ChooseMinute now changes open day time />
        </Dialog>
    }
}

#[component]
fn ChooseMinute(
    now: RwSignal<PracticeView>,
    changes: Changes,
    open: RwSignal<bool>,
    day: RwSignal<String>,
    time: RwSignal<String>,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let schedule = use_submit(
        move |client, body: SchedulePracticeRequest| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.schedule_practice(id, &body, seen).await
        },
        move |_| {
            open.try_set(false);
            toasts.tell(tr!(practices.draft.schedule_done));
            changes.tell_at("h1");
        },
    );
    let submit = move |()| match chosen(&day.get_untracked(), &time.get_untracked()) {
        Ok(body) => schedule.send(body),
        Err(fault) => schedule.refuse(vec![fault]),
    };
    view! {
        <div class="stack">
            <p>{tr!(practices.draft.schedule_why)}</p>
            <EditProblem
                failure=schedule.failure()
                pending=Signal::stored(false)
                on_resume=move |()| changes.go_on(schedule)
            />
            <Form faults=schedule.faults() on_submit=submit>
                <TextField
                    faults=schedule.faults()
                    pointer="/at"
                    label=tr!(practices.draft.day)
                    missing=tr!(practices.draft.day_missing)
                    value=day
                    kind=TextKind::Date
                />
                <TextField
                    faults=schedule.faults()
                    pointer="/time"
                    label=tr!(practices.draft.time)
                    value=time
                    kind=TextKind::Time
                />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=schedule.pending()>
                        {tr!(practices.draft.schedule_submit)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

#[component]
fn GiveUp(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let give_up = use_submit(
        move |client, ()| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.schedule_practice(id, &SchedulePracticeRequest::default(), seen).await
        },
        move |_| {
            toasts.tell(tr!(practices.draft.unscheduled));
            changes.tell_at("h1");
        },
    );
    view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            glyph=Glyph::Cross
            pending=give_up.pending()
            on:click=move |_| give_up.send(())
        >
            {tr!(practices.draft.unschedule)}
        </Button>
        <EditProblem
            failure=give_up.failure()
            pending=Signal::stored(false)
            on_resume=move |()| changes.go_on(give_up)
        />
    }
}

/// The minute that a day and an hour mean: the day is needed.
fn chosen(day: &str, time: &str) -> Result<SchedulePracticeRequest, FieldError> {
    match publication_instant(day, time)? {
        None => Err(FieldError::new("/at", FieldCode::Required)),
        at @ Some(_) => Ok(SchedulePracticeRequest { at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_needed_to_wait_for_it() {
        let fault = chosen("", "09:00").unwrap_err();
        assert_eq!((fault.pointer.as_str(), fault.code), ("/at", FieldCode::Required));
        let body = chosen("2026-12-03", "09:15").unwrap();
        assert_eq!(body.at, "2026-12-03T08:15:00Z".parse().ok());
    }
}
