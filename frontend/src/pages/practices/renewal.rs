//! What experience says of a practice, and saying it, as an administrator (R296).

use api_types::practice::{PracticeView, RecommendPracticeRequest};
use domain::practice::Renewal;
use leptos::prelude::*;

use super::reuses::Changes;
use super::say_practice_renewal;
use crate::api::use_submit;
use crate::components::{
    Badge, Button, Choice, ChoiceOption, Dialog, Form, Glyph, Lazily, Look, Press, Tone,
};
use crate::pages::shared::EditProblem;
use crate::state::Toasts;
use crate::words::{self, tr};

/// What is chosen to say nothing.
const NEITHER: &str = "neither";

#[component]
pub(super) fn RenewalBadge(
    /// Nothing is shown of a practice of which nothing is said.
    renewal: Option<Renewal>,
) -> impl IntoView {
    renewal.map(|said| {
        let glyph = match said {
            Renewal::Renew => Glyph::Reuse,
            Renewal::Systematise => Glyph::Flag,
        };
        view! { <Badge tone=Tone::Info glyph>{words::renewal(said)}</Badge> }
    })
}

/// The button, for whoever may say it.
#[component]
pub(super) fn RecommendPractice(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let may = Memo::new(move |_| now.read().recommendable);
    move || {
        let load = move || say_practice_renewal(now, changes);
        may.get().then(|| view! { <Lazily load /> })
    }
}

#[component]
pub(super) fn SayRenewal(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let open = RwSignal::new(false);
    let said = RwSignal::new(NEITHER.to_owned());
    let toasts = expect_context::<Toasts>();
    let say = use_submit(
        move |client, body: RecommendPracticeRequest| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.recommend_practice(id, &body, seen).await
        },
        move |_| {
            open.try_set(false);
            toasts.tell(tr!(practices.renewal.done));
            changes.tell_at("h1");
        },
    );
    let begin = move |_| {
        let today = now.with_untracked(|now| now.summary.renewal);
        said.set(today.map_or(NEITHER, Renewal::code).to_owned());
        open.set(true);
    };
    let submit = move |()| {
        let renewal = Renewal::from_code(&said.read_untracked());
        say.send(RecommendPracticeRequest { renewal });
    };
    view! {
        <Button look=Look::Quiet glyph=Glyph::Flag on:click=begin>
            {tr!(practices.renewal.act)}
        </Button>
        <Dialog open title=tr!(practices.renewal.title)>
            <div class="stack">
                <p class="small">{tr!(practices.renewal.why)}</p>
                <EditProblem
                    failure=say.failure()
                    pending=Signal::stored(false)
                    on_resume=move |()| changes.go_on(say)
                />
                <Form faults=say.faults() on_submit=submit>
                    <Choice
                        faults=say.faults()
                        pointer="/renewal"
                        legend=tr!(practices.renewal.legend)
                        value=said
                        options=options()
                    />
                    <p class="form-acts">
                        <Button look=Look::Primary press=Press::Submit pending=say.pending()>
                            {tr!(practices.renewal.submit)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Dialog>
    }
}

fn options() -> Vec<ChoiceOption> {
    let option = |renewal: &Renewal| {
        let meaning = match renewal {
            Renewal::Renew => tr!(practices.renewal.renew_means),
            Renewal::Systematise => tr!(practices.renewal.systematise_means),
        };
        ChoiceOption::new(renewal.code(), words::renewal(*renewal)).meaning(meaning)
    };
    let neither = ChoiceOption::new(NEITHER, tr!(practices.renewal.neither));
    let neither = neither.meaning(tr!(practices.renewal.neither_means));
    Renewal::ALL.iter().map(option).chain([neither]).collect()
}
