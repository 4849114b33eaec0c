//! One at a time in the whole browser, by its own locks (Web Locks).

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `work` while no other tab holds the lock `name`. A browser without locks runs it at once.
pub(super) async fn exclusively<T, Fut>(name: &str, work: impl FnOnce() -> Fut + 'static) -> T
where
    T: 'static,
    Fut: Future<Output = T> + 'static,
{
    let Some((locks, request)) = browser_locks() else { return work().await };
    let result = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&result);
    let pending = Rc::new(RefCell::new(Some(work)));
    let taken = Rc::clone(&pending);
    let held = Closure::once_into_js(move || {
        future_to_promise(async move {
            let work = taken.borrow_mut().take();
            if let Some(work) = work {
                let value = work().await;
                kept.replace(Some(value));
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let released = request.call2(&locks, &JsValue::from_str(name), &held);
    if let Ok(promise) = released.and_then(JsCast::dyn_into::<Promise>) {
        // Whether the lock was refused shows in the result that is not there.
        let _ = JsFuture::from(promise).await;
    }
    let done = result.borrow_mut().take();
    let left = pending.borrow_mut().take();
    match (done, left) {
        (Some(value), _) => value,
        (None, Some(work)) => work().await,
        // The promise settles only after the work has left its value.
        (None, None) => std::future::pending().await,
    }
}

fn browser_locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window().navigator(), &JsValue::from_str("locks")).ok()?;
    let request = Reflect::get(&locks, &JsValue::from_str("request")).ok()?;
    Some((locks, request.dyn_into().ok()?))
}
