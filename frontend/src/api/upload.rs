//! Sending a file, and saying how far it is: `fetch` does not tell, the browser's older way does.

use api_client::{ApiClient, ApiError, Outgoing, received};
use api_types::attachment::{AttachmentView, UploadQuery};
use js_sys::Promise;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ProgressEvent, XmlHttpRequest};

/// One file at a time on its way: how far it is, and the means to give it up.
#[derive(Clone, Copy)]
pub(crate) struct Upload {
    name: RwSignal<Option<String>>,
    percent: RwSignal<u8>,
    given_up: StoredValue<bool>,
    request: StoredValue<Option<XmlHttpRequest>, LocalStorage>,
}

impl Upload {
    /// Nothing is on its way.
    pub(crate) fn new() -> Self {
        Self {
            name: RwSignal::new(None),
            percent: RwSignal::new(0),
            given_up: StoredValue::new(false),
            request: StoredValue::new_local(None),
        }
    }

    /// The name of what is on its way.
    pub(crate) fn name(self) -> Option<String> {
        self.name.get()
    }

    /// How much of it has left.
    pub(crate) fn percent(self) -> u8 {
        self.percent.get()
    }

    /// Gives up what is on its way.
    pub(crate) fn give_up(self) {
        self.given_up.try_set_value(true);
        if let Some(request) = self.request.try_get_value().flatten() {
            // A request that has ended has nothing left to give up.
            let _ = request.abort();
        }
    }

    /// Whether all of it has left: what follows is the server's work, and is not given up.
    pub(crate) fn has_left(self) -> bool {
        self.percent.get() == 100
    }

    /// Sends a file to be attached, as the client does; nothing when it was given up.
    pub(crate) async fn send(
        self,
        client: &ApiClient,
        query: &UploadQuery,
        content: &[u8],
    ) -> Result<Option<AttachmentView>, ApiError> {
        self.post(&client.outgoing_attachment(query)?, &query.name, content).await
    }

    /// Sends a file where it must go, as the client does; nothing when it was given up.
    pub(crate) async fn post<T: DeserializeOwned>(
        self,
        outgoing: &Outgoing,
        name: &str,
        content: &[u8],
    ) -> Result<Option<T>, ApiError> {
        self.given_up.try_set_value(false);
        self.percent.try_set(0);
        self.name.try_set(Some(name.to_owned()));
        let answer = match self.exchange(outgoing, content).await {
            Ok((status, body)) => received(status, body.as_bytes()),
            Err(_) => Err(ApiError::Unreachable),
        };
        self.request.try_set_value(None);
        self.name.try_set(None);
        match answer {
            Err(_) if self.given_up.try_get_value() == Some(true) => Ok(None),
            answer => answer.map(Some),
        }
    }

    async fn exchange(self, outgoing: &Outgoing, content: &[u8]) -> Result<(u16, String), JsValue> {
        let request = XmlHttpRequest::new()?;
        request.open("POST", &outgoing.address)?;
        for (name, value) in &outgoing.headers {
            request.set_request_header(name, value)?;
        }
        let advance = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            self.percent.try_set(percent(event.loaded(), event.total()));
        });
        request.upload()?.set_onprogress(Some(advance.as_ref().unchecked_ref()));
        // It ends once, whether it arrived, failed or was given up.
        let ended = Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
        request.send_with_opt_u8_array(Some(content))?;
        self.request.try_set_value(Some(request.clone()));
        JsFuture::from(ended).await?;
        Ok((request.status()?, request.response_text()?.unwrap_or_default()))
    }
}

/// A share in whole percent; of nothing, all has left.
fn percent(loaded: f64, total: f64) -> u8 {
    if total <= 0.0 {
        return 100;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nought and a hundred"
    )]
    let percent = (loaded / total * 100.0).clamp(0.0, 100.0) as u8;
    percent
}
