//! How a request leaves and what comes back.

use api_types::problem::Problem;
use domain::access::Profile;
use reqwest::header::{ACCEPT_LANGUAGE, HeaderName, HeaderValue, IF_MATCH};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::json;

/// How a call ends badly.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The server refused, and says why.
    #[error("the server refused: {0:?}")]
    Refused(Box<Problem>),
    /// The server answered something that is not a problem.
    #[error("the server answered {0} without saying why")]
    Unexpected(StatusCode),
    /// The server could not be reached, or answered something unreadable.
    #[error("the server could not be reached, or answered something unreadable")]
    Transport(#[from] reqwest::Error),
    /// The server could not be reached by whoever carried the request for this client.
    #[error("the server could not be reached")]
    Unreachable,
}

impl ApiError {
    /// The problem, when the server told one.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) => Some(problem),
            Self::Unexpected(_) | Self::Transport(_) | Self::Unreachable => None,
        }
    }
}

/// The version of an object that the caller was looking at.
pub type Version = i32;

/// Names a creation, so that sending it twice makes one object. Draw one per form, not per attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(pub String);

/// The client. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ApiClient {
    http: Client,
    base: String,
    bearer: Option<String>,
    language: Option<String>,
    view_as: Option<&'static str>,
}

impl ApiClient {
    /// A client of the server at `base`, such as `https://ozeli-d.example`, without a trailing slash.
    #[must_use]
    pub fn new(base: impl Into<String>) -> Self {
        Self::with_http(Client::new(), base)
    }

    /// The same, over an HTTP client that somebody set up (cookies, timeouts).
    #[must_use]
    pub fn with_http(http: Client, base: impl Into<String>) -> Self {
        Self { http, base: base.into(), bearer: None, language: None, view_as: None }
    }

    /// The same client, signed in.
    #[must_use]
    pub fn with_bearer(&self, token: impl Into<String>) -> Self {
        Self { bearer: Some(token.into()), ..self.clone() }
    }

    /// The same client, told why it is refused in this language: `fr`, `en`, or all that `Accept-Language` takes.
    #[must_use]
    pub fn with_language(&self, language: impl Into<String>) -> Self {
        Self { language: Some(language.into()), ..self.clone() }
    }

    /// The same client, which reads what that profile reads, for whoever may change the matrix, and writes nothing; as
    /// oneself again with none.
    #[must_use]
    pub fn with_view_as(&self, profile: Option<Profile>) -> Self {
        Self { view_as: profile.map(Profile::code), ..self.clone() }
    }

    /// Where the server is.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.http.request(method, format!("{}/api/v1{path}", self.base));
        if let Some(language) = &self.language {
            request = request.header(ACCEPT_LANGUAGE, language);
        }
        if let Some(profile) = self.view_as {
            request = request.header("ozelid-view-as", profile);
        }
        match &self.bearer {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub(crate) async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ApiError> {
        receive(self.request(Method::GET, path)).await
    }

    pub(crate) async fn list<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &impl Serialize,
    ) -> Result<T, ApiError> {
        receive(self.request(Method::GET, path).query(query)).await
    }

    pub(crate) async fn create<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        key: &IdempotencyKey,
    ) -> Result<T, ApiError> {
        let request = self.request(Method::POST, path).header("idempotency-key", &key.0);
        receive(request.json(body)).await
    }

    pub(crate) async fn change<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: &impl Serialize,
        seen: Version,
    ) -> Result<T, ApiError> {
        receive(if_match(self.request(method, path), seen).json(body)).await
    }
}

pub(crate) fn if_match(request: RequestBuilder, seen: Version) -> RequestBuilder {
    let tag = format!("\"{seen}\"");
    match HeaderValue::from_str(&tag) {
        Ok(tag) => request.header(IF_MATCH, tag),
        Err(_) => request,
    }
}

pub(crate) async fn receive<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, ApiError> {
    let (status, body) = body(request).await?;
    read(status, &body)
}

pub(crate) async fn receive_nothing(request: RequestBuilder) -> Result<(), ApiError> {
    body(request).await.map(|_| ())
}

pub(crate) async fn receive_bytes(request: RequestBuilder) -> Result<Vec<u8>, ApiError> {
    body(request).await.map(|(_, body)| body)
}

pub(crate) async fn receive_text(request: RequestBuilder) -> Result<String, ApiError> {
    let (_, body) = body(request).await?;
    Ok(String::from_utf8_lossy(&body).into_owned())
}

/// What the server answers, or why it refuses. Apart from what reads it: a browser downloads this once and
/// not once per type of answer.
async fn body(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), ApiError> {
    let response = request.send().await?;
    let status = response.status();
    let body = response.bytes().await?.to_vec();
    if status.is_success() { Ok((status, body)) } else { Err(refused(status, &body)) }
}

fn read<T: DeserializeOwned>(status: StatusCode, body: &[u8]) -> Result<T, ApiError> {
    json::read(body).map_err(|_| ApiError::Unexpected(status))
}

fn refused(status: StatusCode, body: &[u8]) -> ApiError {
    match json::read::<Problem>(body) {
        Ok(problem) => ApiError::Refused(Box::new(problem)),
        Err(_) => ApiError::Unexpected(status),
    }
}

/// A request that somebody else carries: a browser that says how far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Where it goes, with its query.
    pub address: String,
    /// Its headers: name and value.
    pub headers: Vec<(String, String)>,
}

impl Outgoing {
    pub(crate) fn of(request: RequestBuilder) -> Result<Self, ApiError> {
        let request = request.build()?;
        let header = |(name, value): (&HeaderName, &HeaderValue)| {
            let value = value.to_str().ok()?;
            Some((name.as_str().to_owned(), value.to_owned()))
        };
        let headers = request.headers().iter().filter_map(header).collect();
        Ok(Self { address: request.url().to_string(), headers })
    }
}

/// What came back of an [`Outgoing`]: its status, nought when nothing came, and its body.
///
/// # Errors
/// See [`ApiError`].
pub fn received<T: DeserializeOwned>(status: u16, body: &[u8]) -> Result<T, ApiError> {
    let status = StatusCode::from_u16(status).map_err(|_| ApiError::Unreachable)?;
    if status.is_success() { read(status, body) } else { Err(refused(status, body)) }
}
