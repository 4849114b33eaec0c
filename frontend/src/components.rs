//! What screens are made of: small, typed, dumb. A component fetches nothing and knows no page but by its
//! address; its words come from the catalogue or from whoever uses it.

mod button;
mod chain;
mod clipboard;
mod criteria;
mod data;
mod dialog;
mod filters;
mod form;
mod icon;
mod keep;
mod lazily;
mod life;
mod list;
mod load;
mod looks;
mod marks;
mod not_found;
mod notice;
mod page;
mod people;
mod progress;
mod table;
mod text;
mod time;
mod toasts;
mod vote;

use std::cell::Cell;

pub(crate) use button::{Button, ButtonLink, LeaveLink, Look, MoreLink, Press, Size};
pub(crate) use chain::{Chain, Knot, Thread};
pub(crate) use clipboard::{copied, hand_over, may_hand_over};
pub(crate) use criteria::{FilterDay, FilterNumber, FilterSelect, FilterText};
pub(crate) use data::{Bar, BarChart, Stat, Stats};
pub(crate) use dialog::{Dialog, DialogShape};
pub(crate) use filters::{FilterGroup, Filters, Fold};
pub(crate) use form::{
    Agreement, Check, Choice, ChoiceOption, Combobox, Faults, FileField, Form, GroupedSelect,
    PasswordField, SelectField, SelectGroup, SelectOption, TextArea, TextField, TextKind,
};
pub(crate) use icon::{Glyph, Icon};
pub(crate) use keep::Keep;
pub(crate) use lazily::{Chunk, Lazily, chunk};
pub(crate) use life::{GatePanel, KnotShape, Stage, StepFold, Steps, Tie, Track, TrackMark};
pub(crate) use list::{Card, Pager, RowItem, RowList};
pub(crate) use load::Load;
pub(crate) use looks::LookSwitch;
pub(crate) use marks::{Badge, Chip, Door, DoorMark, Kind, Tag, Tone};
pub(crate) use not_found::NotFoundPage;
pub(crate) use notice::{ActProblem, Notice, ProblemNotice};
pub(crate) use page::{Breadcrumb, Heading, PageHead, Section};
pub(crate) use people::{Avatar, MaskedAuthor, MaskedAvatar, Person, initials};
pub(crate) use progress::{Pace, Progress, steps_and_percent, steps_sentence};
pub(crate) use table::{Cell as TableCell, Column, Table};
pub(crate) use text::{Detail, Empty, Happening, History, Markdown, Quotation, Term};
pub(crate) use time::{Ago, Day, Moment, ShortDay};
pub(crate) use toasts::ToastRegion;
pub(crate) use vote::VoteButton;

/// An id that no other element of the page has.
pub(crate) fn unique_id(prefix: &str) -> String {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }
    let number = NEXT.get();
    NEXT.set(number + 1);
    format!("{prefix}-{number}")
}
