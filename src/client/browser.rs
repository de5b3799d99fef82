//! The few things of the browser that calls need.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Waits so many milliseconds.
pub async fn sleep(milliseconds: u32) {
    let timer = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds as i32);
        }
    });
    let _ = JsFuture::from(timer).await;
}

/// Random bytes of the browser's generator.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// A new idempotency key: 128 random bits as hexadecimal digits.
pub fn new_key() -> String {
    let mut key = String::with_capacity(32);
    for byte in random::<16>() {
        for digit in [byte >> 4, byte & 15] {
            key.extend(char::from_digit(digit.into(), 16));
        }
    }
    key
}

/// The value of a cookie that scripts may read.
pub fn cookie(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let all = js_sys::Reflect::get(&document, &"cookie".into()).ok()?.as_string()?;
    all.split(';').find_map(|pair| pair.trim_start().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}
