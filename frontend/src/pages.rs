//! One module per feature. A page composes components and is at most 60 lines.

pub(crate) mod admin;
pub(crate) mod annex;
pub(crate) mod bricks;
pub(crate) mod challenges;
pub(crate) mod editorial;
pub(crate) mod glossary;
pub(crate) mod home;
pub(crate) mod ideas;
pub(crate) mod lessons;
pub(crate) mod notifications;
pub(crate) mod palette;
pub(crate) mod pocs;
pub(crate) mod portfolio;
pub(crate) mod practices;
pub(crate) mod references;
pub(crate) mod reviews;
pub(crate) mod search;
pub(crate) mod services;
pub(crate) mod shared;
pub(crate) mod sign_in;
