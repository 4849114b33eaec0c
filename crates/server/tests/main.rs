//! The server, as a process.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod first_account;
mod kill;
mod kill_around;
mod logs;
mod minutes;
mod printing;
mod running;
