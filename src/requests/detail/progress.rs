//! A request that changes by itself, asked for again while somebody looks at it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mijn_privacy_api::{Request, RequestKind, RequestStatus, ResultState};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::Callback;

use crate::client::sleep;
use crate::context::Widget;
use crate::part::Cx;

/// How long to wait before it is asked for again, in milliseconds: at first, and at most.
const WAITS: (u32, u32) = (2_000, 10_000);

/// How often to look whether something that was sent just now is answered by itself.
const LOOKS: u32 = 12;

/// How often it is to be asked for again: as long as its file is being made, and for a while after it was sent where it may be
/// answered by itself.
pub fn looks(widget: &Widget, request: &Request) -> u32 {
    let is_open = matches!(request.status, RequestStatus::Received | RequestStatus::InProgress);
    match &request.result {
        Some(file) if file.state == ResultState::Preparing => u32::MAX,
        None if is_open && by_itself(request.kind) && widget.drafts.was_sent(request.id.as_str()) => LOOKS,
        _ => 0,
    }
}

fn by_itself(kind: RequestKind) -> bool {
    matches!(kind, RequestKind::Access | RequestKind::Portability | RequestKind::SupplierList)
}

/// Asks again so many times while the page is seen, less often the longer it takes.
pub fn use_progress(cx: &mut Cx, refresh: &Callback<()>, looks: u32) {
    let latest = cx.keep(|| RefCell::new(refresh.clone()));
    latest.replace(refresh.clone());
    cx.effect_until(looks, move |looks| {
        let (going, looks) = (Rc::new(Cell::new(*looks > 0)), *looks);
        let on = going.clone();
        spawn_local(async move {
            let (mut wait, mut left) = (WAITS.0, looks);
            while on.get() && left > 0 {
                sleep(wait).await;
                if on.get() && !is_hidden() {
                    latest.borrow().emit(());
                    left -= 1;
                    wait = (wait + wait / 2).min(WAITS.1);
                }
            }
        });
        Box::new(move || going.set(false))
    });
}

fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}
