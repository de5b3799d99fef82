//! Bad input, for every field of every body: a problem with a pointer, never a 500.

use crate::portal::people::EVA;
use crate::portal::{Answer, Client, Portal};
use serde_json::{Value, json};

const KEY: (&str, &str) = ("idempotency-key", "\"input-0123456789\"");

/// A write with a body that is right, to be made wrong in one place.
struct Form {
    method: &'static str,
    path: &'static str,
    right: Value,
    required: &'static [&'static str],
}

fn forms() -> Vec<Form> {
    vec![
        Form { method: "POST", path: "/session/confirm", right: json!({ "password": "x" }), required: &["password"] },
        Form {
            method: "POST",
            path: "/session/account",
            right: json!({ "account_id": "eva-bv" }),
            required: &["account_id"],
        },
        Form {
            method: "PUT",
            path: "/consents/marketing",
            right: json!({ "granted": false, "shown_token": "x.y" }),
            required: &["granted", "shown_token"],
        },
        Form {
            method: "POST",
            path: "/requests",
            right: json!({ "kind": "access", "purposes": ["order"], "text": "x", "with_suppliers": true }),
            required: &["kind"],
        },
    ]
}

async fn send(eva: &Client<'_>, form: &Form, body: impl Into<axum::body::Body>) -> Answer {
    eva.write(form.method, form.path, &[KEY, ("if-match", "\"marketing-1\"")], body).await
}

#[tokio::test]
async fn every_field_is_checked_and_pointed_at() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for form in forms() {
        let fields: Vec<String> = form.right.as_object().unwrap().keys().cloned().collect();
        for field in &fields {
            let with = |value: Value| {
                let mut body = form.right.clone();
                body[field] = value;
                body.to_string()
            };
            let pointer = format!("/{field}");
            for wrong in [json!(7), json!({ "a": 1 }), json!(1.5)] {
                send(&eva, &form, with(wrong)).await.refused(&pointer, "wrong_type");
            }
            let mut without = form.right.clone();
            without.as_object_mut().unwrap().remove(field);
            if form.required.contains(&field.as_str()) {
                send(&eva, &form, without.to_string()).await.refused(&pointer, "required");
                send(&eva, &form, with(Value::Null)).await.refused(&pointer, "wrong_type");
            }
        }
        let mut more = form.right.clone();
        more["a/b~c"] = json!(1);
        send(&eva, &form, more.to_string()).await.refused("/a~1b~0c", "unknown_field");
        more["is_admin"] = json!(true);
        more.as_object_mut().unwrap().remove("a/b~c");
        send(&eva, &form, more.to_string()).await.refused("/is_admin", "unknown_field");
    }
}

#[tokio::test]
async fn every_text_has_its_bounds_and_its_letters() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let all = forms();
    let [confirm, account, consent, request] = &all[..] else { panic!("four forms") };
    for (form, field, long) in [
        (confirm, "password", 1_025),
        (account, "account_id", 65),
        (consent, "shown_token", 1_025),
        (request, "text", 2_001),
    ] {
        let with = |value: &str| {
            let mut body = form.right.clone();
            body[field] = json!(value);
            body.to_string()
        };
        let pointer = format!("/{field}");
        send(&eva, form, with(&"x".repeat(long))).await.refused(&pointer, "too_long");
        send(&eva, form, with("")).await.refused(&pointer, "required");
        // Half a pair, written as an escape: the JSON is well formed, the text is none.
        for half in [r"\ud800", r"a\udc00b", r"\ud800A"] {
            let body = with("HALF").replace("HALF", half);
            send(&eva, form, body).await.refused(&pointer, "invalid_characters");
        }
        let mut raw = with("RAW").into_bytes();
        let at = raw.windows(3).position(|three| three == b"RAW").unwrap();
        raw[at] = 0xff;
        send(&eva, form, raw).await.refused(&pointer, "invalid_characters");
        if field != "password" {
            for hidden in ["a\0b", "a\u{202e}b", "a\u{2066}b", "a\u{7}b"] {
                send(&eva, form, with(hidden)).await.refused(&pointer, "invalid_characters");
            }
        }
    }
    for bad in ["kind", "purposes"] {
        let mut body = request.right.clone();
        body[bad] = if bad == "kind" { json!("everything") } else { json!(["order", "everything"]) };
        send(&eva, request, body.to_string()).await.refused(&format!("/{bad}"), "unknown_value");
    }
    for bad in [json!("unknown"), json!("Access"), json!("")] {
        let body = json!({ "kind": bad });
        send(&eva, request, body.to_string()).await.refused("/kind", "unknown_value");
    }
}

