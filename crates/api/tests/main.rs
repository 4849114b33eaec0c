//! The API from outside: a real port, a real database, the client that the portal ships.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod accounts;
mod anonymity;
mod attachments;
mod beside;
mod bricks;
mod challenges;
mod comments;
mod delegations;
mod directory;
mod documents;
mod drafts;
mod editorial;
mod exports;
mod expression;
mod half_year_reviews;
mod help_requests;
mod ideas;
mod imports;
mod matrix;
mod messages;
mod newsletter;
mod notifications;
mod openapi;
mod pocs;
mod portfolio;
mod practices;
mod problems;
mod references;
mod resource_requests;
mod reviews;
mod rights;
mod samples;
mod search;
mod sessions;
mod votes;
