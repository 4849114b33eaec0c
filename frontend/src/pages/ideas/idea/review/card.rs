//! One's own marks: a mark and its reasoning for each criterion, kept for oneself until they are sent.

use api_types::challenge::CriterionView;
use api_types::review::{MarkView, ReviewView, ScorecardRequest};
use domain::challenge::CriterionKind;
use domain::idea::MARK_MAX;
use domain::{FieldCode, FieldError, IdeaId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Reading;
use crate::api::{Submit, use_submit};
use crate::components::{
    Button, Check, Choice, ChoiceOption, Faults, Form, Look, MoreLink, Notice, Press, TextArea,
    Tone,
};
use crate::pages::shared::{
    Contested, Disputed, EditProblem, FoundWords, Merged, Place, ResumedNotice, keep_words, told,
};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::tr;

/// A criterion being marked.
#[derive(Clone, Copy, Debug)]
struct Line {
    place: u8,
    value: RwSignal<String>,
    reasoning: RwSignal<String>,
}

/// What is typed so far, as it stays on this device until it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct CardWords {
    conflicted: bool,
    conflict: String,
    values: Vec<String>,
    reasonings: Vec<String>,
}

/// What is typed so far.
#[derive(Clone, Copy, Debug)]
struct Card {
    conflicted: RwSignal<bool>,
    conflict: RwSignal<String>,
    lines: StoredValue<Vec<Line>>,
}

impl CardWords {
    /// The card as the server keeps it; `declares` is of whoever may only say that they have a conflict.
    fn of(review: &ReviewView, declares: bool) -> Self {
        let own = review.own.as_ref();
        let conflict = own.and_then(|own| own.conflict.clone());
        let mark = |(place, _): (u8, &CriterionView)| {
            own.and_then(|own| own.marks.iter().find(|mark| mark.criterion == place))
        };
        let marks: Vec<Option<&MarkView>> = (0_u8..).zip(&review.criteria).map(mark).collect();
        let value = |mark: &MarkView| mark.value.to_string();
        let reasoning = |mark: &MarkView| mark.reasoning.clone().unwrap_or_default();
        Self {
            conflicted: declares || conflict.is_some(),
            conflict: conflict.unwrap_or_default(),
            values: marks.iter().map(|mark| mark.map(value).unwrap_or_default()).collect(),
            reasonings: marks.iter().map(|mark| mark.map(reasoning).unwrap_or_default()).collect(),
        }
    }
}

impl Card {
    fn of(words: &CardWords) -> Self {
        let texts = words.values.iter().zip(&words.reasonings);
        let line = |(place, (value, reasoning)): (u8, (&String, &String))| Line {
            place,
            value: RwSignal::new(value.clone()),
            reasoning: RwSignal::new(reasoning.clone()),
        };
        Self {
            conflicted: RwSignal::new(words.conflicted),
            conflict: RwSignal::new(words.conflict.clone()),
            lines: StoredValue::new((0_u8..).zip(texts).map(line).collect()),
        }
    }

    fn words(self) -> CardWords {
        let lines = self.lines.get_value();
        CardWords {
            conflicted: self.conflicted.get(),
            conflict: self.conflict.get(),
            values: lines.iter().map(|line| line.value.get()).collect(),
            reasonings: lines.iter().map(|line| line.reasoning.get()).collect(),
        }
    }

    fn fill(self, words: &CardWords) {
        self.conflicted.set(words.conflicted);
        self.conflict.set(words.conflict.clone());
        for (line, value) in self.lines.get_value().into_iter().zip(&words.values) {
            line.value.set(value.clone());
        }
        for (line, reasoning) in self.lines.get_value().into_iter().zip(&words.reasonings) {
            line.reasoning.set(reasoning.clone());
        }
    }

