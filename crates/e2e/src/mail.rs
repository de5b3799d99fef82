//! The e-mails that the server sent, as the demo's mailbox shows them.

use serde_json::Value;

use crate::wait;

/// Waits for an e-mail to this address with a link to such a path, and gives the newest one's whole link.
pub async fn link(origin: &str, to: &str, path: &str) -> String {
    let found = wait::until(|| async { texts(origin, to).await.into_iter().find(|text| text.contains(path)) }).await;
    let text = found.unwrap_or_else(|| panic!("no e-mail to {to} has a link to {path}"));
    let found = text.split_whitespace().find(|word| word.contains(path)).map(str::to_owned);
    found.unwrap_or_else(|| panic!("the e-mail has no link to {path}:\n{text}"))
}

/// How many e-mails to this address have this part in their text.
pub async fn count(origin: &str, to: &str, part: &str) -> usize {
    texts(origin, to).await.iter().filter(|text| text.contains(part)).count()
}

/// The subjects of the last e-mails to this address, newest first.
pub async fn subjects(origin: &str, to: &str) -> Vec<String> {
    let all = get(format!("{origin}/demo/mail")).await;
    let mine = all["items"].as_array().into_iter().flatten().filter(|one| one["to"] == to);
    mine.filter_map(|one| one["subject"].as_str().map(str::to_owned)).collect()
}

async fn texts(origin: &str, to: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for message in get(format!("{origin}/demo/mail")).await["items"].as_array().into_iter().flatten() {
        if message["to"] == to {
            let id = message["id"].as_str().expect("a message has an id");
            let whole = get(format!("{origin}/demo/mail/{id}")).await;
            texts.extend(whole["text"].as_str().map(str::to_owned));
        }
    }
    texts
}

async fn get(address: String) -> Value {
    let answer = reqwest::get(&address).await.expect("the server answers");
    assert!(answer.status().is_success(), "GET {address}: {}", answer.status());
    answer.json().await.expect("JSON")
}
