//! Reading and writing JSON with the browser's own objects.

use js_sys::{Array, JSON, Object, Reflect};
use mijn_privacy_api::{Answer, Source};
use wasm_bindgen::{JsCast, JsValue};

struct Js(JsValue);

impl Source for Js {
    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<u32> {
        let number = self.0.as_f64()?;
        let whole = number as u32;
        (f64::from(whole) == number).then_some(whole)
    }

    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        let array: &Array = self.0.dyn_ref()?;
        Some(array.iter().map(Self).collect())
    }

    fn is_object(&self) -> bool {
        self.0.is_object()
    }

    fn get(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Self(value))
    }
}

/// Reads an answer; `None` when it has another shape than the contract's.
pub fn read<T: Answer>(value: JsValue) -> Option<T> {
    T::read(&Js(value))
}

/// A body to send: its fields, written as JSON.
pub fn write(fields: &[(&str, JsValue)]) -> String {
    JSON::stringify(&object(fields)).map(String::from).unwrap_or_default()
}

/// An object inside a body.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
