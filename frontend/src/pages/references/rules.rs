//! Who reads the experiments, and how their gates are decided (A06): for the super administrator.

use api_types::poc::{PocRulesRequest, PocRulesView};
use domain::poc::PocAudience;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::api::{Fetch, use_fetch, use_submit};
use crate::components::{Button, Check, Choice, ChoiceOption, Form, Keep, Look, Press, Section};
use crate::pages::shared::EditProblem;
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn RulesSection() -> impl IntoView {
    let rules = use_fetch(|| (), |client, ()| async move { client.read_poc_rules().await });
    view! {
        <Section title=tr!(references.rules.title)>
            <p>{tr!(references.rules.lead)}</p>
            <Keep resource=rules let:kept>
                <RulesForm kept resource=rules />
            </Keep>
        </Section>
    }
}

#[component]
fn RulesForm(kept: RwSignal<PocRulesView>, resource: Fetch<PocRulesView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let now = kept.get_untracked();
    let audience = RwSignal::new(now.audience.code().to_owned());
    let (sheets, eyes) = (RwSignal::new(now.open_sheets), RwSignal::new(now.four_eyes));
    let set = use_submit(
        move |client, body: PocRulesRequest| async move {
            client.set_poc_rules(&body, kept.with_untracked(|rules| rules.version)).await
        },
        move |rules: PocRulesView| {
            kept.try_set(rules);
            toasts.tell(tr!(references.rules.done));
        },
    );
    let submit = move |()| {
        let Some(chosen) = PocAudience::from_code(&audience.read_untracked()) else {
            set.refuse(vec![FieldError::new("/audience", FieldCode::Required)]);
            return;
        };
        let (open_sheets, four_eyes) = (sheets.get_untracked(), eyes.get_untracked());
        set.send(PocRulesRequest { audience: chosen, open_sheets, four_eyes });
    };
    let again = move |()| {
        set.forgive();
        resource.refetch();
    };
    view! {
        <div class="page-narrow">
            <EditProblem failure=set.failure() pending=false on_resume=again />
            <Form faults=set.faults() on_submit=submit>
                <Choice
                    faults=set.faults()
                    pointer="/audience"
                    legend=tr!(references.rules.audience)
                    missing=tr!(references.rules.missing)
                    value=audience
                    options=options()
                />
                <Check
                    label=tr!(references.rules.open_sheets)
                    checked=sheets
                    on_change=move |kept| sheets.set(kept)
                />
                <p class="hint">{tr!(references.rules.open_sheets_hint)}</p>
                <Check
                    label=tr!(references.rules.four_eyes)
                    checked=eyes
                    on_change=move |kept| eyes.set(kept)
                />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=set.pending()>
                        {tr!(references.rules.submit)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

fn options() -> Vec<ChoiceOption> {
    vec![
        ChoiceOption::new(PocAudience::Everyone.code(), tr!(references.rules.everyone))
            .meaning(tr!(references.rules.everyone_means)),
        ChoiceOption::new(PocAudience::TopManagement.code(), tr!(references.rules.top_management))
            .meaning(tr!(references.rules.top_management_means)),
    ]
}
