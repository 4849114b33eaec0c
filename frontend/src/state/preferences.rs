//! What a person prefers on this browser: theme, language, shortcuts. Kept in the browser, sent nowhere.

use leptos::prelude::*;
use web_sys::Storage;

use crate::words::{self, Locale};

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// Every theme, in the order in which people read them.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in the page and in the browser's storage; `assets/theme.js` reads the same.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }
}

/// The preferences in force.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Preferences {
    /// The theme.
    pub(crate) theme: RwSignal<Theme>,
    /// The language; changing it makes every view again.
    pub(crate) language: RwSignal<Locale>,
    /// Whether the shortcuts of the keyboard are listened to.
    pub(crate) shortcuts: RwSignal<bool>,
}

impl Preferences {
    /// What was kept, or what the system says.
    pub(crate) fn restore() -> Self {
        let theme = stored("theme").map_or(Theme::default(), |name| Theme::from_name(&name));
        let language = match stored("language").as_deref() {
            Some("en") => Locale::en,
            Some(_) | None => Locale::fr,
        };
        words::set_locale(language);
        let shortcuts = RwSignal::new(stored("shortcuts").is_none());
        Self { theme: RwSignal::new(theme), language: RwSignal::new(language), shortcuts }
    }

    /// Changes the theme, here and for next time.
    pub(crate) fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        store("theme", Some(theme.name()));
        if let Some(root) = document().document_element() {
            let _ = match theme {
                Theme::System => root.remove_attribute("data-theme"),
                Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.name()),
            };
        }
    }

    /// Listens to the shortcuts of the keyboard, or no longer, here and for next time.
    pub(crate) fn choose_shortcuts(self, listened: bool) {
        self.shortcuts.set(listened);
        store("shortcuts", if listened { None } else { Some("off") });
    }

    /// Changes the language, here and for next time.
    pub(crate) fn choose_language(self, language: Locale) {
        words::set_locale(language);
        store("language", Some(words::code(language)));
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", words::code(language));
        }
        self.language.set(language);
    }
}

/// The browser may refuse its storage: the portal then works without memory.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// A value that the browser keeps.
pub(crate) fn stored(key: &str) -> Option<String> {
    storage().and_then(|storage| storage.get_item(key).ok().flatten())
}

/// Keeps a value in the browser, or forgets it.
pub(crate) fn store(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