    /// The card as it is sent; whole when it is to be sent to the others.
    fn read(self, submit: bool) -> Result<ScorecardRequest, Vec<FieldError>> {
        let required = |pointer: String| FieldError::new(pointer, FieldCode::Required);
        if self.conflicted.get_untracked() {
            let conflict = self.conflict.get_untracked();
            if conflict.trim().is_empty() {
                return Err(vec![required("/conflict".to_owned())]);
            }
            return Ok(ScorecardRequest { conflict: Some(conflict), marks: Vec::new(), submit });
        }
        let (mut marks, mut missing) = (Vec::new(), Vec::new());
        for line in self.lines.get_value() {
            let reasoning = line.reasoning.get_untracked();
            match line.value.read_untracked().parse() {
                Ok(value) => marks.push(MarkView {
                    criterion: line.place,
                    value,
                    reasoning: (!reasoning.trim().is_empty()).then_some(reasoning),
                }),
                Err(_) => missing.push(required(format!("/marks/{}/value", line.place))),
            }
        }
        if submit && !missing.is_empty() {
            return Err(missing);
        }
        Ok(ScorecardRequest { conflict: None, marks, submit })
    }
}

/// Whoever scores an idea that they do not review is its masked author, who can only say that they have a conflict.
#[component]
pub(super) fn CardForm(id: IdeaId, review: Reading, reviews: Memo<bool>) -> impl IntoView {
    let declares = move || !reviews.get_untracked();
    let sent = Memo::new(move |_| {
        review.read().own.as_ref().is_some_and(|own| own.submitted_at.is_some())
    });
    view! {
        <Show
            when=move || !sent.get()
            fallback=|| view! { <Sent /> }
        >
            <OwnCard id review declares=declares() />
        </Show>
    }
}

#[component]
fn Sent() -> impl IntoView {
    let href = Page::Ideas(IdeasPage::ToMark).path();
    view! {
        <Notice tone=Tone::Success title=tr!(ideas.review.sent)>
            <p><MoreLink href>{tr!(ideas.marking.next)}</MoreLink></p>
        </Notice>
    }
}

#[component]
fn OwnCard(id: IdeaId, review: Reading, declares: bool) -> impl IntoView {
    let base = CardWords::of(&review.read_untracked(), declares);
    let card = Card::of(&base);
    let toasts = expect_context::<Toasts>();
    let contested = Contested::new(base, version_of(&review.read_untracked()));
    // Leaving in the middle of a card loses nothing.
    let kept = keep_words(
        Place::of(&format!("scorecard.{id}")),
        move || card.words(),
        move |found: Merged<CardWords>| card.fill(&found.value),
    );
    let save = use_submit(
        move |client, body: ScorecardRequest| async move {
            client.save_scorecard(id, &body, contested.seen()).await
        },
        move |view: ReviewView| {
            let sent = view.own.as_ref().is_some_and(|own| own.submitted_at.is_some());
            toasts.tell(if sent { tr!(ideas.review.sent_toast) } else { tr!(ideas.review.saved) });
            kept.forget();
            contested.rebase(CardWords::of(&view, declares), version_of(&view));
            contested.found(Vec::new());
            review.set(view);
        },
    );
    let resume = use_resume((id, review, declares), (card, contested), save);
    let act = move |submit| match card.read(submit) {
        Ok(body) => save.send(body),
        Err(faults) => save.refuse(faults),
    };
    view! {
        <Form faults=save.faults() on_submit=move |()| act(true) label=tr!(ideas.review.mine).to_owned()>
            <h3>{tr!(ideas.review.mine)}</h3>
            <FoundWords kept />
            <Fields faults=save.faults() card criteria=review.read_untracked().criteria.clone() declares />
            <div class="form-end stack gap-3">
                <EditProblem
                    failure=save.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
                <ResumedNotice disputed=contested.disputed() />
                <div class="cluster">
                    <Button look=Look::Primary press=Press::Submit pending=save.pending()>
                        {tr!(ideas.review.send)}
                    </Button>
                    <Button pending=save.pending() on:click=move |_| act(false)>
                        {tr!(ideas.review.save)}
                    </Button>
                </div>
            </div>
        </Form>
    }
}

/// Reads the card again, after one's other window has changed it.
fn use_resume(
    (id, review, declares): (IdeaId, Reading, bool),
    (card, contested): (Card, Contested<CardWords>),
    save: Submit<ScorecardRequest>,
) -> Submit<()> {
    use_submit(
        move |client, ()| async move { client.read_review(id).await },
        move |view: ReviewView| {
            let now = (CardWords::of(&view, declares), version_of(&view));
            let say = |(field, theirs): (String, Value)| disputed(&field, &theirs, &view.criteria);
            if let Some(merged) = contested.take_over(move || card.words(), now, say) {
                card.fill(&merged);
                save.forgive();
            }
            review.set(view);
        },
    )
}

