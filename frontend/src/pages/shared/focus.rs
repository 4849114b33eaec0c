//! Taking the keyboard somewhere; leaving it where it is while rows are made anew around it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Takes the focus to an element once it is on screen.
pub(crate) fn focus_on(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        let element = document().query_selector(&selector).ok().flatten();
        if let Some(element) = element.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// A button of a row that people move and change: what else is done to the row comes from [`RowButton::ACT`] on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowButton(pub(crate) usize);

impl RowButton {
    pub(crate) const UP: Self = Self(0);
    pub(crate) const DOWN: Self = Self(1);
    pub(crate) const CHANGE: Self = Self(2);
    pub(crate) const ACT: Self = Self(3);

    /// Its id, in the row of this code.
    pub(crate) fn id(self, row: &str) -> String {
        format!("{ROW}{row}-{}", self.0)
    }
}

/// How the ids of the buttons of rows begin.
const ROW: &str = "rangee-";

/// Leaves the keyboard on the button that was pressed once its row is made anew, or put elsewhere.
pub(crate) fn keep_focus() {
    let held = document().active_element().map(|held| held.id());
    if let Some(id) = held.filter(|id| id.starts_with(ROW)) {
        back_to(id);
    }
}

/// Takes the keyboard to this button of a row; to the first one of the row when it is gone.
pub(crate) fn back_to(id: String) {
    request_animation_frame(move || {
        let stays = document().get_element_by_id(&id).is_some();
        let of_row = row_of(&id);
        focus_on(if stays { format!("[id='{id}']") } else { format!("[id^='{of_row}']") });
    });
}

/// How the ids of all the buttons of its row begin.
fn row_of(id: &str) -> &str {
    id.rfind('-').and_then(|end| id.get(..=end)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_buttons_of_a_row_are_known_by_it() {
        let (act, up) = (RowButton::ACT.id("news"), RowButton::UP.id("news"));
        assert_eq!(row_of(&act), row_of(&up));
        assert_ne!(act, up);
        assert!(!RowButton::UP.id("newsletters").starts_with(row_of(&up)));
    }
}
