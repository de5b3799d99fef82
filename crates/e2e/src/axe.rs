//! axe-core on the page as it is now, the widget's shadow root included.

use std::sync::OnceLock;

use serde_json::Value;

use crate::{Browser, paths};

/// What axe cannot decide and a person did: rule, part of the element's HTML, part of axe's reason, why it is well.
const REVIEWED: [(&str, &str, &str, &str); 3] = [
    ("color-contrast", r#"class="mark"#, "", "a sign is decoration: what it means stands in words beside it"),
    (
        "color-contrast",
        r#"text-anchor="middle">nu<"#,
        "",
        "soft text on the ground, 6.6 and 8.3 to 1: axe cannot measure text in an SVG",
    ),
    ("color-contrast", "<b>", "pseudo element", "the dot and the line of a step stand beside its text, never under it"),
];

const RUN: &str = "axe.run(document, {
  resultTypes: ['violations', 'incomplete'],
  preload: false,
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
}).then(({ violations, incomplete }) => [...violations.map((v) => ['violation', v]), ...incomplete.map((v) => ['undecided', v])]
  .flatMap(([kind, rule]) => rule.nodes.map((node) => ({
    kind, rule: rule.id, target: node.target.flat(9).join(' '), html: node.html.slice(0, 200),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; '),
  }))))";

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| std::fs::read_to_string(paths::axe()).expect("axe-core can be read"))
}

/// Fails the journey when the page, in the state named by `view`, is not accessible as far as a program can tell.
pub async fn check(browser: &Browser, view: &str) {
    // A running transition would be measured half way.
    browser.wait("nothing moves", "document.getAnimations().every((a) => a.playState !== 'running')").await;
    if browser.eval("typeof axe").await == "undefined" {
        browser.eval(&format!("{}\n;0", source())).await;
    }
    let found = browser.eval(RUN).await;
    let found: Vec<String> =
        found.as_array().into_iter().flatten().filter(|one| !is_reviewed(one)).map(describe).collect();
    if !found.is_empty() {
        browser.fail(&format!("axe, {view}:\n{}", found.join("\n"))).await;
    }
}

fn is_reviewed(found: &Value) -> bool {
    let text = |key: &str| found[key].as_str().unwrap_or_default();
    text("kind") == "undecided"
        && REVIEWED.iter().any(|(rule, part, why, _)| {
            text("rule") == *rule && text("html").contains(part) && text("why").contains(why)
        })
}

fn describe(found: &Value) -> String {
    let text = |key: &str| found[key].as_str().unwrap_or_default();
    format!("  {} {} at {}\n    {}\n    {}", text("kind"), text("rule"), text("target"), text("html"), text("why"))
}
