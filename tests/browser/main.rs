//! The widget in a real browser, as a host page sees it.
#![cfg(target_arch = "wasm32")]

mod answers;
mod choice;
mod closure;
mod dossier;
mod forms;
mod life;
mod messages;
mod page;
mod profile;
mod request;
mod result;
mod switches;
mod thread;
mod words;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
