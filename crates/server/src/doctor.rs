//! Checking what a server needs, and saying how to mend it.

use std::time::{Duration, SystemTime};

use persistence::{Store, people};

use crate::configuration::{Configuration, Environment};
use crate::start;

/// What was found about one thing.
enum Finding {
    Well(String),
    Ill { what: String, mend: String },
}

/// Examines everything; an error at the end says that something is to be mended.
pub(crate) async fn examine(configuration: &Configuration) -> anyhow::Result<()> {
    let mut findings =
        vec![environment(configuration), folder(configuration), clock(), portal(configuration)];
    match start::connect(configuration).await {
        Err(error) => findings.push(Finding::Ill {
            what: format!("database: {error:#}"),
            mend: "check database_url, and that the database runs and accepts this user".to_owned(),
        }),
        Ok(store) => findings.extend(database(&store).await),
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
