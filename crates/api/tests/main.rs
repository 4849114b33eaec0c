//! The API from outside: a real port, a real database, the client that the portal ships.
#![expect(missing_docs, reason = "a test is a sentence")]
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test stops where it fails")]

mod accounts;
mod openapi;
mod problems;
mod rights;
mod sessions;
