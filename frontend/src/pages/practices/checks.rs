//! What nobody answered for in a year: told to whoever reads it, and to be confirmed by those who hold it.

use chrono::{DateTime, Utc};
use domain::civil::Zone;
use leptos::prelude::*;

use super::reuses::Changes;
use crate::api::Submit;
use crate::components::{Badge, Button, Glyph, Notice, Size, Tone};
use crate::pages::shared::EditProblem;
use crate::words::{self, tr};

/// « À vérifier ».
#[component]
pub(super) fn ToCheckBadge() -> impl IntoView {
    view! { <Badge tone=Tone::Warning glyph=Glyph::Clock>{tr!(practices.check.to_check)}</Badge> }
}

/// Since when nobody answered for it; the button that does, for those who may.
#[component]
pub(super) fn ToCheck(
    since: DateTime<Utc>,
    editable: bool,
    /// Says that it is still right.
    confirm: Submit<()>,
    changes: Changes,
) -> impl IntoView {
    let day = words::date(Zone::Paris.day(since));
    let why = if editable { tr!(practices.check.ask) } else { tr!(practices.check.told) };
    let act = editable.then(|| {
        view! {
            <p>
                <Button
                    size=Size::Small
                    glyph=Glyph::Check
                    pending=confirm.pending()
                    on:click=move |_| confirm.send(())
                >
                    {tr!(practices.check.confirm)}
                </Button>
            </p>
            <EditProblem
                failure=confirm.failure()
                pending=Signal::stored(false)
                on_resume=move |()| changes.go_on(confirm)
            />
        }
    });
    view! {
        <Notice tone=Tone::Warning title=tr!(practices.check.since, day = day)>
            <p>{why}</p>
            {act}
        </Notice>
    }
}
