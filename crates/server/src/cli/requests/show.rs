//! `requests show`: everything that belongs to a request.

use super::terminal::{block, line};
use mijn_privacy_api::{DeskOutcome, DeskRequest, Outcome, PurposeId, alike};
use std::fmt::Write;

/// For a person to read.
pub(super) fn page(desk: &DeskRequest) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_page(&mut out, desk);
    out
}

fn write_page(out: &mut String, desk: &DeskRequest) -> std::fmt::Result {
    let DeskRequest { request, line: own, name, email, proof, .. } = desk;
    writeln!(out, "{}  {}  {}", own.reference, own.kind.as_str(), own.status.as_str())?;
    let email = email.as_deref().map(|email| format!(" <{}>", line(email))).unwrap_or_default();
    writeln!(out, "  of        {}{email}{}", line(name), if own.without_account { " (no account)" } else { "" })?;
    writeln!(out, "  id        {}", own.id)?;
    writeln!(out, "  received  {}", own.received_at)?;
    let late = if own.overdue { ", too late" } else { "" };
    writeln!(out, "  due       {}{late} (aim for {})", own.due_on, own.target_on)?;
    if let Some(failure) = &own.failed {
        let left: Vec<_> = failure.left.iter().map(|step| step.as_str()).collect();
        writeln!(
            out,
            "  FAILED    what was decided could not be carried out; not tried any more since {}",
            failure.at
        )?;
        writeln!(out, "            left to do: {}", left.join(", "))?;
        out.push_str(&block(&failure.why, "            "));
        writeln!(out, "            try again with: requests retry {}", own.reference)?;
    }
    writeln!(out, "  proof     {proof}")?;
    writeln!(out, "  taken by  {}", line(own.assignee.as_deref().unwrap_or("nobody")))?;
    let purposes: Vec<_> = request.purposes.iter().map(|one| one.as_str()).collect();
    writeln!(out, "  about     {}", if purposes.is_empty() { "everything".to_owned() } else { purposes.join(", ") })?;
    if let Some(ground) = request.ground {
        writeln!(out, "  ground    {}", ground.as_str())?;
    }
    if let Some(pause) = &request.paused {
        writeln!(out, "  paused    since {} for {}", pause.since, pause.ground.as_str())?;
    }
    if let Some(still) = &request.standstill {
        let purposes: Vec<_> = still.purposes.iter().map(|one| one.as_str()).collect();
        let purposes = if purposes.is_empty() { "everything".to_owned() } else { purposes.join(", ") };
        let until = still.ends_on.as_ref().map(|on| format!(", used again from {on}")).unwrap_or_default();
        writeln!(out, "  still     {purposes}{until}")?;
    }
    if let Some(extended) = &request.extended {
        writeln!(out, "  extended  until {}", extended.until)?;
        out.push_str(&block(&extended.reason, "            "));
    }
    if let Some(text) = &request.text {
        out.push_str(&format!("\nasked\n{}", block(text, "  ")));
    }
    for one in &request.corrections {
        writeln!(out, "\ncorrect {}", one.category)?;
        out.push_str(&block(&format!("from: {}", one.from.as_deref().unwrap_or("-")), "  "));
        out.push_str(&block(&format!("to:   {}", one.to), "  "));
    }
    story(out, desk)?;
    decided(out, desk)
}

fn story(out: &mut String, desk: &DeskRequest) -> std::fmt::Result {
    let request = &desk.request;
    writeln!(out, "\ntimeline")?;
    for event in &request.events {
        let purposes: Vec<_> = event.purposes.iter().map(|one| one.as_str()).collect();
        let purposes = if purposes.is_empty() { String::new() } else { format!(" ({})", purposes.join(", ")) };
        writeln!(out, "  {}  {}{purposes}", event.at, event.kind.as_str())?;
    }
    for message in &request.thread {
        let question = if message.question { " asks" } else { "" };
        writeln!(out, "\n{}  {}{question}", message.at, message.author.as_str())?;
        out.push_str(&block(&message.text, "  "));
        for file in &message.attachments {
            out.push_str(&block(&format!("[{}, {} bytes]", file.name, file.size), "  "));
        }
    }
    if !desk.acts.is_empty() {
        writeln!(out, "\nwho did what")?;
    }
    for act in &desk.acts {
        writeln!(out, "  {}  {}  {}", act.at, act.verb.as_str(), line(&act.actor))?;
    }
    Ok(())
}

