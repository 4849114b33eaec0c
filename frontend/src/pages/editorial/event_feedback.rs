//! What those who came say of an event, once it has begun; what its organisers read of it, without a name.

use api_types::agenda::{
    EventFeedbackRequest, EventFeedbackView, FeedbackResultsView, MarkCountView, OwnFeedbackView,
};
use domain::EditorialId;
use domain::editorial::{FEEDBACK_FROM, Usefulness};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Choice, ChoiceOption, Detail, Faults, Form, Keep, Look, Press, Section,
    TextArea,
};
use crate::state::Toasts;
use crate::words::{self, number, tr, trn};

/// The section of the page; nothing for those who neither came nor organise.
#[component]
pub(super) fn EventFeedback(id: EditorialId) -> impl IntoView {
    let feedback =
        use_fetch(move || id, |client, id| async move { client.read_event_feedback(id).await });
    view! {
        <Keep resource=feedback let:now>
            <FeedbackBody id now />
        </Keep>
    }
}

#[component]
fn FeedbackBody(id: EditorialId, now: RwSignal<EventFeedbackView>) -> impl IntoView {
    let EventFeedbackView { open, mine, .. } = now.get_untracked();
    let told = Memo::new(move |_| now.read().mine.clone());
    let results = Memo::new(move |_| now.read().results.clone());
    let shown = open || mine.is_some() || results.read_untracked().is_some();
    let mine = if open {
        view! { <FeedbackForm id now /> }.into_any()
    } else {
        let kept = move || told.get().map(|mine| view! { <OwnFeedback mine /> });
        view! { {kept} }.into_any()
    };
    shown.then(|| {
        view! {
            <Section title=tr!(editorial.feedback.title)>
                {mine}
                {move || results.get().map(|results| view! { <Results results /> })}
            </Section>
        }
    })
}

/// What one said, once it may not be changed any more.
#[component]
fn OwnFeedback(mine: OwnFeedbackView) -> impl IntoView {
    let OwnFeedbackView { mark, sentence } = mine;
    view! {
        <dl class="facts">
            <Detail term=tr!(editorial.feedback.mine)>{words::usefulness(mark)}</Detail>
        </dl>
        {sentence.map(|sentence| view! { <p>{sentence}</p> })}
    }
}

#[component]
fn FeedbackForm(id: EditorialId, now: RwSignal<EventFeedbackView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let EventFeedbackView { until, mine, .. } = now.get_untracked();
    let (said, sentence) = mine.map(|mine| (mine.mark.to_string(), mine.sentence)).unzip();
    let mark = RwSignal::new(said.unwrap_or_default());
    let sentence = RwSignal::new(sentence.flatten().unwrap_or_default());
    let leave = use_submit(
        move |client, body: EventFeedbackRequest| async move {
            client.leave_event_feedback(id, &body).await
        },
        move |view| {
            toasts.tell(tr!(editorial.feedback.done));
            now.set(view);
        },
    );
    let submit = move |()| {
        let words = Some(sentence.get_untracked()).filter(|words| !words.trim().is_empty());
        match Usefulness::from_code(&mark.read_untracked()) {
            Some(mark) => {
                let body = EventFeedbackRequest { mark, sentence: words };
                let checked = body.parse();
                leave.send_checked(body, checked);
            }
            None => leave.refuse(vec![FieldError::new("/mark", FieldCode::Required)]),
        }
    };
    let until = until.map(words::date_time_in_paris);
    view! {
        <ActProblem failure=leave.failure() />
        <Form
            faults=leave.faults()
            on_submit=submit
            label=tr!(editorial.feedback.title).to_owned()
        >
            <FeedbackFields faults=leave.faults() mark sentence />
            <p class="small muted">
                {tr!(editorial.feedback.unnamed)}
                " "
                {until.map(|day| tr!(editorial.feedback.until, day = day))}
            </p>
            <p class="form-acts cluster">
                <Button look=Look::Primary press=Press::Submit pending=leave.pending()>
                    {tr!(editorial.feedback.send)}
                </Button>
            </p>
        </Form>
    }
}

#[component]
fn FeedbackFields(
    faults: Faults,
    mark: RwSignal<String>,
    sentence: RwSignal<String>,
) -> impl IntoView {
    let option = |mark: &Usefulness| ChoiceOption::new(mark.code(), words::usefulness(*mark));
    view! {
        <Choice
            faults
            pointer="/mark"
            legend=tr!(editorial.feedback.mark)
            missing=tr!(editorial.feedback.mark_missing)
            value=mark
            options=Usefulness::ALL.iter().map(option).collect()
        />
        <TextArea
            faults
            pointer="/sentence"
            label=tr!(editorial.feedback.sentence)
            hint=tr!(editorial.feedback.sentence_hint)
            value=sentence
            optional=true
        />
    }
}

/// What all said, for whoever writes the event.
#[component]
fn Results(results: FeedbackResultsView) -> impl IntoView {
    let FeedbackResultsView { answers, marks, sentences } = results;
    let hidden = (answers < FEEDBACK_FROM).then(|| {
        view! { <p class="small muted">{tr!(editorial.feedback.too_few)}</p> }
    });
    let counts = marks.into_iter().map(|MarkCountView { mark, count }| {
        view! { <Detail term=words::usefulness(mark)>{number(u64::from(count))}</Detail> }
    });
    let counts = counts.collect_view();
    let quoted = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> });
    let quoted = quoted.collect_view();
    view! {
        <h3 class="h-md">{trn!(u64::from(answers), editorial.feedback.answers)}</h3>
        {hidden}
        <dl class="facts">{counts}</dl>
        <ul class="stack gap-2">{quoted}</ul>
    }
}
