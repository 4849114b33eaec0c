//! « Voir comme… »: what a profile would see and could do, with the changes that are being wished.

use domain::access::{Brick, Capability, Matrix, Profile, Reach};
use leptos::prelude::*;

use super::editor::{Editor, PROFILES};
use crate::components::{FilterSelect, Glyph, Icon, SelectOption};
use crate::pages::admin::names::{brick_name, capability_name, reach_name};
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
                {move || seen_by(&editor.after(), chosen.get())}
            </div>
        </details>
    }
}

fn seen_by(matrix: &Matrix, of: Profile) -> AnyView {
    let reads = |brick: &&Brick| matrix.cell(**brick, Capability::Read, of) != Reach::Nothing;
    let line = |brick: &Brick| {
        let rights = Capability::ALL.iter().rev().filter_map(|capability| {
            let reach = matrix.cell(*brick, *capability, of);
            let what = format!("{} ({})", capability_name(*capability), reach_name(reach));
            (reach != Reach::Nothing).then_some(what)
        });
        let rights: Vec<_> = rights.collect();
        view! { <div><dt>{brick_name(*brick)}</dt><dd>{rights.join(", ")}</dd></div> }
    };
    let hidden = Brick::ALL.iter().filter(|brick| !reads(brick)).map(|brick| brick_name(*brick));
    let hidden: Vec<_> = hidden.collect();
    let hidden =
        if hidden.is_empty() { tr!(admin.view_as_none).to_owned() } else { hidden.join(", ") };
    view! {
        <dl class="facts">
            {Brick::ALL.iter().filter(reads).map(line).collect_view()}
            <div><dt>{tr!(admin.view_as_hidden)}</dt><dd>{hidden}</dd></div>
        </dl>
    }
    .into_any()
}
