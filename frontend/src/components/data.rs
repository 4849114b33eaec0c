//! Figures and bars. What is read first is a sentence; each chart has its table.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::words::{Words, number, tr};

/// The row of [`Stat`]s.
#[component]
pub(crate) fn Stats(children: Children) -> impl IntoView {
    view! { <dl class="stats">{children()}</dl> }
}

/// A number with its sense; `href` leads to the list it counts.
#[component]
pub(crate) fn Stat(
    #[prop(into)] label: Words,
    #[prop(into)] figure: Words,
    #[prop(into, optional)] note: Option<Words>,
    #[prop(into, optional)] href: Option<String>,
) -> impl IntoView {
    let figure = match href {
        Some(href) => view! { <a href=href>{figure}</a> }.into_any(),
        None => figure.into_any(),
    };
    view! {
        <div class="stat">
            <dt>{label}</dt>
            <dd>
                <span class="figure">{figure}</span>
                {note.map(|note| view! { <span class="trend">{note}</span> })}
            </dd>
        </div>
    }
}

/// One bar: what it counts, how many, and the list behind it.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) label: Words,
    pub(crate) value: u64,
    pub(crate) href: Option<String>,
}

/// Horizontal bars in one ink. `question` is the title, `reading` the sentence that answers it.
#[component]
pub(crate) fn BarChart(
    #[prop(into)] question: Words,
    #[prop(into)] reading: Words,
    /// What the bars count, as the head of the table's second column.
    #[prop(into)]
    unit: Words,
    bars: Vec<Bar>,
) -> impl IntoView {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    let table = view! { <BarTable caption=question.clone() unit bars=bars.clone() /> };
    let rows =
        bars.into_iter().map(|bar| view! { <li><BarRow share=share(bar.value, most) bar /></li> });
    view! {
        <figure class="chart">
            <figcaption><h3>{question}</h3><p>{reading}</p></figcaption>
            <ul class="bars">{rows.collect_view()}</ul>
            {table}
        </figure>
    }
}

#[component]
fn BarRow(bar: Bar, share: String) -> impl IntoView {
    let Bar { label, value, href } = bar;
    let inside = view! {
        <span class="bar-label">{label}</span>
        <span class="bar-track" aria-hidden="true">
            // Nothing is drawn for none: a line, however thin, reads as one.
            {(value > 0).then(|| view! { <i class="bar-fill" style:--v=share></i> })}
        </span>
        <span class="bar-value">{number(value)}</span>
    };
    match href {
        Some(href) => view! { <a href=href>{inside}</a> }.into_any(),
        None => view! { <div class="bar">{inside}</div> }.into_any(),
    }
}

#[component]
fn BarTable(caption: Words, unit: Words, bars: Vec<Bar>) -> impl IntoView {
    let rows = bars.into_iter().map(|bar| {
        view! { <tr><th scope="row">{bar.label}</th><td class="n">{number(bar.value)}</td></tr> }
    });
    view! {
        <details class="disclose">
            <summary><Icon glyph=Glyph::Table />{tr!(common.see_table)}</summary>
            <div class="table-box">
                <table class="table">
                    <caption class="sr-only">{caption}</caption>
                    <thead>
                        <tr><td></td><th scope="col" class="n">{unit}</th></tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

/// The length of a bar, in percent of the longest.
fn share(value: u64, most: u64) -> String {
    (value * 100).checked_div(most).unwrap_or(0).to_string()
}
