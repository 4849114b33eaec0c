//! Writing: one act at a time, with its refusals next to the fields.

use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use api_client::{ApiClient, ApiError};
use domain::FieldError;
use leptos::prelude::*;

use super::erased::{self, Ask, Erased, Work, take};
use super::{Api, Failure, use_api};
use crate::components::Faults;

/// What an act is asked with; only the asker knows its type.
type Input = Arc<dyn Any + Send + Sync>;

/// How the act is done.
type Act = Box<dyn Fn(&Input) -> Work<'static, ()>>;

/// An act that one may ask for, again and again. Copy it into the closures that ask.
pub(crate) struct Submit<I> {
    action: Action<Input, ()>,
    failure: RwSignal<Option<Failure>>,
    faults: Faults,
    of: PhantomData<fn(I)>,
}

impl<I> Clone for Submit<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Submit<I> {}

impl<I: Send + Sync + 'static> Submit<I> {
    /// Whether the act is on its way.
    pub(crate) fn pending(self) -> Signal<bool> {
        let pending = self.action.pending();
        Signal::derive(move || pending.get())
    }

    /// Why it was refused, when it is not because of a field: for `ActProblem`.
    pub(crate) fn failure(self) -> Signal<Option<Failure>> {
        self.failure.into()
    }

    /// The faulty fields: for `Form` and its fields.
    pub(crate) fn faults(self) -> Faults {
        self.faults
    }

    /// Asks for the act; a second press while it is on its way does nothing.
    pub(crate) fn send(self, input: I) {
        if !self.action.pending().get_untracked() {
            self.forgive();
            self.action.dispatch_local(Arc::new(input));
        }
    }

    /// Refuses before asking: the same rule, known without the server.
    pub(crate) fn refuse(self, faults: Vec<FieldError>) {
        self.failure.set(None);
        self.faults.show(faults);
    }

    /// Forgets the last refusal: what caused it is gone.
    pub(crate) fn forgive(self) {
        self.faults.clear();
        self.failure.set(None);
    }

    /// Sends what passes the check, and says what does not.
    pub(crate) fn send_checked<T>(self, input: I, checked: Result<T, Vec<FieldError>>) {
        match checked {
            Ok(_) => self.send(input),
            Err(faults) => self.refuse(faults),
        }
    }
}

/// Prepares an act: how it is asked, and what to do with the answer.
pub(crate) fn use_submit<I, T, Fut>(
    ask: impl Fn(ApiClient, I) -> Fut + Clone + 'static,
    done: impl Fn(T) + Clone + 'static,
) -> Submit<I>
where
    I: Clone + Send + Sync + 'static,
    T: 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
{
    let api = use_api();
    let failure = RwSignal::new(None);
    let faults = Faults::new();
    let act: Act = Box::new(move |input| {
        let (ask, done) = (ask.clone(), done.clone());
        let Some(input) = input.downcast_ref::<I>().cloned() else {
            return Box::pin(std::future::ready(()));
        };
        let ask = erased::ask(move |client| ask(client, input.clone()));
        let done = Box::new(move |answer: Erased| {
            if let Some(answer) = take(answer) {
                done(answer);
            }
        });
        perform(api.clone(), ask, done, (failure, faults))
    });
    Submit { action: Action::new_unsync(act), failure, faults, of: PhantomData }
}

/// Asks, then tells what came of it: made once for every act there is.
fn perform(
    api: Api,
    ask: Ask<'static>,
    done: Box<dyn FnOnce(Erased)>,
    (failure, faults): (RwSignal<Option<Failure>>, Faults),
) -> Work<'static, ()> {
    Box::pin(async move {
        match api.call_erased(ask).await {
            Ok(answer) => done(answer),
            Err(refused) => show(refused, failure, faults),
        }
    })
}

/// A refusal goes to the fields it names, or stands alone.
fn show(refused: Failure, failure: RwSignal<Option<Failure>>, faults: Faults) {
    let fields = refused.fields();
    if fields.is_empty() {
        failure.try_set(Some(refused));
    } else {
        faults.show(fields);
    }
}
