//! Reading by `Answer` and by serde must agree, on what the contract allows and on what it does not.

use mijn_privacy_api::{
    Answer, ConsentEvent, Consents, ContactMessage, Mailings, Order, Overview, OverviewAsked, OverviewHead,
    OverviewRest, Page, Problem, RequestSummary, Session, Source,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

struct Json<'a>(&'a Value);

impl Source for Json<'_> {
    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }
    fn number(&self) -> Option<u32> {
        self.0.as_u64()?.try_into().ok()
    }
    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }
    fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().map(Json).collect())
    }
    fn is_object(&self) -> bool {
        self.0.is_object()
    }
    fn get(&self, name: &str) -> Option<Self> {
        self.0.get(name).filter(|value| !value.is_null()).map(Json)
    }
}

fn answers() -> Value {
    serde_json::from_str(include_str!("../../../tests/browser/answers/all.json")).expect("the fixture is JSON")
}

fn agree<T: Answer + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &Value) -> Option<T> {
    let read = T::read(&Json(value));
    let by_serde = serde_json::from_value::<T>(value.clone()).ok();
    assert_eq!(read, by_serde, "{value}");
    read
}

#[test]
fn whole_answers_read_the_same() {
    let all = answers();
    assert!(agree::<Session>(&all["session"]["json"]).is_some());
    assert!(agree::<Overview>(&all["overview"]["json"]).is_some());
    assert!(agree::<OverviewHead>(&all["overview"]["json"]).is_some());
    assert!(agree::<OverviewAsked>(&all["overview"]["json"]).is_some());
    assert!(agree::<OverviewRest>(&all["overview"]["json"]).is_some());
    assert!(agree::<Page<ConsentEvent>>(&all["consents/training/history"]["json"]).is_some());
    assert!(agree::<Mailings>(&all["consents/marketing/mailings"]["json"]).is_some());
    assert!(agree::<Page<ContactMessage>>(&all["contact-messages"]["json"]).is_some());
    assert!(agree::<Consents>(&all["consents"]["json"]).is_some());
    assert!(agree::<Page<Order>>(&all["orders"]["json"]).is_some());
    assert!(agree::<Page<RequestSummary>>(&all["requests"]["json"]).is_some());
    let problem = json!({"type": "t", "title": "T", "status": 422, "code": "invalid_body", "errors": [{"pointer": "/text", "code": "too_long"}]});
    assert!(agree::<Problem>(&problem).is_some());
}

/// Takes away, or spoils, each field of an answer in turn, at every depth.
fn variants(value: &Value, make: &dyn Fn(Value) -> Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let mut without = fields.clone();
                without.remove(name);
                found.push(make(Value::Object(without)));
                for wrong in [json!(7), json!("woord"), json!({}), json!(true), json!(-1), json!(1.5)] {
                    let mut spoiled = fields.clone();
                    spoiled.insert(name.clone(), wrong);
                    found.push(make(Value::Object(spoiled)));
                }
                let inner = |new: Value| {
                    let mut changed = fields.clone();
                    changed.insert(name.clone(), new);
                    make(Value::Object(changed))
                };
                variants(field, &inner, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let inner = |new: Value| {
                    let mut changed = items.clone();
                    changed[index] = new;
                    make(Value::Array(changed))
                };
                variants(item, &inner, found);
            }
        }
        _ => {}
    }
}

fn agree_on_every_variant<T: Answer + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &Value) {
    let mut found = Vec::new();
    variants(value, &|value| value, &mut found);
    let read = found.iter().filter(|variant| agree::<T>(variant).is_some()).count();
    assert!(read > 0 && read < found.len(), "{read} of {} are read", found.len());
}

#[test]
fn spoiled_answers_are_refused_the_same() {
    let all = answers();
    agree_on_every_variant::<Session>(&all["session"]["json"]);
    agree_on_every_variant::<Overview>(&all["overview"]["json"]);
    agree_on_every_variant::<Consents>(&all["consents"]["json"]);
    agree_on_every_variant::<Page<ConsentEvent>>(&all["consents/training/history"]["json"]);
    agree_on_every_variant::<Page<ContactMessage>>(&all["contact-messages"]["json"]);
    agree_on_every_variant::<Page<Order>>(&all["orders"]["json"]);
}
