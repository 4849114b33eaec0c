//! Those who ask, over HTTP.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use test_support::TestApp;

use super::acts::{Act, Before};

/// Somebody who signed in.
#[derive(Debug)]
pub(super) struct Desk {
    http: Client,
    url: String,
    pub(super) token: String,
}

impl Desk {
    pub(super) async fn open(app: &TestApp, email: &str, password: &str) -> Self {
        let (http, url) = (Client::new(), format!("{}/api/v1", app.url));
        let sent = json!({ "email": email, "password": password });
        let answer = http.post(format!("{url}/auth/sessions")).json(&sent).send().await.unwrap();
        let told: Value = answer.json().await.unwrap();
        let token = told["access_token"].as_str().unwrap().to_owned();
        Self { http, url, token }
    }

    /// Asks, and tells what was answered.
    pub(super) async fn call(
        &self,
        (method, path): (&Method, &str),
        sent: Option<&Value>,
        version: i32,
    ) -> (StatusCode, Value) {
        let request = self
            .http
            .request(method.clone(), format!("{}{path}", self.url))
            .bearer_auth(&self.token)
            .header("if-match", format!("\"{version}\""));
        let request = match sent {
            Some(sent) => request.json(sent),
            None => request,
        };
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let told = answer.text().await.unwrap();
        (status, serde_json::from_str(&told).unwrap_or_default())
    }

    /// The text of a file.
    pub(super) async fn text(&self, path: &str) -> String {
        let request = self.http.get(format!("{}{path}", self.url)).bearer_auth(&self.token);
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.text().await.unwrap()
    }

    /// Whether the act is allowed to whoever sits here; `keeper` makes ready what has to be.
    pub(super) async fn may(&self, keeper: &Self, act: &Act) -> bool {
        let mut version = act.version;
        match act.before {
            Before::Nothing => {}
            Before::Version => {
                let (_, kept) = keeper.call((&Method::GET, act.path.as_str()), None, 0).await;
                version = kept["version"].as_i64().and_then(|it| i32::try_from(it).ok()).unwrap();
            }
            Before::Tag => {
                let (place, _) = act.path.rsplit_once('/').unwrap();
                let word = json!({ "word": "#accueil" });
                let (status, _) = keeper.call((&Method::PUT, place), Some(&word), 0).await;
                assert!(status.is_success(), "{place}: {status}");
            }
        }
        let asked = (&act.method, act.path.as_str());
        let (status, told) = self.call(asked, act.sent.as_ref(), version).await;
        // Not asked well, it would tell nothing of rights.
        let ill_asked = matches!(
            status,
            StatusCode::UNAUTHORIZED | StatusCode::BAD_REQUEST | StatusCode::METHOD_NOT_ALLOWED
        );
        let fine = !ill_asked && !status.is_server_error();
        assert!(fine, "{} by {} {}: {status} {told}", act.permission, act.method, act.path);
        // A colleague of whom one is not the referent is told of at the field that names them.
        let errors = told["errors"].as_array();
        let elsewhere =
            errors.is_some_and(|errors| errors.iter().any(|one| one["code"] == "other_body"));
        !matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) && !elsewhere
    }
}
