//! The server as the other commands run it: SQLite and files in one folder.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    exec::{cargo, interrupted, output, program, run},
    place,
};

/// Where one installation keeps its things and listens.
#[derive(Debug, Clone)]
pub(crate) struct Installation {
    /// Database, files and keys.
    pub(crate) data: PathBuf,
    /// Loopback port.
    pub(crate) port: u16,
    /// The `ozelid` binary.
    pub(crate) binary: PathBuf,
}

/// How the server, or a tool, is compiled.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compiled {
    /// For a desk.
    #[default]
    Quickly,
    /// With the features that the tests chose: what they compiled is not compiled again.
    BesideTests,
    /// Optimised, within what one waits for.
    Fast,
}

/// Compiles a program of the workspace; returns where it is.
pub(crate) fn build(name: &str, compiled: Compiled) -> Result<PathBuf> {
    let mut build = cargo(["build", "--workspace", "--bin", name]);
    let folder = match compiled {
        Compiled::Quickly => "debug",
        Compiled::BesideTests => {
            build.arg("--tests");
            "debug"
        }
        Compiled::Fast => {
            build.args(["--profile", "demonstration"]);
            "demonstration"
        }
    };
    run(&mut build)?;
    Ok(place::target().join(folder).join(name))
}

impl Installation {
    /// The address people open.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// `ozelid` with this installation's configuration, as documented in docs/operations.md.
    pub(crate) fn ozelid<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = program(&self.binary);
        let database = self.data.join("ozelid.sqlite");
        command
            .args(arguments)
            .env("OZELID_ENVIRONMENT", "development")
            .env("OZELID_DATABASE_URL", format!("sqlite://{}?mode=rwc", database.display()))
            .env("OZELID_DATA_DIR", &self.data)
            .env("OZELID_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("OZELID_PUBLIC_URL", self.url())
            .env("OZELID_PORTAL_DIR", place::portal());
        command
    }

    /// Brings the database to the present schema and puts the demonstration data in; what `seed`
    /// says, the demonstration logins among it, is returned.
    pub(crate) fn prepare(&self) -> Result<String> {
        fs::create_dir_all(&self.data)?;
        output(&mut self.ozelid(["migrate"]))?;
        output(&mut self.ozelid(["seed"]))
    }

    /// Starts serving and waits until the server is ready.
    pub(crate) fn start(&self) -> Result<Server> {
        self.started(self.ozelid(["serve"]))
    }

    /// Starts serving with a mail relay at this address, and waits until the server is ready.
    pub(crate) fn start_with_relay(&self, relay: &str) -> Result<Server> {
        let mut serve = self.ozelid(["serve"]);
        serve.env("OZELID_MAIL_URL", relay);
        self.started(serve)
    }

    fn started(&self, mut serve: Command) -> Result<Server> {
        let child = serve.spawn().context("cannot start ozelid")?;
        let mut server = Server { child };
        server.wait_until_ready(self.port)?;
        Ok(server)
    }
}

/// A server that runs; stopped when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
}

impl Server {
    fn wait_until_ready(&mut self, port: u16) -> Result<()> {
        let deadline = Instant::now() + Duration::from_mins(1);
        while Instant::now() < deadline && !interrupted() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended at once ({status}); what it said is above");
            }
            if ready(port).unwrap_or(false) {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("the server was not ready after a minute")
    }

    /// Whether the server still runs.
    pub(crate) fn runs(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_none())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The shell's own `kill`: a small image has no other.
        let kill = format!("kill -TERM {}", self.child.id());
        let asked = output(program("sh").args(["-c", &kill]));
        let deadline = Instant::now() + Duration::from_secs(5);
        while asked.is_ok() && Instant::now() < deadline {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ready(port: u16) -> Result<bool> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(is_success(&answer))
}

fn is_success(answer: &str) -> bool {
    answer.split(' ').nth(1).is_some_and(|status| status.starts_with('2'))
}

/// A new installation in an empty folder.
pub(crate) fn fresh(data: &Path, port: u16, binary: PathBuf) -> Result<Installation> {
    if data.exists() {
        fs::remove_dir_all(data)?;
    }
    Ok(Installation { data: data.to_path_buf(), port, binary })
}

#[cfg(test)]
mod tests {
    use super::is_success;

    #[test]
    fn only_a_2xx_answer_is_ready() {
        assert!(is_success("HTTP/1.1 200 OK\r\n\r\n"));
        assert!(!is_success("HTTP/1.1 503 Service Unavailable\r\n\r\n"));
        assert!(!is_success(""));
    }
}
