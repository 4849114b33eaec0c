//! Checking what a server needs, and saying how to mend it.

use std::io::Read as _;
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::{Duration, SystemTime};

use app::Failure;
use app::search::{Drift, drift};
use persistence::outbox::Tally;
use persistence::{Store, outbox, people};

use crate::configuration::{Configuration, Environment};
use crate::start;

/// What was found about one thing.
enum Finding {
    Well(String),
    Ill { what: String, mend: String },
}

/// Examines everything; an error at the end says that something is to be mended.
pub(crate) async fn examine(configuration: &Configuration) -> anyhow::Result<()> {
    let mut findings = vec![
        environment(configuration),
        folder(configuration),
        match &configuration.mail {
            None => Finding::Well("mail: no relay is configured".to_owned()),
            Some(relay) => mail(&relay.place, relay.greets),
        },
        clock(),
        portal(configuration),
    ];
    match start::connect(configuration).await {
        Err(error) => findings.push(Finding::Ill {
            what: format!("database: {error:#}"),
            mend: "check database_url, and that the database runs and accepts this user".to_owned(),
        }),
        Ok(store) => {
            findings.extend(database(&store).await);
            findings.push(letters(&store).await);
            findings.push(search(&store, configuration).await);
        }
    }
    let mut ill = 0;
    for finding in findings {
        match finding {
            Finding::Well(what) => println!("  well  {what}"),
            Finding::Ill { what, mend } => {
                ill += 1;
                println!("  ILL   {what}\n        to mend: {mend}");
            }
        }
    }
    anyhow::ensure!(ill == 0, "{ill} thing(s) to mend");
    Ok(())
}

fn environment(configuration: &Configuration) -> Finding {
    match configuration.environment {
        Environment::Production => Finding::Well("configuration: production".to_owned()),
        Environment::Development => Finding::Well(
            "configuration: development, with a secret that everybody knows".to_owned(),
        ),
    }
}

/// The folder of files: there, writable, with room left.
fn folder(configuration: &Configuration) -> Finding {
    let folder = &configuration.data_dir;
    let probe = folder.join(".doctor");
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&probe, vec![0; 1024 * 1024]))
        .and_then(|()| std::fs::remove_file(&probe));
    match written {
        Ok(()) => Finding::Well(format!("storage: {} takes files", folder.display())),
        Err(error) => Finding::Ill {
            what: format!("storage: {}: {error}", folder.display()),
            mend: "make the folder writable for this user and leave room on its disk".to_owned(),
        },
    }
}

/// The mail relay: there, and greeting (RFC 5321, 3.1); one that begins with TLS only has to be there.
fn mail(relay: &str, greets: bool) -> Finding {
    let found = if greets { greeting(relay) } else { reached(relay).map(|_| *b"220") };
    match found {
        Ok(greeting) if greeting == *b"220" => Finding::Well(format!("mail: {relay} answers")),
        Ok(_) => Finding::Ill {
            what: format!("mail: {relay} does not greet as a relay does"),
            mend: "check that mail_url names an SMTP relay, and that it takes this server"
                .to_owned(),
        },
        Err(error) => Finding::Ill {
            what: format!("mail: {relay}: {error}"),
            mend: "check mail_url, and that this server may reach the relay".to_owned(),
        },
    }
}

/// How long a relay may take.
const PATIENCE: Duration = Duration::from_secs(5);

fn reached(relay: &str) -> std::io::Result<TcpStream> {
    let unknown = || std::io::Error::other("no such host");
    let address = relay.to_socket_addrs()?.next().ok_or_else(unknown)?;
    TcpStream::connect_timeout(&address, PATIENCE)
}

fn greeting(relay: &str) -> std::io::Result<[u8; 3]> {
    let mut stream = reached(relay)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut greeting = [0; 3];
    stream.read_exact(&mut greeting)?;
    Ok(greeting)
}

fn clock() -> Finding {
    // Built in 2026: a clock before that is wrong, and would refuse every token.
    let floor = SystemTime::UNIX_EPOCH + Duration::from_hours(490_896);
    if SystemTime::now() > floor {
        Finding::Well("clock: plausible".to_owned())
    } else {
        Finding::Ill {
            what: "clock: before this program was written".to_owned(),
            mend: "set the clock, and keep it with NTP".to_owned(),
        }
    }
}

