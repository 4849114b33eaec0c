//! The server as it runs, to talk to it.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use api_client::ApiClient;
use api_types::session::SignInRequest;
use app::demonstration::{Demo, PASSWORD};

/// A server of its own, in a folder.
pub(crate) struct Server {
    child: Child,
    url: String,
}

impl Server {
    pub(crate) async fn start(folder: &Path) -> Self {
        Self::start_telling(folder, Stdio::null()).await
    }

    /// The same, with all that it logs of itself.
    pub(crate) async fn start_telling(folder: &Path, log: Stdio) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let url = format!("http://127.0.0.1:{port}");
        let child = ozelid(folder)
            .arg("serve")
            .env("OZELID_LISTEN", format!("127.0.0.1:{port}"))
            .env("OZELID_PUBLIC_URL", &url)
            .env("RUST_LOG", "info,api=trace,app=trace,persistence=trace,search=trace")
            .env("NO_COLOR", "1")
            .stderr(log)
            .spawn()
            .unwrap();
        let server = Self { child, url };
        for _ in 0..200 {
            let ready = reqwest::get(format!("{}/readyz", server.url)).await;
            if ready.is_ok_and(|answer| answer.status().is_success()) {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server did not come up");
    }

    pub(crate) async fn client_of(&self, who: Demo) -> ApiClient {
        self.signed_in(who.person().email, PASSWORD).await
    }

    pub(crate) async fn signed_in(&self, email: &str, password: &str) -> ApiClient {
        let client = ApiClient::new(&self.url);
        let body = SignInRequest { email: email.to_owned(), password: password.to_owned() };
        client.with_bearer(client.sign_in(&body).await.unwrap().access_token)
    }

    /// SIGKILL: nothing is flushed, nothing is said.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A command of it.
pub(crate) fn ozelid(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ozelid"));
    command
        .env("OZELID_ENVIRONMENT", "development")
        .env("OZELID_DATA_DIR", folder)
        .env_remove("OZELID_DATABASE_URL")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// An installation with demonstration data.
pub(crate) fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for command in ["migrate", "seed"] {
        assert!(ozelid(folder.path()).arg(command).status().unwrap().success(), "{command}");
    }
    folder
}
