//! The widget in a real browser, as a host page sees it.
#![cfg(target_arch = "wasm32")]

mod answers;
mod choice;
mod life;
mod messages;
mod page;
mod switches;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
