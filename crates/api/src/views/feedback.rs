//! What is said of an event, as it travels: without a name.

use api_types::agenda::{EventFeedbackView, FeedbackResultsView, MarkCountView, OwnFeedbackView};
use app::editorial::FeedbackReading;
use domain::editorial::{Feedback, FeedbackSummary, Sentence};

/// What is said of an event, for this reader.
pub(crate) fn feedback(reading: FeedbackReading) -> EventFeedbackView {
    let FeedbackReading { open, until, mine, results } = reading;
    let mine = mine.map(|Feedback { mark, sentence }| OwnFeedbackView {
        mark,
        sentence: sentence.map(Sentence::into_string),
    });
    EventFeedbackView { open, until, mine, results: results.map(summary) }
}

fn summary(FeedbackSummary { answers, detail }: FeedbackSummary) -> FeedbackResultsView {
    let (marks, sentences) =
        detail.map(|detail| (detail.marks, detail.sentences)).unwrap_or_default();
    let marks = marks.into_iter().map(|(mark, count)| MarkCountView { mark, count }).collect();
    FeedbackResultsView { answers, marks, sentences }
}
