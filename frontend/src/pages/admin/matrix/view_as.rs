//! « Voir comme… »: what a profile would see and could do, with the changes that are being wished.

use domain::access::{BrickKey, Capability, Matrix, Profile, Reach};
use leptos::prelude::*;

use super::browse::Browse;
use super::editor::{Editor, PROFILES};
use crate::components::{FilterSelect, Glyph, Icon, SelectOption};
use crate::pages::admin::names::{reach_name, right_name, row_name};
use crate::state::Bricks;
use crate::words::{profile, tr};

#[component]
pub(super) fn ViewAs(editor: Editor) -> impl IntoView {
    let chosen = RwSignal::new(Profile::Reader);
    let options = || PROFILES.map(|of| SelectOption::new(of.code(), profile(of))).to_vec();
    let choose = move |code: String| {
        if let Some(of) = Profile::from_code(&code) {
            chosen.set(of);
        }
    };
    view! {
        <details class="disclose">
            <summary><Icon glyph=Glyph::Users />{tr!(admin.view_as)}</summary>
            <div class="stack">
                <p class="small muted">{tr!(admin.view_as_note)}</p>
                <FilterSelect
                    label=tr!(admin.view_as_profile)
                    blank=profile(Profile::Reader)
                    value=Signal::derive(move || chosen.get().code().to_owned())
                    options=Signal::derive(options)
                    on_change=choose
                />
                {editor.editable.then(|| view! { <Browse editor chosen /> })}
                {move || seen_by(&editor.after(), chosen.get())}
            </div>
        </details>
    }
}

fn seen_by(matrix: &Matrix, of: Profile) -> AnyView {
    let bricks = use_context::<Bricks>();
    let holds = |row: &BrickKey, capability| matrix.cell(*row, capability, of) != Reach::Nothing;
    // A native brick that is hidden is there for those who manage it alone.
    let away = |row: &BrickKey| match row {
        BrickKey::Native(brick) => bricks.is_some_and(|bricks| bricks.hides(*brick)),
        BrickKey::Added(_) => false,
    };
    let reads = |row: &BrickKey| {
        holds(row, Capability::Read) && (!away(row) || holds(row, Capability::Manage))
    };
    let line = |row: BrickKey| {
        let rights = Capability::ALL.iter().rev().filter_map(|capability| {
            let reach = matrix.cell(row, *capability, of);
            let what = format!("{} ({})", right_name(row, *capability), reach_name(reach));
            (reach != Reach::Nothing).then_some(what)
        });
        let rights: Vec<_> = rights.collect();
        view! { <div><dt>{row_name(row)}</dt><dd>{rights.join(", ")}</dd></div> }
    };
    let hidden = matrix.rows().filter(|row| !reads(row)).map(|row| row_name(row).to_string());
    let hidden: Vec<_> = hidden.collect();
    let hidden =
        if hidden.is_empty() { tr!(admin.view_as_none).to_owned() } else { hidden.join(", ") };
    view! {
        <dl class="facts columns">
            {matrix.rows().filter(reads).map(line).collect_view()}
            <div><dt>{tr!(admin.view_as_hidden)}</dt><dd>{hidden}</dd></div>
        </dl>
    }
    .into_any()
}
