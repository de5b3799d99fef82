//! When a record or a value of the portal goes: the conditions that the sweep, the preview and the carrying out share, as parts
//! of their statements (see `deletions`), over the parameters of `periods`.

/// The restriction `r` holds: it has not ended, and is none of the person's own that their erasure goes before.
macro_rules! holds {
    () => {
        "r.ended_at IS NULL AND NOT (r.account IS ?6 AND r.person IS ?7 AND instr(?13, ',' || r.purpose || ',') > 0)"
    };
}

/// What the person had restricted there stands still, and is not deleted either (GDPR art. 18(2)).
macro_rules! stands_still {
    ($account:literal, $person:literal, $purpose:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM restriction r WHERE r.account = ",
            $account,
            " AND r.person = ",
            $person,
            " AND r.purpose = '",
            $purpose,
            "' AND r.ended_at IS NULL)"
        )
    };
}

/// The same, but for what the person themselves now wants erased.
macro_rules! keeps_still {
    ($account:literal, $person:literal, $purpose:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM restriction r WHERE r.account = ",
            $account,
            " AND r.person = ",
            $person,
            " AND r.purpose = '",
            $purpose,
            "' AND ",
            holds!(),
            ")"
        )
    };
}

/// The restriction `r` is of the account's owner, whose the account's own data are.
macro_rules! is_owners {
    () => {
        "EXISTS (SELECT 1 FROM request q WHERE q.id = r.request AND q.role = 'owner')"
    };
}

/// When the account `a` was closed. One that is about to be closed counts as closed.
macro_rules! account_end {
    () => {
        "coalesce(a.closed_on, CASE WHEN a.id = ?6 THEN ?12 END)"
    };
}

/// Order `p` goes.
macro_rules! order_goes {
    () => {
        concat!(
            "p.completed_on <= ?8 AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.account = p.account
             AND r.purpose = 'order' AND ",
            holds!(),
            " AND ",
            is_owners!(),
            ")"
        )
    };
}

/// From which day the retention of message `c` counts. Who has it erased is done with it: today at the latest.
macro_rules! message_start {
    () => {
        concat!(
            "coalesce(c.counts_from, CASE WHEN ?9 IS NOT NULL AND c.account = ?6 AND c.person = ?7 AND NOT ",
            keeps_still!("c.account", "c.person", "contact"),
            " THEN ?11 END)"
        )
    };
}

/// Message `c`, whose retention counts from `$start`, goes.
macro_rules! message_goes {
    ($($start:tt)+) => {
        concat!($($start)+, " <= ?9 AND NOT ", keeps_still!("c.account", "c.person", "contact"))
    };
}

/// Activity of a person in account `a` that was closed on `$end` goes.
macro_rules! activity_goes {
    ($person:literal, $($end:tt)+) => {
        concat!($($end)+, " <= ?10 AND NOT ", keeps_still!("a.id", $person, "portal"))
    };
}

/// No purpose needs the value of account `a` any more: it was closed long enough ago, no order or message of it that stays needs
/// the value, and none of the restrictions that `$of` says keeps it.
macro_rules! unneeded {
    ($($of:tt)+) => {
        concat!(
            account_end!(),
            " <= ?2 AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.account = a.id AND ",
            holds!(),
            " AND ",
            $($of)+,
            ") AND (?3 IS NULL OR NOT EXISTS (SELECT 1 FROM purchase p WHERE p.account = a.id
                AND (p.completed_on IS NULL OR p.completed_on > ?3)
                AND NOT coalesce((?6 IS NULL OR p.account = ?6) AND ",
            order_goes!(),
            ", 0))) AND (?4 IS NULL OR NOT EXISTS (SELECT 1 FROM contact_message c WHERE c.account = a.id
                AND coalesce(",
            message_start!(),
            " > ?4, 1) AND NOT coalesce((?6 IS NULL OR (c.account = ?6 AND c.person = ?7)) AND ",
            message_goes!(message_start!()),
            ", 0)))"
        )
    };
}

/// Of person `m.person` in every account of theirs; a restriction of their own keeps what is theirs.
macro_rules! unneeded_everywhere {
    () => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM membership o WHERE o.person = m.person
                AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = o.account AND ",
            unneeded!("r.person = m.person"),
            "))"
        )
    };
}

pub(super) use {
    account_end, activity_goes, holds, is_owners, keeps_still, message_goes, message_start, order_goes, stands_still,
    unneeded, unneeded_everywhere,
};
