//! What is in a brick, being written: a page in both languages, or where a link leads.

use std::collections::BTreeMap;

use api_types::brick::{BrickContentRequest, BrickView, LinkContentRequest, PageContentRequest};
use domain::brick::BrickNature;
use leptos::prelude::*;

use crate::components::{Faults, TextField};
use crate::pages::shared::{BodyField, PlainField, RichArea};
use crate::words::tr;

/// What is being written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    address: RwSignal<String>,
    french: RwSignal<String>,
    english: RwSignal<String>,
}

impl Written {
    /// What the brick says now; nothing for a new one.
    pub(crate) fn of(brick: Option<&BrickView>) -> Self {
        let blank = || RwSignal::new(String::new());
        let written = Self { address: blank(), french: blank(), english: blank() };
        if let Some(brick) = brick {
            written.fill(brick);
        }
        written
    }

    /// Writes what the brick says now; gives its version.
    pub(crate) fn fill(self, brick: &BrickView) -> i32 {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        self.address.set(text(&brick.summary.address));
        self.french.set(text(&brick.body_fr));
        self.english.set(text(&brick.body_en));
        brick.summary.version
    }

    /// Each of them, for who changes a brick that others change too.
    pub(crate) fn plain(self) -> Vec<PlainField> {
        vec![
            PlainField::text("address", tr!(bricks.address), self.address),
            PlainField::text("body_fr", tr!(bricks.body_fr), self.french),
            PlainField::text("body_en", tr!(bricks.body_en), self.english),
        ]
    }

    const fn texts(self) -> [(&'static str, RwSignal<String>); 3] {
        [("address", self.address), ("body_fr", self.french), ("body_en", self.english)]
    }

    /// What is typed, by name.
    pub(super) fn held(self) -> BTreeMap<String, String> {
        self.texts().into_iter().map(|(name, text)| (name.to_owned(), text.get())).collect()
    }

    /// Shows what was typed.
    pub(super) fn show(self, held: &BTreeMap<String, String>) {
        for (name, text) in self.texts() {
            text.set(held.get(name).cloned().unwrap_or_default());
        }
    }

    /// What is sent.
    pub(crate) fn request(self, nature: BrickNature) -> BrickContentRequest {
        match nature {
            BrickNature::Link => {
                let address = self.address.get_untracked();
                BrickContentRequest::Link(LinkContentRequest { address })
            }
            BrickNature::Page => {
                let english = self.english.get_untracked();
                let body_en = Some(english).filter(|text| !text.trim().is_empty());
                let body_fr = self.french.get_untracked();
                BrickContentRequest::Page(PageContentRequest { body_fr, body_en })
            }
        }
    }
}

#[component]
pub(crate) fn ContentFields(
    faults: Faults,
    nature: BrickNature,
    written: Written,
) -> impl IntoView {
    match nature {
        BrickNature::Link => view! {
            <TextField
                faults
                pointer="/content/link/address"
                label=tr!(bricks.address)
                hint=tr!(bricks.address_hint)
                missing=tr!(bricks.address_missing)
                value=written.address
            />
        }
        .into_any(),
        BrickNature::Page => view! {
            <BodyField
                faults
                pointer="/content/page/body_fr"
                label=tr!(bricks.body_fr)
                hint=tr!(bricks.body_hint)
                missing=tr!(bricks.body_missing)
                value=written.french
            />
            <RichArea
                faults
                pointer="/content/page/body_en"
                label=tr!(bricks.body_en)
                hint=tr!(bricks.body_en_hint)
                value=written.english
                optional=true
            />
        }
        .into_any(),
    }
}
