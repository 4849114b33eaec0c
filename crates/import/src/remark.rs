//! What was mended on the way, for whoever reads the report. The sentences are in the catalogues.

use chrono::NaiveDate;

/// Something that a line said and that could not be taken as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The row has more or fewer fields than the header has columns.
    WrongWidth {
        /// Fields in the row.
        found: usize,
        /// Columns in the header.
        expected: usize,
    },
    /// The bytes of a field are not UTF-8.
    NotUtf8 {
        /// The column.
        column: String,
    },
    /// A text was longer than what is kept: its end is left out.
    TextCut {
        /// The column.
        column: String,
        /// Characters kept.
        max: usize,
    },
    /// A value that the mapping does not know: its default was taken.
    ValueDefaulted {
        /// The column.
        column: String,
        /// The value.
        value: String,
    },
    /// More values than an object may carry: the first ones are kept.
    ValuesLeftOut {
        /// The column.
        column: String,
        /// Values kept.
        max: usize,
    },
    /// An address too long for a reference: it is at the end of the description.
    LinkInText {
        /// The column.
        column: String,
    },
    /// A value that is no address of the web: it is left out.
    LinkIgnored {
        /// The column.
        column: String,
    },
    /// A phase that ends before it starts: its end is left out.
    PhaseEndsBeforeStart {
        /// The phase, as the file names it.
        phase: String,
        /// Its start.
        start: NaiveDate,
        /// Its end.
        end: NaiveDate,
    },
    /// A phase that comes after a later one: it passes no step.
    PhaseOutOfOrder {
        /// The phase.
        phase: String,
    },
    /// A phase that the mapping does not know: it is left out.
    PhaseUnknown {
        /// The phase.
        phase: String,
    },
    /// A phase without a start that can be read: it is left out.
    PhaseUndated {
        /// The phase.
        phase: String,
    },
    /// A phase that has not begun yet: it passes no step.
    PhaseToCome {
        /// The phase.
        phase: String,
        /// Its start.
        start: NaiveDate,
    },
    /// A phase after the abandonment: the experiment has resumed.
    ResumedAfterAbandonment,
    /// Abandoned after it was handed over: the seventh step is not taken as passed.
    AbandonedAfterCompletion,
    /// The line has changed, and so has the object, in the portal: what was done there stays.
    KeptAsChangedHere,
    /// The account is there with another profile: a file never changes it.
    ProfileKept,
    /// Nobody closes their own account.
    OwnAccount,
    /// The last super administrator stays.
    LastSuperAdmin,
}

impl Remark {
    /// The key of its sentence in the catalogue, and what the sentence quotes.
    #[must_use]
    pub fn words(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::WrongWidth { found, expected } => (
                "remark-wrong-width",
                vec![("found", found.to_string()), ("expected", expected.to_string())],
            ),
            Self::NotUtf8 { column } => ("remark-not-utf8", vec![("column", column.clone())]),
            Self::TextCut { column, max } => {
                ("remark-text-cut", vec![("column", column.clone()), ("max", max.to_string())])
            }
            Self::ValueDefaulted { column, value } => (
                "remark-value-defaulted",
                vec![("column", column.clone()), ("value", value.clone())],
            ),
            Self::ValuesLeftOut { column, max } => (
                "remark-values-left-out",
                vec![("column", column.clone()), ("max", max.to_string())],
            ),
            Self::LinkInText { column } => {
                ("remark-link-in-text", vec![("column", column.clone())])
            }
            Self::LinkIgnored { column } => {
                ("remark-link-ignored", vec![("column", column.clone())])
            }
            Self::PhaseEndsBeforeStart { phase, start, end } => (
                "remark-phase-ends-before-start",
                vec![
                    ("phase", phase.clone()),
                    ("start", start.to_string()),
                    ("end", end.to_string()),
                ],
            ),
            Self::PhaseOutOfOrder { phase } => {
                ("remark-phase-out-of-order", vec![("phase", phase.clone())])
            }
            Self::PhaseUnknown { phase } => {
                ("remark-phase-unknown", vec![("phase", phase.clone())])
            }
            Self::PhaseUndated { phase } => {
                ("remark-phase-undated", vec![("phase", phase.clone())])
            }
            Self::PhaseToCome { phase, start } => (
                "remark-phase-to-come",
                vec![("phase", phase.clone()), ("start", start.to_string())],
            ),
            Self::ResumedAfterAbandonment => ("remark-resumed-after-abandonment", Vec::new()),
            Self::AbandonedAfterCompletion => ("remark-abandoned-after-completion", Vec::new()),
            Self::KeptAsChangedHere => ("remark-kept-as-changed-here", Vec::new()),
            Self::ProfileKept => ("remark-profile-kept", Vec::new()),
            Self::OwnAccount => ("remark-own-account", Vec::new()),
            Self::LastSuperAdmin => ("remark-last-super-admin", Vec::new()),
        }
    }
}
