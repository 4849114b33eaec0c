//! The icons of `assets/icons.svg`, which the page holds inline. An icon always stands beside its word.

use leptos::prelude::*;

macro_rules! glyphs {
    ($($name:ident = $id:literal),+ $(,)?) => {
        /// What an icon shows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Glyph { $($name,)+ }

        impl Glyph {
            const fn href(self) -> &'static str {
                match self { $(Self::$name => concat!("#i-", $id),)+ }
            }
        }
    };
}

glyphs! {
    Alert = "alert", Arrow = "arrow", Bell = "bell", Book = "book", Calendar = "calendar",
    Chart = "chart", Chat = "chat", Check = "check", Clock = "clock", Cloud = "cloud",
    Cross = "x", Down = "down", Download = "download", Edit = "edit", File = "file",
    Filter = "filter", Flag = "flag", Heart = "heart", Help = "help", Idea = "idea",
    Image = "image", Info = "info", Key = "key", Leave = "leave", Lock = "lock", Mail = "mail",
    Mask = "mask", Menu = "menu", News = "news", Offline = "wifi-off", Pause = "pause",
    Plus = "plus", Poc = "poc", Practice = "practice", Print = "print", Reuse = "reuse",
    Search = "search", Stop = "stop", Storm = "storm", Sun = "sun", Table = "table",
    Trash = "trash", User = "user", Users = "users",
}

/// An icon, unseen by screen readers: the word beside it says the same.
#[component]
pub(crate) fn Icon(glyph: Glyph) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=glyph.href()></use></svg> }
}