#[tokio::test]
async fn a_body_that_is_no_json_is_a_400() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for form in forms() {
        let deep = "[".repeat(50_000);
        let twice = form.right.to_string().replacen(
            '{',
            &format!("{{\"{0}\":{1},", form.required[0], form.right[form.required[0]]),
            1,
        );
        for bad in ["", "{", "nul", "{\"a\"", "{} {}", "{'a':1}", "\u{feff}{}", &twice] {
            send(&eva, &form, bad.to_owned()).await.problem(400, "invalid_json");
        }
        for (body, code) in [("[]", "wrong_type"), ("7", "wrong_type"), ("\"x\"", "wrong_type"), ("null", "wrong_type")]
        {
            send(&eva, &form, body).await.refused("", code);
        }
        let field = form.required[0];
        send(&eva, &form, format!("{{\"{field}\":{deep}")).await.problem(400, "invalid_json");
        let closed = format!("{{\"{field}\":{deep}{}}}", "]".repeat(50_000));
        send(&eva, &form, closed).await.problem(413, "body_too_large");
        let closed = format!("{{\"{field}\":{}{}}}", "[".repeat(20_000), "]".repeat(20_000));
        send(&eva, &form, closed).await.refused(&format!("/{field}"), "wrong_type");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_a_413() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for form in forms() {
        for size in [65 * 1024, 10_000_000, 20_000_000] {
            send(&eva, &form, vec![b' '; size]).await.problem(413, "body_too_large");
        }
        send(&eva, &form, format!("{}{}", " ".repeat(60_000), form.right)).await.status.is_success();
    }
}

#[tokio::test]
async fn another_media_type_is_a_415() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for form in forms() {
        for kind in [
            "-",
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/xml",
        ] {
            let headers = [KEY, ("if-match", "\"marketing-1\""), ("content-type", kind)];
            let answer = eva.write(form.method, form.path, &headers, form.right.to_string()).await;
            answer.problem(415, "unsupported_media_type");
        }
    }
}

#[tokio::test]
async fn an_id_that_cannot_be_is_not_found() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for id in ["%00", "%E2%80%AE", "%ff", "..%2f..", "a%20b", &"x".repeat(65), "'%20OR%201=1", "%F0%9F%98%80"] {
        eva.get(&format!("/requests/{id}")).await.problem(404, "not_found");
        let body = json!({ "granted": true, "shown_token": "x.y" }).to_string();
        let answer = eva.write("PUT", &format!("/consents/{id}"), &[KEY, ("if-match", "\"x\"")], body).await;
        answer.problem(404, "not_found");
    }
    let body = json!({ "granted": true, "shown_token": "x.y" }).to_string();
    eva.write("PUT", "/consents/unknown", &[KEY, ("if-match", "\"x\"")], body).await.problem(404, "not_found");
}

#[tokio::test]
async fn headers_full_of_rubbish_are_no_mistake_of_ours() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for (name, value) in [
        ("accept-language", ";;;,q=,*;q=9"),
        ("if-none-match", ",,\"\"\","),
        ("cookie", "mp_session=; mp_session"),
        ("accept", "nothing/atall"),
        ("x-csrf-token", "é"),
    ] {
        let answer = eva.get_with("/overview", &[(name, value)]).await;
        assert!(answer.status.as_u16() < 500, "{name}: {answer:?}");
    }
}
