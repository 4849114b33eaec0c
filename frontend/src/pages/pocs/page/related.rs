//! What this experiment has to do with: others like it, its summary sheet.

use api_types::poc::PocRef;
use leptos::prelude::*;

use super::record::Record;
use crate::components::{Badge, ButtonLink, Glyph, Size};
use crate::routes::{Page, PocsPage};
use crate::words::{self, tr};

/// Others, whichever of the two said so (R156).
#[component]
pub(super) fn RelatedPocs() -> impl IntoView {
    let record = expect_context::<Record>();
    let related = Memo::new(move |_| record.view.with(|poc| poc.related.clone()));
    let line = |PocRef { id, title, status, .. }: PocRef| {
        let (tone, glyph) = words::poc_status_mark(status);
        view! {
            <li class="cluster gap-2">
                <a href=Page::Pocs(PocsPage::Poc(id)).path()>{title}</a>
                <Badge tone glyph>{words::poc_status(status)}</Badge>
            </li>
        }
    };
    move || {
        let related = related.get();
        (!related.is_empty()).then(|| {
            view! {
                <section class="stack gap-2" aria-labelledby="a-voir-avec">
                    <h2 id="a-voir-avec" class="h-md">{tr!(pocs.related.title)}</h2>
                    <ul role="list" class="stack gap-2 small">
                        {related.into_iter().map(line).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// The way to the other view of the same store (R129).
#[component]
pub(super) fn SheetLink() -> impl IntoView {
    let record = expect_context::<Record>();
    view! {
        <p class="no-print">
            <ButtonLink
                href=Page::Pocs(PocsPage::Sheet(record.id)).path()
                size=Size::Small
                glyph=Glyph::File
            >
                {tr!(pocs.sheet.link)}
            </ButtonLink>
        </p>
    }
}
