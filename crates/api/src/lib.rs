//! HTTP in front of the use cases. No rule is decided here.
//!
//! A handler parses, names its caller, calls one use case and chooses a view. What is served is what is
//! documented: `routes::configure` does both.

mod access_log;
mod caller;
mod failure;
mod lines;
mod methods;
mod openapi;
mod prelude;
mod problems;
mod registry;
mod request;
mod resource_requests;
mod respond;
mod routes;
mod serde_faults;
mod words;

mod accounts;
mod actions;
mod agenda;
mod attachments;
mod beside;
mod bricks;
mod celebrations;
mod challenges;
mod charter;
mod comments;
mod directory;
mod documents;
mod dormant_exports;
mod drafts;
mod editorial;
pub mod exports;
mod expression;
mod feeds;
mod half_year_reviews;
mod help_requests;
mod home;
mod idea_columns;
mod idea_exports;
mod idea_facets;
mod ideas;
mod imports;
mod kits;
mod messages;
mod newsletter;
mod notifications;
mod operations;
mod partners;
mod passwords;
mod people;
mod personal;
mod poc_rules;
mod pocs;
mod portal_plan;
mod portfolio;
mod practices;
mod printouts;
mod references;
mod reuses;
mod reviews;
mod revivals;
mod rights;
mod saved_views;
mod search;
mod sessions;
mod showcase;
mod table_exports;
mod teams;
mod views;

pub use access_log::{Metrics, RouteSpan};
pub use openapi::document;
pub use printouts::Printer;
pub use routes::{Elsewhere, Settings, State, application};
