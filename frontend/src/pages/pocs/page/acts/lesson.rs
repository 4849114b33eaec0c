//! Writing down what was learnt at a step: success, failure, difficulty, good practice (R145 to R147).

use api_types::poc::AddLessonRequest;
use domain::poc::LessonKind;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::api::{Submit, draw_key, use_submit};
use crate::components::{
    ActProblem, Button, Choice, ChoiceOption, Dialog, Form, Look, Press, TextArea,
};
use crate::pages::pocs::page::record::Record;
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(in crate::pages::pocs::page) fn LessonDialog() -> impl IntoView {
    let record = expect_context::<Record>();
    let asked = record.lesson;
    let (kind, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = use_lesson(record, kind, text);
    let faults = add.faults();
    let submit = move |()| {
        let step = asked.step.get_untracked();
        let chosen = kind.with_untracked(|kind| LessonKind::from_code(kind));
        let body = AddLessonRequest {
            step,
            kind: chosen.unwrap_or(LessonKind::Success),
            text: text.get_untracked(),
        };
        let checked = check(chosen, &body);
        add.send_checked(body, checked);
    };
    let which = move || tr!(pocs.lesson.which, step = words::numbered_step(asked.step.get()));
    view! {
        <Dialog open=asked.open title=tr!(pocs.lesson.title)>
            <div class="stack">
                <p>{which}</p>
                <ActProblem failure=add.failure() />
                <Form faults on_submit=submit>
                    <Choice
                        faults
                        pointer="/kind"
                        legend=tr!(pocs.lesson.kind)
                        missing=tr!(pocs.lesson.kind_missing)
                        value=kind
                        options=LessonKind::ALL.iter().map(|kind| option(*kind)).collect()
                    />
                    <TextArea
                        faults
                        pointer="/text"
                        label=tr!(pocs.lesson.text)
                        hint=tr!(pocs.lesson.text_hint)
                        missing=tr!(pocs.lesson.text_missing)
                        value=text
                    />
                    <p class="form-acts">
                        <Button look=Look::Primary press=Press::Submit pending=add.pending()>
                            {tr!(pocs.lesson.submit)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Dialog>
    }
}

/// Adds the lesson once, however often one presses; each lesson has its own name.
fn use_lesson(
    record: Record,
    kind: RwSignal<String>,
    text: RwSignal<String>,
) -> Submit<AddLessonRequest> {
    let key = StoredValue::new(draw_key());
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, body: AddLessonRequest| async move {
            client.add_lesson(record.id, &body, &key.get_value()).await
        },
        move |_| {
            key.set_value(draw_key());
            kind.set(String::new());
            text.set(String::new());
            record.lesson.open.set(false);
            toasts.tell(tr!(pocs.lesson.done));
            record.reload();
        },
    )
}

fn option(kind: LessonKind) -> ChoiceOption {
    let meaning = match kind {
        LessonKind::Success => tr!(pocs.lesson.success),
        LessonKind::Failure => tr!(pocs.lesson.failure),
        LessonKind::Difficulty => tr!(pocs.lesson.difficulty),
        LessonKind::GoodPractice => tr!(pocs.lesson.good_practice),
    };
    ChoiceOption::new(kind.code(), words::lesson_kind(kind)).meaning(meaning)
}

fn check(kind: Option<LessonKind>, body: &AddLessonRequest) -> Result<(), Vec<FieldError>> {
    let mut faults = body.parse().err().unwrap_or_default();
    if kind.is_none() {
        faults.insert(0, FieldError::new("/kind", FieldCode::Required));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
