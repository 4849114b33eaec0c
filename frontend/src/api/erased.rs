//! Answers without their types, so that the machinery of waiting, failing and renewing is made once and not
//! once per type: each copy is downloaded by everybody.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use api_client::{ApiClient, ApiError};

/// An answer whose type only the asker knows.
pub(crate) type Erased = Rc<dyn Any>;

/// Work that goes on in this browser.
pub(super) type Work<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A question that may be asked twice: again after the access token was renewed.
pub(super) type Ask<'a> = Box<dyn Fn(ApiClient) -> Work<'a, Result<Erased, ApiError>> + 'a>;

/// Forgets the type of what is answered.
pub(super) fn ask<'a, T, Fut>(ask: impl Fn(ApiClient) -> Fut + 'a) -> Ask<'a>
where
    T: 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'a,
{
    Box::new(move |client| {
        let asked = ask(client);
        Box::pin(async move { asked.await.map(|answer| Rc::new(answer) as Erased) })
    })
}

/// The only holder of an answer takes it, with its type.
pub(super) fn take<T: 'static>(answer: Erased) -> Option<T> {
    Rc::downcast::<T>(answer).ok().and_then(Rc::into_inner)
}

/// The answer again, with its type.
pub(crate) fn reveal<T: Clone + 'static>(answer: &Erased) -> Option<T> {
    answer.downcast_ref::<T>().cloned()
}
