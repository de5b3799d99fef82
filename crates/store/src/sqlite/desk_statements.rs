//! The statements of the officer's queue. Each goes through an index over what it is about: the open ones, those of them that
//! the filter names, or the closed ones.

use super::request_columns::{columns, lines};

/// A page and a count of open ones, due first. From a place in the queue (`?1` to `?3`) up to a day; of a kind or of all. The
/// place alone would not tell SQLite from which day to read.
macro_rules! open {
    ($index:literal, $and:literal) => {
        [
            lines!(concat!(
                "request INDEXED BY ",
                $index,
                " WHERE closed_at IS NULL",
                $and,
                " AND coalesce(extended_until, due_on) >= ?1 AND coalesce(extended_until, due_on) <= ?4
                 AND (coalesce(extended_until, due_on), received_at, id) > (?1, ?2, ?3) AND (?5 IS NULL OR kind = ?5)
                 ORDER BY coalesce(extended_until, due_on), received_at, id LIMIT ?6"
            )),
            concat!(
                "SELECT count(*) FROM request INDEXED BY ",
                $index,
                " WHERE closed_at IS NULL",
                $and,
                " AND coalesce(extended_until, due_on) >= ?1 AND coalesce(extended_until, due_on) <= ?2
                 AND (?3 IS NULL OR kind = ?3)"
            ),
        ]
    };
}

pub(super) const OPEN: [&str; 2] = open!("request_queue", "");
pub(super) const RUNNING: [&str; 2] = open!("request_queue", " AND paused_since IS NULL");
pub(super) const NEW: [&str; 2] = open!("request_new", " AND status = 'received'");
pub(super) const PAUSED: [&str; 2] = open!("request_paused", " AND paused_since IS NOT NULL");
pub(super) const UNANSWERED: [&str; 2] = open!("request_unanswered", " AND unanswered > 0");
pub(super) const FAILED: [&str; 2] = open!("request_failed", " AND failure IS NOT NULL");

/// A page and a count of closed ones, last closed first. From a place (`?1`, `?2`).
pub(super) const CLOSED: [&str; 2] = [
    lines!(
        "request WHERE closed_at IS NOT NULL AND (closed_at, id) < (?1, ?2) AND ?3 IS NULL
         ORDER BY closed_at DESC, id DESC LIMIT ?4"
    ),
    "SELECT coalesce(sum(closed), 0) FROM request_tally WHERE ?1 IS NULL",
];
pub(super) const CLOSED_KIND: [&str; 2] = [
    lines!(
        "request WHERE closed_at IS NOT NULL AND (closed_at, id) < (?1, ?2) AND kind = ?3
         ORDER BY closed_at DESC, id DESC LIMIT ?4"
    ),
    "SELECT coalesce(sum(closed), 0) FROM request_tally WHERE kind = ?1",
];
/// Recipients that wait are few, so the requests are found from them.
pub(super) const TO_TELL: [&str; 2] = [
    lines!(
        "(SELECT DISTINCT request FROM request_tell WHERE told_on IS NULL) t CROSS JOIN request ON id = t.request
         WHERE closed_at IS NOT NULL AND (closed_at, id) < (?1, ?2) AND (?3 IS NULL OR kind = ?3)
         ORDER BY closed_at DESC, id DESC LIMIT ?4"
    ),
    "SELECT count(*) FROM (SELECT DISTINCT request FROM request_tell WHERE told_on IS NULL) t
     CROSS JOIN request ON id = t.request WHERE closed_at IS NOT NULL AND (?1 IS NULL OR kind = ?1)",
];
/// What stands still is found from what has not ended.
pub(super) const RESTRICTED: [&str; 2] = [
    lines!(
        "(SELECT DISTINCT request FROM restriction INDEXED BY restriction_still WHERE ended_at IS NULL) t
         CROSS JOIN request ON id = t.request
         WHERE closed_at IS NOT NULL AND (closed_at, id) < (?1, ?2) AND (?3 IS NULL OR kind = ?3)
         ORDER BY closed_at DESC, id DESC LIMIT ?4"
    ),
    "SELECT count(*) FROM (SELECT DISTINCT request FROM restriction INDEXED BY restriction_still
     WHERE ended_at IS NULL) t CROSS JOIN request ON id = t.request
     WHERE closed_at IS NOT NULL AND (?1 IS NULL OR kind = ?1)",
];
pub(super) const REFERENCE: &str = lines!("request WHERE reference = ?1");
/// Whose it is; the role is that of today, since what belongs to the account is its owner's.
pub(super) const HEAD: &str = "SELECT a.name AS account_name, p.email AS person_email, r.person, r.account, m.role,
    coalesce(p.username = 'deleted:' || p.id, 0) AS login_gone,
    r.stranger, s.name AS stranger_name, s.email AS stranger_email
    FROM request r LEFT JOIN account a ON a.id = r.account LEFT JOIN person p ON p.id = r.person
    LEFT JOIN membership m ON m.person = r.person AND m.account = r.account LEFT JOIN stranger s ON s.id = r.stranger
    WHERE r.id = ?1";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[[&str; 2]] =
    &[OPEN, RUNNING, NEW, PAUSED, UNANSWERED, FAILED, CLOSED, CLOSED_KIND, TO_TELL, RESTRICTED, [REFERENCE, HEAD]];
