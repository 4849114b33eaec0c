//! Every word on screen: the catalogues of `locales/`, checked when the portal is built.
//!
//! A view reads its words when it is made; choosing another language makes the views again. So a word is
//! a plain value, never a signal, and can be read anywhere: [`tr!`] for a sentence, [`trn!`] for a
//! sentence that counts.

mod actions;
mod bricks;
mod catalogue;
mod challenges;
mod dates;
mod directory;
mod editorial;
mod facts;
mod functions;
mod home;
mod ideas;
mod numbers;
mod plan;
mod problems;
mod references;
mod regions;
mod renewal;
mod requests;
mod tracks;
mod vocabulary;

use std::cell::Cell;

use domain::document::Language;
use leptos::oco::Oco;

pub(crate) use actions::{action_axis, action_kind, action_kinds, action_stage};
pub(crate) use bricks::brick_name;
pub(crate) use catalogue::i18n::Locale;
pub(crate) use challenges::{
    challenge_part, course_verdict, course_verdict_mark, course_verdict_meaning, indicator_aim,
    invitation_mark, invitation_role, invitation_role_meaning, invitation_state, means_kind,
    means_line, measure, voting_day,
};
pub(crate) use dates::{
    ago, date, date_time, date_time_in, date_time_in_paris, month, now, short_date, short_month,
    time_in_paris, time_of_day, weekday,
};
pub(crate) use directory::{contact_channel, directory_role_meaning};
pub(crate) use editorial::{
    agenda_kind, audience_mark, counted_figure, editorial_state, editorial_state_mark,
    event_format, figure_kind, method_kind, project_mark, project_status, reminder, speaker_role,
    speaker_side, taken_kind,
};
pub(crate) use facts::{fact, fact_told};
pub(crate) use functions::{function_glyph, function_name};
pub(crate) use home::{home_part, service_count};
pub(crate) use ideas::{
    gain_evidence, gain_glyph, gain_nature, idea_field, idea_standing, pledged_amount,
};
pub(crate) use numbers::{Plural, number, plural};
pub(crate) use plan::{plan_audience, plan_moment, plan_state};
pub(crate) use problems::{field_error, problem, remedy};
pub(crate) use references::reference_list;
pub(crate) use regions::{region, region_letters};
pub(crate) use renewal::renewal;
pub(crate) use requests::{
    help_status, help_topic, nature_mark, status_mark, support_stage, support_stage_meaning,
};
pub(crate) use tracks::{entry_mark, entry_status, entry_verdict};
pub(crate) use vocabulary::*;

/// Words that a component is given: from the catalogue, or from the server.
pub(crate) type Words = Oco<'static, str>;

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::fr) };
}

/// The language in use.
pub(crate) fn locale() -> Locale {
    LOCALE.get()
}

/// The code of a language, as the page and the server name it.
pub(crate) const fn code(locale: Locale) -> &'static str {
    match locale {
        Locale::fr => "fr",
        Locale::en => "en",
    }
}

/// The same language, as texts are kept in it.
pub(crate) fn language() -> Language {
    match locale() {
        Locale::fr => Language::Fr,
        Locale::en => Language::En,
    }
}

/// Changes the language of the views made from now on.
pub(crate) fn set_locale(locale: Locale) {
    LOCALE.set(locale);
}

/// A sentence of the catalogue: `tr!(common.retry)`, `tr!(home.greeting, name = "Maëlle")`.
macro_rules! tr {
    ($($key:tt)*) => { leptos_i18n::td_string!($crate::words::locale(), $($key)*) };
}

/// A sentence that counts, kept in the catalogue as `{ "one": …, "other": … }` with `{{ count }}`.
macro_rules! trn {
    ($count:expr, $($key:ident).+ $(, $name:ident = $value:expr)* $(,)?) => {{
        let count = $count;
        let shown = $crate::words::number(count);
        match $crate::words::plural(count) {
            $crate::words::Plural::One => {
                $crate::words::tr!($($key).+.one, count = shown $(, $name = $value)*)
            }
            $crate::words::Plural::Other => {
                $crate::words::tr!($($key).+.other, count = shown $(, $name = $value)*)
            }
        }
    }};
}

pub(crate) use {tr, trn};
