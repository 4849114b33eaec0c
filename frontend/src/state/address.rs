//! What the address asks of a page: filters, order, perimeter. A link to the page is a link to the view.

use std::str::FromStr;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// One parameter and its value.
type Parameter = (String, String);

/// How a change is kept by the « back » of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The former view is one step back: a choice was made.
    Push,
    /// The former view is forgotten: somebody is still typing.
    Replace,
}

/// The parameters of the address, as long as the page that reads them is on screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Address {
    parameters: Memo<Vec<Parameter>>,
    go: Callback<(String, Step)>,
}

/// The address of this page.
pub(crate) fn use_address() -> Address {
    // `use_query_map` follows the route, which comes after the address: a page made at once would read the
    // query of the page before it.
    let location = use_location();
    let (query, pathname) = (location.query, location.pathname);
    let here = pathname.get_untracked();
    let page = here.clone();
    // On the way to another page the address changes first: this one keeps what it was asked.
    let parameters = Memo::new(move |former: Option<&Vec<Parameter>>| {
        if *pathname.read() == here {
            let known = query.read();
            let pairs = known.latest_values();
            pairs.map(|(name, value)| (name.to_string(), value.to_owned())).collect()
        } else {
            former.cloned().unwrap_or_default()
        }
    });
    let navigate = use_navigate();
    let go = Callback::new(move |(search, step): (String, Step)| {
        let replace = step == Step::Replace;
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("{page}{search}"), options);
    });
    Address { parameters, go }
}

impl Address {
    /// The value of a parameter, unless it is absent or blank.
    pub(crate) fn text(self, name: &str) -> Option<String> {
        let parameters = self.parameters.read();
        let found = parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The value of a parameter, as a filter shows it: nothing when it is absent.
    pub(crate) fn value(self, name: &'static str) -> Signal<String> {
        Signal::derive(move || self.text(name).unwrap_or_default())
    }

    /// What choosing a value in a filter does: the former view is one step back.
    pub(crate) fn choose(self, name: &'static str) -> Callback<String> {
        Callback::new(move |value| self.set(&[(name, value)], Step::Push))
    }

    /// The value of a parameter, when it means something. An address that was cut or aged still opens the page.
    pub(crate) fn parsed<T: FromStr>(self, name: &str) -> Option<T> {
        self.text(name).and_then(|value| value.parse().ok())
    }

    /// The values of a parameter that holds several, separated by commas.
    pub(crate) fn several<T: FromStr>(self, name: &str) -> Vec<T> {
        let text = self.text(name).unwrap_or_default();
        text.split(',').filter_map(|value| value.parse().ok()).collect()
    }

    /// Changes some parameters; a blank value takes the parameter away.
    pub(crate) fn set(self, changes: &[(&str, String)], step: Step) {
        let mut parameters = self.parameters.get_untracked();
        for (name, value) in changes {
            parameters.retain(|(known, _)| known != name);
            if !value.trim().is_empty() {
                parameters.push(((*name).to_owned(), value.clone()));
            }
        }
        self.go.run((search(&parameters), step));
    }

    /// Takes all these parameters away.
    pub(crate) fn clear(self, names: &[&str]) {
        let blank: Vec<(&str, String)> = names.iter().map(|name| (*name, String::new())).collect();
        self.set(&blank, Step::Push);
    }
}

/// `?q=carte&statut=in_progress`, or nothing.
pub(crate) fn search(parameters: &[Parameter]) -> String {
    let pairs: Vec<String> = parameters
        .iter()
        .map(|(name, value)| {
            format!("{name}={}", String::from(js_sys::encode_uri_component(value)))
        })
        .collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}
