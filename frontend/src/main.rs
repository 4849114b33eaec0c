//! The portal's screens.
//!
//! [`app`] holds the contexts, the shell and the routes; `pages/` compose `components/`; `api` alone talks
//! to the server; `words` alone knows what is written on screen. README.md says how a page is made.
#![expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#![expect(
    dead_code,
    unused_imports,
    reason = "a set of components is wider than the pages of today"
)]

mod api;
mod app;
mod components;
mod pages;
mod routes;
mod shell;
mod state;
mod words;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
