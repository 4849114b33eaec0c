//! The portal's screens.
//!
//! [`app`] holds the contexts, the shell and the routes; `pages/` compose `components/`; `api` alone talks
//! to the server; `words` alone knows what is written on screen. README.md says how a page is made.
#![expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_types_passed_by_value, reason = "half as large where the portal runs")
)]

mod api;
mod app;
mod components;
mod crash;
mod pages;
mod routes;
mod shell;
mod state;
#[cfg(test)]
mod tests;
mod words;

fn main() {
    std::panic::set_hook(Box::new(crash::tell));
    leptos::mount::mount_to_body(app::App);
}
