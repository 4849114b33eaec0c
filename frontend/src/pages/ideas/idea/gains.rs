//! Why the idea is said to have a high potential, and what would be gained: time, money, comfort (R076).

use api_types::idea::{GainView, PotentialView};
use domain::idea::IdeaAct;
use leptos::prelude::*;

use super::{Shown, may, potential_acts};
use crate::components::{Column, Icon, Lazily, Table, TableCell};
use crate::words::{self, tr};

/// The id of the title, for whoever leads there.
pub(super) const GAINS: &str = "gains";

/// For everybody once it is said; before, for whoever may say it.
#[component]
pub(super) fn Gains(idea: Shown) -> impl IntoView {
    let potential = Memo::new(move |_| idea.read().potential.clone());
    let sets = Memo::new(move |_| may(idea, IdeaAct::SetPotential));
    let shown = Memo::new(move |_| potential.read().is_some() || sets.get());
    view! {
        <Show when=move || shown.get()>
            <section class="section" aria-labelledby=GAINS>
                <div class="split"><h2 id=GAINS tabindex="-1">{tr!(ideas.potential.title)}</h2></div>
                <div class="stack">
                    {move || study(potential.get())}
                    <Show when=move || sets.get()>
                        <Lazily load=move || potential_acts(idea) />
                    </Show>
                </div>
            </section>
        </Show>
    }
}

fn study(potential: Option<PotentialView>) -> AnyView {
    let Some(PotentialView { why, gains }) = potential else {
        return view! { <p class="small muted">{tr!(ideas.potential.none)}</p> }.into_any();
    };
    let table = if gains.is_empty() { None } else { Some(table(gains)) };
    view! {
        <p class="as-typed">{why}</p>
        {table}
    }
    .into_any()
}

fn table(gains: Vec<GainView>) -> AnyView {
    let columns = vec![
        Column::words(tr!(ideas.potential.nature)),
        Column::words(tr!(ideas.potential.gain)),
        Column::words(tr!(ideas.potential.evidence)),
    ];
    let lines = gains.into_iter().map(line).collect_view();
    view! { <Table caption=tr!(ideas.potential.caption) columns>{lines}</Table> }.into_any()
}

fn line(gain: GainView) -> impl IntoView {
    let GainView { nature, evidence, figure, unit, words: told } = gain;
    let figure = figure.map(|figure| match unit {
        Some(unit) => format!("{figure}\u{a0}{unit}"),
        None => figure,
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span class="cluster gap-2">
                    <Icon glyph=words::gain_glyph(nature) />
                    {words::gain_nature(nature)}
                </span>
            </th>
            <TableCell label=tr!(ideas.potential.gain)>
                <div>
                    {figure.map(|figure| view! { <b>{figure}</b> })}
                    {told.map(|told| view! { <p class="small as-typed">{told}</p> })}
                </div>
            </TableCell>
            <TableCell label=tr!(ideas.potential.evidence)>{words::gain_evidence(evidence)}</TableCell>
        </tr>
    }
}
