//! What is sent, as JSON. Each type is taken apart whole, so that a new field does not compile until it is written.

use js_sys::Array;
use mijn_privacy_api::{
    ChooseAccount, ConfirmSession, ConsentChange, FieldChange, MessageWithdrawal, NewCorrection, NewRequest,
    NewThreadMessage, ProfileChange, ThreadSeen,
};
use wasm_bindgen::JsValue;

use super::json::{object, write};

/// A body of the contract.
pub trait Body {
    /// As JSON.
    fn json(&self) -> String;
}

/// An empty object, for what needs no body.
pub struct Nothing;

impl Body for Nothing {
    fn json(&self) -> String {
        "{}".into()
    }
}

impl Body for ConsentChange {
    fn json(&self) -> String {
        let Self { granted, shown_token, signal } = self;
        let mut fields = vec![("granted", (*granted).into()), ("shown_token", shown_token.as_str().into())];
        if let Some(signal) = signal {
            fields.push(("signal", signal.as_str().into()));
        }
        write(&fields)
    }
}

impl Body for MessageWithdrawal {
    fn json(&self) -> String {
        let Self { open_question } = self;
        let fields: Vec<_> = open_question.iter().map(|choice| ("open_question", choice.as_str().into())).collect();
        write(&fields)
    }
}

impl Body for ConfirmSession {
    fn json(&self) -> String {
        let Self { password } = self;
        write(&[("password", password.expose().into())])
    }
}

impl Body for ChooseAccount {
    fn json(&self) -> String {
        let Self { account_id } = self;
        write(&[("account_id", account_id.as_str().into())])
    }
}

impl Body for NewRequest {
    fn json(&self) -> String {
        let Self { kind, purposes, text, with_suppliers, ground, corrections, preview } = self;
        let about: Array = purposes.iter().map(|purpose| JsValue::from_str(purpose.as_str())).collect();
        let mut fields = vec![
            ("kind", kind.as_str().into()),
            ("purposes", about.into()),
            ("with_suppliers", (*with_suppliers).into()),
        ];
        fields.extend(text.iter().map(|text| ("text", text.as_str().into())));
        fields.extend(ground.iter().map(|ground| ("ground", ground.as_str().into())));
        if !corrections.is_empty() {
            fields.push(("corrections", corrections.iter().map(correction).collect::<Array>().into()));
        }
        fields.extend(preview.iter().map(|preview| ("preview", preview.as_str().into())));
        write(&fields)
    }
}

fn correction(one: &NewCorrection) -> JsValue {
    let NewCorrection { category, from, to } = one;
    let mut fields = vec![("category", category.as_str().into()), ("to", to.as_str().into())];
    if let Some(from) = from {
        fields.push(("from", from.as_str().into()));
    }
    object(&fields)
}

impl Body for NewThreadMessage {
    fn json(&self) -> String {
        let Self { text } = self;
        write(&[("text", text.as_str().into())])
    }
}

impl Body for ThreadSeen {
    fn json(&self) -> String {
        let Self { last } = self;
        write(&[("last", last.as_str().into())])
    }
}

impl Body for ProfileChange {
    fn json(&self) -> String {
        let Self { fields } = self;
        write(&[("fields", fields.iter().map(change).collect::<Array>().into())])
    }
}

fn change(one: &FieldChange) -> JsValue {
    let FieldChange { category, value } = one;
    object(&[("category", category.as_str().into()), ("value", value.as_str().into())])
}