fn portal(configuration: &Configuration) -> Finding {
    let folder = &configuration.portal_dir;
    if folder.join("index.html").is_file() {
        Finding::Well(format!("portal: {}", folder.display()))
    } else {
        Finding::Ill {
            what: format!("portal: no index.html in {}", folder.display()),
            mend: "build it with `cargo xtask portal`, or set portal_dir".to_owned(),
        }
    }
}

async fn database(store: &Store) -> Vec<Finding> {
    let mut findings = Vec::new();
    match store.pending_migrations().await {
        Ok(0) => findings.push(Finding::Well("database: answers, schema up to date".to_owned())),
        Ok(pending) => {
            findings.push(Finding::Ill {
                what: format!("database: misses {pending} change(s) of schema"),
                mend: "run `ozelid migrate`".to_owned(),
            });
            return findings;
        }
        Err(error) => {
            findings.push(Finding::Ill {
                what: format!("database: {error}"),
                mend: "check the rights of its user".to_owned(),
            });
            return findings;
        }
    }
    findings.push(match people::super_admins(&store.reader()).await {
        Ok(0) => Finding::Ill {
            what: "rights: nobody is super administrator".to_owned(),
            mend: "run `ozelid admin create`".to_owned(),
        },
        Ok(count) => Finding::Well(format!("rights: {count} super administrator(s)")),
        Err(error) => Finding::Ill {
            what: format!("rights: {error}"),
            mend: "check the rights of the database user".to_owned(),
        },
    });
    findings
}

/// Letters that wait for a relay, and those that none took.
async fn letters(store: &Store) -> Finding {
    match outbox::tally(&store.reader(), None).await {
        Ok(Tally { waiting, sent, failed }) => Finding::Well(format!(
            "letters: {waiting} wait, {sent} were sent, {failed} were refused for good"
        )),
        Err(error) => Finding::Ill {
            what: format!("letters: {error}"),
            mend: "run `ozelid migrate`, and check the rights of the database user".to_owned(),
        },
    }
}

/// The search index of this server: does it hold what the database holds? What is being written when it is looked
/// at is looked at again a little later.
async fn search(store: &Store, configuration: &Configuration) -> Finding {
    let mut found = drift(store, &configuration.search_dir, app::system_clock()).await;
    if !found.as_ref().is_ok_and(Drift::is_none) {
        tokio::time::sleep(Duration::from_secs(2)).await;
        found = drift(store, &configuration.search_dir, app::system_clock()).await;
    }
    match found {
        Ok(drift) if drift.is_none() => {
            Finding::Well(format!("search: {} objects, as in the database", drift.expected))
        }
        Ok(Drift { expected, missing, outdated, left_over }) => Finding::Ill {
            what: format!(
                "search: of {expected} objects, {missing} are missing, {outdated} are outdated; {left_over} are left over"
            ),
            mend: "run `ozelid reindex`, while the server serves or before it starts".to_owned(),
        },
        Err(Failure::SearchNotReady) => {
            Finding::Well("search: no index yet, the server makes it when it starts".to_owned())
        }
        Err(error) => Finding::Ill {
            what: format!("search: {error}"),
            mend: "check search_dir, then run `ozelid reindex`".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::net::TcpListener;

    use super::{Finding, mail};

    fn relay(says: &'static [u8]) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        std::thread::spawn(move || listener.accept().unwrap().0.write_all(says).unwrap());
        address
    }

    #[test]
    fn a_relay_that_greets_is_well_and_anything_else_is_not() {
        assert!(matches!(mail(&relay(b"220 relay.example\r\n"), true), Finding::Well(_)));
        assert!(matches!(mail(&relay(b"HTTP/1.1 400\r\n"), true), Finding::Ill { .. }));
        assert!(matches!(mail(&relay(b"\x16\x03\x01"), false), Finding::Well(_)));
        assert!(matches!(mail("127.0.0.1:1", true), Finding::Ill { .. }));
    }
}
