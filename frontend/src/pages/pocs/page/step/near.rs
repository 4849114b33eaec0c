//! What others learnt at the step where a team stands: read when somebody opens it (R146, R173).

use domain::poc::Step;
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use crate::api::use_fetch;
use crate::components::{Glyph, Icon, Load, MoreLink};
use crate::pages::lessons::{LessonRow, lessons_at};
use crate::pages::pocs::page::record::Record;
use crate::words::tr;

/// Offered where the team stands, and only when somebody learnt something near.
#[component]
pub(super) fn NearestLessons(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let here = Memo::new(move |_| record.outline.read().next() == Some(step));
    view! {
        <Show when=move || here.get()>
            <Found step />
        </Show>
    }
}

#[component]
fn Found(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let (id, opened) = (record.id, RwSignal::new(false));
    let near = use_fetch(
        move || (id, step),
        |client, (id, step)| async move { client.list_nearest_lessons(id, step).await },
    );
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|found| found.dyn_into::<HtmlDetailsElement>().ok());
        opened.set(fold.is_some_and(|fold| fold.open()));
    };
    let all = lessons_at(step);
    view! {
        <Load resource=near let:found>
            {(!found.items.is_empty()).then(|| {
                let (items, all) = (found.items.clone(), all.clone());
                view! {
                    <details class="disclose tray no-print" on:toggle=toggled>
                        <summary><Icon glyph=Glyph::Book />{tr!(lessons.near.title)}</summary>
                        <Show when=move || opened.get()>
                            <p class="small muted">{tr!(lessons.near.why)}</p>
                            <ul role="list" class="row-list">
                                <For each={
                                    let items = items.clone();
                                    move || items.clone()
                                } key=|lesson| lesson.id let:lesson>
                                    <LessonRow lesson />
                                </For>
                            </ul>
                            <MoreLink href=all.clone()>{tr!(lessons.near.all)}</MoreLink>
                        </Show>
                    </details>
                }
            })}
        </Load>
    }
}
