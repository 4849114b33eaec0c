//! A running server, its database and its people, for tests. A development dependency, never shipped.
//!
//! Each test runs in a process of its own (nextest): what is global here belongs to one test.

mod database;
pub mod hostile;
mod smtp;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::HttpServer;
use actix_web::web::Data;
use api::{Metrics, Printer, Settings, State, application};
use api_client::{ApiClient, ApiError, IdempotencyKey};
use api_types::problem::ProblemCode;
use api_types::session::SignInRequest;
use app::files::Files;
use app::search::{Rebuild, Search, SearchIndex};
use app::{App, Secrets};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use uuid::Uuid;

pub use app::demonstration::{Demo, PASSWORD};
pub use database::Database;
pub use smtp::{SmtpSink, SunkLetter};

/// [`PASSWORD`], hashed in a moment: what a hash costs, which it says itself, would be a quarter of all that tests do.
const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$b3plbGlkLWRlbW8tc2FsdA$LD4D8lrS9vCFFDHXCf83VI2TGylhYIn3gR3dIYPKSBg";

/// Microseconds added to the time of the machine.
static MOVED: AtomicI64 = AtomicI64::new(0);

/// The time at which the clock was stopped, in microseconds; it runs while this is zero.
static STOPPED: AtomicI64 = AtomicI64::new(0);

/// How far the noon was at which the test began.
static TO_NOON: OnceLock<TimeDelta> = OnceLock::new();

fn clock() -> DateTime<Utc> {
    let stopped = STOPPED.load(Ordering::Relaxed);
    let now = if stopped == 0 { None } else { DateTime::from_timestamp_micros(stopped) };
    now.unwrap_or_else(from_noon) + TimeDelta::microseconds(MOVED.load(Ordering::Relaxed))
}

/// The time of the machine, as if the test had begun at noon: no day ends under it, neither in Greenwich nor in Paris, and
/// a day of 23 or 25 hours that it goes through moves nothing to another day.
fn from_noon() -> DateTime<Utc> {
    let now = app::system_clock();
    now + *TO_NOON.get_or_init(|| to_noon(now))
}

/// How far the next noon is.
fn to_noon(now: DateTime<Utc>) -> TimeDelta {
    let since_midnight = now - now.date_naive().and_time(NaiveTime::MIN).and_utc();
    let noon = TimeDelta::hours(12) - since_midnight;
    if noon < TimeDelta::zero() { noon + TimeDelta::days(1) } else { noon }
}

/// A server on a free port, with the cast of the acceptance scenarios and no content.
#[derive(Debug)]
pub struct TestApp {
    /// Where it is.
    pub url: String,
    /// What it runs, to look behind the API.
    pub app: App,
    /// Its database.
    pub database: Database,
    http: reqwest::Client,
}

impl TestApp {
    /// Starts a server on a fresh database.
    ///
    /// # Panics
    /// When it cannot: the test cannot go on.
    pub async fn spawn(database: Database) -> Self {
        let store = database.fresh().await;
        let secrets = Secrets::new(b"a secret of the tests, long enough".to_vec()).expect("long");
        let index = SearchIndex::memory();
        // Serves nothing, and follows nothing: a test that seeks asks for more, see `TestApp::index`.
        index.rebuild(Uuid::nil()).and_then(Rebuild::finish).expect("the index is there");
        let app = App::open(store, secrets, clock, Files::memory(), Search::new(index));
        let app = app.await.expect("the app opens");
        let tx = app.store.begin().await.expect("a transaction begins");
        let people = app::demonstration::insert_people(&app, &tx, PASSWORD_HASH);
        people.await.expect("the cast is there");
        tx.commit().await.expect("the cast is kept");
        // What prints is the server's: here, sheets are the text that they would bear.
        let printer: Printer = |printout| Ok(printout.to_markdown().into_bytes());
        let settings = Settings { printer: Some(printer), ..Settings::default() };
        let state = Data::new(State::new(settings, Metrics::install()));
        let shared = Data::new(app.clone());
        let server = HttpServer::new(move || application(shared.clone(), state.clone(), |_| {}))
            .workers(2)
            .disable_signals()
            .bind(("127.0.0.1", 0))
            .expect("a port is free");
        let url = format!("http://{}", server.addrs()[0]);
        actix_web::rt::spawn(server.run());
        Self { url, app, database, http: reqwest::Client::new() }
    }

    /// A client that is not signed in.
    #[must_use]
    pub fn stranger(&self) -> ApiClient {
        ApiClient::with_http(self.http.clone(), &self.url)
    }

    /// A client signed in as a member of the cast.
    ///
    /// # Panics
    /// When signing in fails.
    pub async fn client_of(&self, who: Demo) -> ApiClient {
        let client = self.stranger();
        let body =
            SignInRequest { email: who.person().email.to_owned(), password: PASSWORD.to_owned() };
        let token = client.sign_in(&body).await.expect("the cast may sign in");
        client.with_bearer(token.access_token)
    }

    /// Makes the search index from what is there, and follows what comes next by [`TestApp::catch_up`].
    ///
    /// # Panics
    /// When it cannot.
    pub async fn index(&self) {
        app::search::rebuild(&self.app).await.expect("the index is made");
    }

    /// Brings the search index up to what is committed.
    ///
    /// # Panics
    /// When it cannot.
    pub async fn catch_up(&self) {
        while app::search::catch_up(&self.app).await.expect("the index catches up") > 0 {}
    }

    /// Stops the clock of the server: from then on it moves by [`TestApp::advance`] alone, however long the machine takes.
    pub fn stop_clock(&self) {
        STOPPED.store(from_noon().timestamp_micros(), Ordering::Relaxed);
    }

    /// Moves the clock of the server.
    pub fn advance(&self, by: TimeDelta) {
        MOVED.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
    }
}

/// A fresh name for a creation.
#[must_use]
pub fn key() -> IdempotencyKey {
    IdempotencyKey(Uuid::new_v4().to_string())
}

/// Why the server refused.
///
/// # Panics
/// When it did not.
#[track_caller]
pub fn refusal<T: std::fmt::Debug>(result: Result<T, ApiError>) -> ProblemCode {
    match result {
        Err(ApiError::Refused(problem)) => problem.code,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// The fields that the server refused: pointer and code, as `/title required`.
///
/// # Panics
/// When it did not refuse.
#[track_caller]
pub fn faulty_fields<T: std::fmt::Debug>(result: Result<T, ApiError>) -> Vec<String> {
    match result {
        Err(ApiError::Refused(problem)) => {
            problem.errors.iter().map(|error| format!("{} {}", error.pointer, error.code)).collect()
        }
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// Runs each test on SQLite and on PostgreSQL.
///
/// PostgreSQL is the server that `TEST_POSTGRES_URL` names; `cargo xtask postgres` starts one.
#[macro_export]
macro_rules! on_both_databases {
    ($($test:ident),+ $(,)?) => { $(
        mod $test {
            #[actix_web::test]
            async fn sqlite() {
                super::$test($crate::Database::sqlite()).await;
            }

            #[actix_web::test]
            async fn postgres() {
                super::$test($crate::Database::postgres()).await;
            }
        }
    )+ };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_begins_at_noon_whenever_it_runs() {
        for (at, hours) in [
            ("2026-11-28T00:00:00Z", 12),
            ("2026-11-28T12:00:00Z", 0),
            ("2026-11-28T23:00:00Z", 13),
        ] {
            let at: DateTime<Utc> = at.parse().unwrap();
            assert_eq!(to_noon(at), TimeDelta::hours(hours), "{at}");
        }
    }
}