fn decided(out: &mut String, desk: &DeskRequest) -> std::fmt::Result {
    let (request, named) = (&desk.request, desk.line.without_account);
    if let Some(reason) = &request.decision_reason {
        out.push_str(&format!("\nreason\n{}", block(reason, "  ")));
    }
    fates(out, &request.outcome, named)?;
    if !desk.proposal.is_empty() {
        writeln!(out, "\nthe rules propose")?;
    }
    fates(out, &desk.proposal.iter().map(DeskOutcome::foreseen).collect::<Vec<_>>(), named)?;
    for one in &desk.by_hand {
        writeln!(out, "\nby hand: {} ({})", one.category, one.reason.as_str())?;
        out.push_str(&block(&format!("from: {}", one.from.as_deref().unwrap_or("-")), "  "));
        out.push_str(&block(&format!("to:   {}", one.to), "  "));
        writeln!(out, "  answer with --outcome {}=done when it is done, or {}=kept:why", one.category, one.category)?;
    }
    if !desk.to_look_for.is_empty() {
        writeln!(out, "\nby hand: the backend cannot look for data of somebody without an account")?;
        writeln!(out, "  look for them yourself, and answer with --outcome for what was there and for nothing else:")?;
        writeln!(out, "  PURPOSE/KIND=done, or PURPOSE/KIND=kept:why, or PURPOSE/KIND=kept@2034-01-01:why")?;
        let kinds: Vec<_> =
            desk.to_look_for.iter().map(|one| format!("{}/{}", one.purpose.as_str(), one.category)).collect();
        out.push_str(&block(&kinds.join("\n"), "    "));
    }
    for one in &request.told {
        let on = one.on.as_ref().map_or("not yet", |day| day.as_str());
        writeln!(out, "  told      {}: {on}", line(&one.name))?;
    }
    let verbs: Vec<_> = desk.verbs.iter().map(|verb| verb.as_str()).collect();
    writeln!(out, "\ncan be done: {}", if verbs.is_empty() { "nothing".to_owned() } else { verbs.join(", ") })
}

/// What is alike once, with the purposes where they differ, or always.
fn fates(out: &mut String, all: &[Outcome], named: bool) -> std::fmt::Result {
    for group in alike(all, named) {
        let until = group.until.map(|day| format!(" until {day}")).unwrap_or_default();
        for kind in &group.kinds {
            let mut names: Vec<String> = kind.categories.iter().map(|category| category.to_string()).collect();
            if !kind.purposes.is_empty() {
                let of =
                    |purpose: &PurposeId| names.iter().map(|name| format!("{}/{name}", purpose.as_str())).collect();
                names = kind.purposes.iter().flat_map(|purpose| -> Vec<String> { of(purpose) }).collect();
            }
            writeln!(out, "  {}: {}{until}", names.join(", "), group.result.as_str())?;
        }
        if let Some(ground) = group.ground.or(group.recipient) {
            out.push_str(&block(ground, "    "));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn desk(without_account: bool, more: &serde_json::Value) -> DeskRequest {
        let mut desk = json!({
            "request": {
                "id": "r1", "reference": "VER-2026-0001", "kind": "erasure", "purposes": [], "status": "completed",
                "received_at": "2026-11-24T09:00:00Z", "due_on": "2026-12-24", "events": [],
                "outcome": [
                    { "purpose": "account", "category": "email", "result": "kept", "ground": "Je account is open." },
                    { "purpose": "order", "category": "email", "result": "kept", "ground": "Je account is open." },
                    { "purpose": "newsletter", "category": "email", "result": "done" },
                    { "purpose": "account", "category": "phone", "result": "done" }
                ]
            },
            "line": {
                "id": "r1", "reference": "VER-2026-0001", "kind": "erasure", "status": "completed",
                "received_at": "2026-11-24T09:00:00Z", "due_on": "2026-12-24", "target_on": "2026-12-24", "overdue": false,
                "paused": false, "unanswered": 0, "without_account": without_account
            },
            "name": "Zoë (verzonnen)", "proof": "email_link", "acts": [], "verbs": []
        });
        desk.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(desk).unwrap()
    }

    #[test]
    fn what_is_alike_stands_there_once_as_it_can_be_typed() {
        let own = page(&desk(false, &json!({})));
        for line in [
            "  newsletter/email: done\n",
            "  phone: done\n",
            "  account/email, order/email: kept\n    Je account is open.\n",
        ] {
            assert_eq!(own.matches(line).count(), 1, "{line}: {own}");
        }
        assert!(page(&desk(true, &json!({}))).contains("  account/phone: done\n"));
    }

    #[test]
    fn what_somebody_looks_for_is_listed_with_how_to_say_it() {
        let sought = json!({ "to_look_for": [{ "purpose": "contact", "category": "contact_messages" }] });
        let shown = page(&desk(true, &sought));
        assert!(
            shown.contains("by hand: the backend cannot look for") && shown.contains("    contact/contact_messages\n")
        );
        assert!(!page(&desk(false, &json!({}))).contains("by hand"));
    }
}