/// The version of one's own card; nought while there is none.
fn version_of(review: &ReviewView) -> i32 {
    review.own.as_ref().map_or(0, |own| own.version)
}

/// What the card says now, where both changed it.
fn disputed(field: &str, theirs: &Value, criteria: &[CriterionView]) -> Disputed {
    let (label, theirs) = match field {
        "values" => (tr!(ideas.review.mine), by_criterion(theirs, criteria, mark_words)),
        "reasonings" => {
            let words = |_: &CriterionView, reasoning: &str| reasoning.to_owned();
            (tr!(ideas.review.reasoning), by_criterion(theirs, criteria, words))
        }
        "conflicted" => {
            let word = if *theirs == Value::Bool(true) {
                tr!(ideas.review.yes)
            } else {
                tr!(ideas.review.no)
            };
            (tr!(ideas.review.conflict), word.to_owned())
        }
        _ => (tr!(ideas.review.conflict_why), told(theirs)),
    };
    Disputed { label: label.into(), theirs }
}

/// « Utile (4), Simple (oui) »: what is said of each criterion of which something is.
fn by_criterion(
    theirs: &Value,
    criteria: &[CriterionView],
    words: impl Fn(&CriterionView, &str) -> String,
) -> String {
    let said = theirs.as_array().into_iter().flatten().map(told);
    let each = criteria.iter().zip(said).filter(|(_, said)| !said.is_empty());
    let each = each.map(|(one, said)| format!("{} ({})", one.title, words(one, &said)));
    each.collect::<Vec<_>>().join(", ")
}

/// A mark as one chooses it.
fn mark_words(criterion: &CriterionView, mark: &str) -> String {
    match criterion.kind {
        CriterionKind::Scale => mark.to_owned(),
        CriterionKind::YesNo if mark == "0" => tr!(ideas.review.no).to_owned(),
        CriterionKind::YesNo => tr!(ideas.review.yes).to_owned(),
    }
}

#[component]
fn Fields(
    faults: Faults,
    card: Card,
    criteria: Vec<CriterionView>,
    declares: bool,
) -> impl IntoView {
    let lines = StoredValue::new(criteria);
    let marks = move || {
        let pairs = card.lines.get_value().into_iter().zip(lines.get_value());
        pairs.map(|(line, criterion)| view! { <MarkField faults line criterion /> }).collect_view()
    };
    let choice = if declares {
        view! { <p>{tr!(ideas.review.masked_author)}</p> }.into_any()
    } else {
        view! {
            <Check
                label=tr!(ideas.review.conflict)
                checked=card.conflicted
                on_change=move |conflicted| card.conflicted.set(conflicted)
            />
        }
        .into_any()
    };
    view! {
        {choice}
        <Show
            when=move || card.conflicted.get()
            fallback=move || view! { <div class="stack gap-6">{marks()}</div> }
        >
            <TextArea
                faults
                pointer="/conflict"
                label=tr!(ideas.review.conflict_why)
                missing=tr!(ideas.review.conflict_missing)
                value=card.conflict
            />
        </Show>
    }
}

/// Six tiles from 0 to 5, or yes and no; the reasoning beside.
#[component]
fn MarkField(faults: Faults, line: Line, criterion: CriterionView) -> impl IntoView {
    let CriterionView { title, help, kind, .. } = criterion;
    let options = match kind {
        CriterionKind::Scale => (0..=MARK_MAX)
            .map(|value| ChoiceOption::new(value.to_string(), value.to_string()))
            .collect(),
        CriterionKind::YesNo => vec![
            ChoiceOption::new(MARK_MAX.to_string(), tr!(ideas.review.yes)),
            ChoiceOption::new("0", tr!(ideas.review.no)),
        ],
    };
    let place = line.place;
    view! {
        <div class="choices-inline mark">
            <Choice
                faults
                pointer=format!("/marks/{place}/value")
                legend=title
                nostrip:hint=help
                value=line.value
                options
            />
            <TextArea
                faults
                pointer=format!("/marks/{place}/reasoning")
                label=tr!(ideas.review.reasoning)
                value=line.reasoning
                optional=true
            />
        </div>
    }
}
