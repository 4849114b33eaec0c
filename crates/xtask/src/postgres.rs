//! A `PostgreSQL` that lives as long as the tests do.

use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio, id},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    exec::{interrupted, output, program, succeeds},
    tools,
};

/// Whether what is committed must outlive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// As in production.
    Durable,
    /// For data that go away: durability costs time and buys nothing.
    Forgetful,
}

/// A running cluster in a folder of its own; stopped and removed when dropped.
#[derive(Debug)]
pub(crate) struct Postgres {
    folder: PathBuf,
    port: u16,
    programs: PathBuf,
    server: Child,
}

impl Postgres {
    /// Makes a cluster and starts it on a free loopback port.
    pub(crate) fn start(durability: Durability) -> Result<Self> {
        let programs = tools::postgres()?;
        let folder = env::temp_dir().join(format!("ozelid-postgres-{}", id()));
        let port = free_port()?;
        prepare(&folder)?;
        output(
            as_ordinary_user(&programs.join("initdb"), &folder)
                .args(["--username=app", "--auth=trust", "--encoding=UTF8", "--no-sync"])
                .args(["--locale=C.UTF-8", "--pgdata"])
                .arg(folder.join("data")),
        )?;
        let mut command = as_ordinary_user(&programs.join("postgres"), &folder);
        command
            .args(options(port, durability))
            .arg("-D")
            .arg(folder.join("data"))
            .arg("-k")
            .arg(&folder);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(fs::File::create(folder.with_extension("log"))?);
        let server = command.spawn().context("cannot start postgres")?;
        let mut postgres = Self { folder, port, programs, server };
        postgres.wait()?;
        Ok(postgres)
    }

    /// The address of the maintenance database.
    pub(crate) fn url(&self) -> String {
        format!("postgres://app@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(30);
        let port = self.port.to_string();
        while Instant::now() < deadline && self.server.try_wait()?.is_none() {
            let mut ready = program(self.programs.join("pg_isready"));
            if succeeds(ready.args(["--quiet", "--host=127.0.0.1", "--port", &port])) {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.with_extension("log")).unwrap_or_default();
        bail!("PostgreSQL did not start:\n{log}")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = as_ordinary_user(&self.programs.join("pg_ctl"), &self.folder);
        let data = self.folder.join("data");
        if output(stop.args(["stop", "--mode=immediate", "--pgdata"]).arg(data)).is_err() {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
        let _ = fs::remove_file(self.folder.with_extension("log"));
    }
}

/// Keeps a cluster until Ctrl-C.
pub(crate) fn keep() -> Result<()> {
    let postgres = Postgres::start(Durability::Forgetful)?;
    println!("TEST_POSTGRES_URL={}", postgres.url());
    eprintln!("Ctrl-C stops it and removes its data.");
    while !interrupted() {
        sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// A port nobody listens on.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn options(port: u16, durability: Durability) -> Vec<String> {
    let mut settings = vec!["listen_addresses=127.0.0.1", "max_connections=400"];
    if durability == Durability::Forgetful {
        settings.extend(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        // Each test has a database of its own, and is over before sweeping it would pay.
        settings.push("autovacuum=off");
    }
    let mut options = vec!["-p".to_owned(), port.to_string()];
    options.extend(settings.iter().flat_map(|setting| ["-c".to_owned(), (*setting).to_owned()]));
    options
}

fn prepare(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    if is_root() {
        output(program("chown").arg("nobody:nogroup").arg(folder))?;
    }
    output(program("chmod").arg("700").arg(folder))?;
    Ok(())
}

/// `PostgreSQL` refuses to run as root. The signal ends it even if we are killed outright.
fn as_ordinary_user(program_path: &Path, home: &Path) -> Command {
    let mut command = program("setpriv");
    if is_root() {
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
    }
    command.arg("--pdeathsig=INT").arg("--").arg(program_path);
    command.env("HOME", home).env("LC_ALL", "C.UTF-8").current_dir(env::temp_dir());
    command
}

fn is_root() -> bool {
    output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
