//! The server that is measured, run as an operator runs it.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use tokio::time::sleep;

use crate::load::{Connection, request};
use crate::machine;

/// A demonstration login.
pub(crate) const LOGIN: &str =
    r#"{"email":"julie.morel@cnav.example","password":"demonstration-2026"}"#;

/// One installation.
#[derive(Debug)]
pub(crate) struct Product {
    server: PathBuf,
    folder: PathBuf,
    database: String,
    pub(crate) address: SocketAddr,
}

/// What an import took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Imported {
    pub(crate) lines: usize,
    pub(crate) seconds: f64,
    /// The most memory it took, in MiB.
    pub(crate) peak: u64,
}

/// A process that is ended when it is no longer needed.
#[derive(Debug)]
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A loopback port nobody listens on.
pub(crate) fn free() -> Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}

impl Product {
    pub(crate) fn new(server: &Path, folder: &Path, database: &str) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let (server, folder) = (server.to_owned(), folder.to_owned());
        Ok(Self { server, folder, database: database.to_owned(), address: free()? })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.server);
        command
            .args(arguments)
            .env("OZELID_ENVIRONMENT", "development")
            .env("OZELID_DATABASE_URL", &self.database)
            .env("OZELID_DATA_DIR", &self.folder)
            .env("OZELID_LISTEN", self.address.to_string())
            .env("OZELID_PUBLIC_URL", format!("http://{}", self.address))
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null());
        command
    }

    pub(crate) fn prepare(&self) -> Result<()> {
        for act in ["migrate", "seed"] {
            ensure!(self.command(&[act]).status()?.success(), "ozelid {act} failed");
        }
        Ok(())
    }

    pub(crate) fn import(&self, kind: &str, file: &Path, lines: usize) -> Result<Imported> {
        let file = file.to_str().context("a path in UTF-8")?;
        let begun = Instant::now();
        let mut child = self.command(&["import", "--kind", kind, "--file", file]).spawn()?;
        let mut peak = 0;
        let status = loop {
            peak = machine::peak(child.id()).max(peak);
            match child.try_wait()? {
                None => std::thread::sleep(Duration::from_millis(20)),
                Some(status) => break status,
            }
        };
        ensure!(status.success(), "the import of {kind} failed");
        Ok(Imported { lines, seconds: begun.elapsed().as_secs_f64(), peak })
    }

    /// Starts serving; says how long the first answer took, in milliseconds.
    pub(crate) async fn start(&self) -> Result<(Running, f64)> {
        let begun = Instant::now();
        let running = Running(self.command(&["serve"]).spawn()?);
        wait(self.address, "/healthz").await?;
        Ok((running, begun.elapsed().as_secs_f64() * 1_000.0))
    }

    /// Signs in; a token lasts ten minutes.
    pub(crate) async fn token(&self) -> Result<String> {
        let body = self.ask(&request("POST", "/api/v1/auth/sessions", "", LOGIN)).await?;
        Ok(body["access_token"].as_str().context("a token")?.to_owned())
    }

    /// Waits until search answers: until then the server makes its index, and what is measured would be that.
    pub(crate) async fn settled(&self) -> Result<()> {
        loop {
            // A million documents take longer than a token lives.
            let token = self.token().await?;
            let request = request("GET", "/api/v1/search?q=accueil", &token, "");
            if Connection::open(self.address).await?.ask(&request).await?.0 != NOT_READY {
                return Ok(());
            }
            sleep(Duration::from_secs(2)).await;
        }
    }

    /// The key that verifies tokens.
    pub(crate) async fn key(&self) -> Result<String> {
        let keys = self.ask(&request("GET", "/.well-known/jwks.json", "", "")).await?;
        Ok(keys["keys"][0]["x"].as_str().context("a key")?.to_owned())
    }

    /// Identifiers of this many ideas.
    pub(crate) async fn ideas(&self, token: &str, count: usize) -> Result<Vec<String>> {
        let (mut ids, mut cursor) = (Vec::new(), String::new());
        while ids.len() < count {
            let path = format!("/api/v1/ideas?limit=100&sort=oldest{cursor}");
            let page = self.ask(&request("GET", &path, token, "")).await?;
            let items = page["items"].as_array().context("items")?;
            ids.extend(items.iter().filter_map(|item| item["id"].as_str().map(str::to_owned)));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        Ok(ids)
    }

    async fn ask(&self, request: &[u8]) -> Result<Value> {
        let (status, body) = Connection::open(self.address).await?.ask(request).await?;
        ensure!((200..300).contains(&status), "{status}: {}", String::from_utf8_lossy(&body));
        Ok(serde_json::from_slice(&body)?)
    }
}

/// What search answers while its index is being made: 503.
const NOT_READY: u16 = 503;

/// Waits until somebody answers there.
pub(crate) async fn wait(address: SocketAddr, path: &str) -> Result<()> {
    let until = Instant::now() + Duration::from_secs(20);
    while Instant::now() < until {
        if let Ok(mut connection) = Connection::open(address).await
            && connection.ask(&request("GET", path, "", "")).await.is_ok()
        {
            return Ok(());
        }
        sleep(Duration::from_millis(2)).await;
    }
    bail!("nobody answers on {address}")
}
