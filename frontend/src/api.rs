//! How screens read and write. Nothing else in the portal touches the network.

mod erased;
mod failure;
mod fetch;
mod growing;
mod lock;
mod submit;
mod upload;

use std::future::Future;

use api_client::{ApiClient, ApiError, IdempotencyKey};
use api_types::brick::Bricks as BricksView;
use api_types::session::{Me, SignInRequest};
use domain::access::Profile;
use futures_util::future::join3;
use leptos::prelude::*;

pub(crate) use erased::{Erased, reveal};
pub(crate) use failure::{Cause, Failure, Fetched};
pub(crate) use fetch::{Fetch, use_fetch};
pub(crate) use growing::{Growing, use_growing};
pub(crate) use submit::{Submit, use_submit};
pub(crate) use upload::Upload;

use crate::state::{Banner, Bricks, References, Session, store};
use crate::words;
use erased::{Ask, take};

/// The API, as this browser reaches it: the client, and the access token, in memory only.
#[derive(Clone, Debug)]
pub(crate) struct Api {
    client: ApiClient,
    token: StoredValue<Option<String>>,
    /// As which profile one looks, when not as oneself: in memory only, so that a page that is opened anew is one's own.
    looked: StoredValue<Option<Profile>>,
    session: Session,
    references: References,
    bricks: Bricks,
}

/// The API, from the context.
pub(crate) fn use_api() -> Api {
    expect_context()
}

/// A name for a creation, so that sending it twice makes one object. Draw one per form, not per attempt.
pub(crate) fn draw_key() -> IdempotencyKey {
    IdempotencyKey(uuid::Uuid::new_v4().to_string())
}

impl Api {
    /// The API of the server that served this page.
    pub(crate) fn new(session: Session, references: References, bricks: Bricks) -> Self {
        // reqwest wants an absolute address, even in a browser.
        let client = ApiClient::new(window().location().origin().unwrap_or_default());
        let (token, looked) = (StoredValue::new(None), StoredValue::new(None));
        Self { client, token, looked, session, references, bricks }
    }

    /// Who refuses says why in the language of the page.
    fn unsigned(&self) -> ApiClient {
        self.client.with_language(words::code(words::locale()))
    }

    fn signed(&self) -> ApiClient {
        let client = self.unsigned().with_view_as(self.looked.get_value());
        match self.token.get_value() {
            Some(token) => client.with_bearer(token),
            None => client,
        }
    }

    /// Asks the server. An access token that has expired is renewed once; when it cannot be, the session
    /// has ended: one signs in again over the page, and what was typed stays.
    pub(crate) async fn call<T, Fut>(&self, ask: impl Fn(ApiClient) -> Fut) -> Fetched<T>
    where
        T: 'static,
        Fut: Future<Output = Result<T, ApiError>>,
    {
        let answer = self.call_erased(erased::ask(ask)).await?;
        // The answer is of the type that was asked.
        match take(answer) {
            Some(answer) => Ok(answer),
            None => std::future::pending().await,
        }
    }

    async fn call_erased(&self, ask: Ask<'_>) -> Fetched<Erased> {
        let used = self.token.get_value();
        let failure = match ask(self.signed()).await {
            Ok(answer) => return Ok(answer),
            Err(error) => Failure::from(error),
        };
        if !failure.wants_sign_in() {
            return Err(failure);
        }
        match self.renew(used).await {
            Ok(()) => ask(self.signed()).await.map_err(Failure::from),
            Err(refused) if refused.wants_sign_in() => {
                self.session.end();
                Err(failure)
            }
            Err(unreachable) => Err(unreachable),
        }
    }

    /// Draws a new access token, unless another call has done so meanwhile. One at a time in the whole
    /// browser: the refresh cookie is rotated, and using the former one twice ends the session.
    async fn renew(&self, used: Option<String>) -> Fetched<()> {
        let api = self.clone();
        lock::exclusively("ozeli-d-refresh", move || async move {
            if api.token.get_value() != used {
                return Ok(());
            }
            let token = api.unsigned().renew_token().await?;
            api.token.set_value(Some(token.access_token));
            Ok(())
        })
        .await
    }

    /// At start: takes up a session that is still open. Who never signed in here is not asked for.
    pub(crate) async fn resume(&self) {
        if !was_signed_in() {
            return self.session.close();
        }
        let entered = match self.renew(None).await {
            Ok(()) => self.enter().await,
            Err(failure) => Err(failure),
        };
        if entered.is_err() {
            self.session.close();
        }
    }

    /// From here on everything is read as a profile reads it, or as oneself again: each view is made anew.
    pub(crate) fn look_as(&self, preview: Option<(Profile, Banner)>, me: Me, bricks: BricksView) {
        self.looked.set_value(preview.map(|(profile, _)| profile));
        self.bricks.fill(bricks);
        self.session.open(me);
        self.session.hang(preview.map(|(_, banner)| banner));
    }

    /// Opens a session.
    pub(crate) async fn sign_in(&self, request: &SignInRequest) -> Fetched<()> {
        let token = self.unsigned().sign_in(request).await?;
        self.looked.set_value(None);
        self.token.set_value(Some(token.access_token));
        self.enter().await
    }

    async fn enter(&self) -> Fetched<()> {
        let client = self.signed();
        let (me, lists, bricks) =
            join3(client.read_me(), client.list_references(), client.list_bricks()).await;
        // Without its labels a page shows codes: poor, but better than no page.
        if let Ok(lists) = lists {
            self.references.fill(lists);
        }
        // Without the bricks that were added the portal is what it was built as.
        if let Ok(bricks) = bricks {
            self.bricks.fill(bricks);
        }
        self.session.open(me?);
        store(SIGNED_IN, Some("1"));
        Ok(())
    }

    /// Ends the session here. The person is signed out even when the server cannot be told.
    pub(crate) async fn sign_out(&self) {
        // Nothing is ended through the eyes of another.
        self.looked.set_value(None);
        // When it cannot be told, the session ends by itself.
        let _ = self.call(|client| async move { client.sign_out().await }).await;
        self.forget();
    }

    fn forget(&self) {
        store(SIGNED_IN, None);
        self.token.set_value(None);
        self.session.close();
    }
}

/// Marks, in this browser, that a refresh cookie may be there: scripts cannot see the cookie itself.
const SIGNED_IN: &str = "signed_in";

/// A browser that refuses its storage remembers nothing: the cookie is then tried each time.
fn was_signed_in() -> bool {
    match window().local_storage() {
        Ok(Some(storage)) => storage.get_item(SIGNED_IN).is_ok_and(|mark| mark.is_some()),
        Ok(None) | Err(_) => true,
    }
}
