//! The ten kinds of requests: how a person sends each from the widget's list of rights.

use serde_json::{Value, json};

use crate::Widget;

/// All of them, in an order in which none is in the way of the next: after the last one there is no account any more.
pub const KINDS: [&str; 10] = [
    "explanation",
    "access",
    "rectification",
    "portability",
    "automated_decision",
    "supplier_list",
    "erasure",
    "objection",
    "restriction",
    "account_closure",
];

/// What a person writes, so that somebody reads it before it is answered.
pub const WORDS: &str = "Ik hoor graag van jullie (verzonnen).";

/// The same kind as a program sends it.
pub fn body(kind: &str, text: &str) -> Value {
    match kind {
        "rectification" => {
            json!({ "kind": kind, "text": text, "corrections": [{ "category": "name_address", "to": "Anders (verzonnen)" }] })
        }
        "restriction" => json!({ "kind": kind, "text": text, "ground": "accuracy" }),
        "objection" => json!({ "kind": kind, "text": text, "purposes": ["portal"] }),
        _ => json!({ "kind": kind, "text": text }),
    }
}

/// From the home to the form of a kind.
pub async fn opens(widget: Widget<'_>, kind: &str) {
    widget.press("#go-new").await;
    widget.press(&format!("#right-{kind}")).await;
    widget.sees("#submit").await;
}

/// Fills in what a kind needs, and a text.
pub async fn fills(widget: Widget<'_>, kind: &str) {
    match kind {
        "rectification" => widget.types("input[id^=to-]", "Zoals het hoort (verzonnen)").await,
        "restriction" => widget.press("label[for=ground-accuracy]").await,
        "objection" => widget.press("label[for=about-portal]").await,
        // What is about to happen is shown first.
        "erasure" | "account_closure" => widget.says(".preview", "Dit verwijderen we meteen").await,
        _ => {}
    }
    widget.types("#text", WORDS).await;
}

/// Sends it, by way of the review where there is one.
pub async fn sends(widget: Widget<'_>, kind: &str) {
    widget.press("#submit").await;
    if matches!(kind, "erasure" | "account_closure") {
        widget.says(".note", "kunnen we niet terughalen").await;
        widget.press("#submit").await;
    }
    widget.says(".note.ok", "We hebben je verzoek ontvangen. Je kenmerk is").await;
    widget.sees("ol.steps li").await;
}
