//! Who reads the experiments, and how their gates are decided (A06): for the super administrator.

use api_types::poc::{PocRulesRequest, PocRulesView};
use domain::poc::PocAudience;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{Button, Check, Choice, ChoiceOption, Form, Keep, Look, Press, Section};
use crate::pages::shared::{PlainField, PlainForm, PlainProblem};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn RulesSection() -> impl IntoView {
    let rules = use_fetch(|| (), |client, ()| async move { client.read_poc_rules().await });
    view! {
        <Section title=tr!(references.rules.title)>
            <p>{tr!(references.rules.lead)}</p>
            <Keep resource=rules let:kept>
                <RulesForm kept />
            </Keep>
        </Section>
    }
}

/// The rules being written. Copy them where they are sent.
#[derive(Clone, Copy)]
struct Written {
    audience: RwSignal<String>,
    sheets: RwSignal<bool>,
    eyes: RwSignal<bool>,
}

impl Written {
    fn of(rules: PocRulesView) -> Self {
        let (sheets, eyes) = (RwSignal::new(false), RwSignal::new(false));
        let written = Self { audience: RwSignal::new(String::new()), sheets, eyes };
        written.fill(rules);
        written
    }

    /// Writes what the rules are now; gives their version.
    fn fill(self, rules: PocRulesView) -> i32 {
        self.audience.set(rules.audience.code().to_owned());
        self.sheets.set(rules.open_sheets);
        self.eyes.set(rules.four_eyes);
        rules.version
    }

    fn plain(self) -> Vec<PlainField> {
        let audience = PlainField::text("audience", tr!(references.rules.audience), self.audience);
        vec![
            audience.said(|code| {
                PocAudience::from_code(&code).map(audience_words).unwrap_or_default().to_owned()
            }),
            PlainField::tick("open_sheets", tr!(references.rules.open_sheets), self.sheets),
            PlainField::tick("four_eyes", tr!(references.rules.four_eyes), self.eyes),
        ]
    }

    /// What is sent, once an audience is chosen.
    fn request(self) -> Option<PocRulesRequest> {
        let audience = PocAudience::from_code(&self.audience.read_untracked())?;
        let (open_sheets, four_eyes) = (self.sheets.get_untracked(), self.eyes.get_untracked());
        Some(PocRulesRequest { audience, open_sheets, four_eyes })
    }
}

#[component]
fn RulesForm(kept: RwSignal<PocRulesView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let now = kept.get_untracked();
    let written = Written::of(now);
    let form = PlainForm::new(written.plain(), now.version);
    let set = use_submit(
        move |client, (body, seen): (PocRulesRequest, i32)| async move {
            client.set_poc_rules(&body, seen).await
        },
        move |rules: PocRulesView| {
            form.saved(|| written.fill(rules));
            toasts.tell(tr!(references.rules.done));
        },
    );
    let resume = form.use_resume(
        set,
        |client| async move { client.read_poc_rules().await },
        move |rules: PocRulesView| written.fill(rules),
    );
    let Written { audience, sheets, eyes } = written;
    let submit = move |()| match written.request() {
        Some(body) => set.send((body, form.seen())),
        None => set.refuse(vec![FieldError::new("/audience", FieldCode::Required)]),
    };
    view! {
        <div class="page-narrow">
            <PlainProblem form failure=set.failure() resume />
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

fn audience_words(audience: PocAudience) -> &'static str {
    match audience {
        PocAudience::Everyone => tr!(references.rules.everyone),
        PocAudience::TopManagement => tr!(references.rules.top_management),
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
