-- Orders, contact messages, activity and mailings, each clustered by whose it is and when it was, so that a page is one
-- range of the primary key; and how many there are, kept by triggers, so that nothing is counted while a person waits.

CREATE TABLE tally (
    list    TEXT NOT NULL,
    account TEXT NOT NULL,
    person  TEXT NOT NULL,
    total   INTEGER NOT NULL CHECK (total >= 0),
    PRIMARY KEY (account, person, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE purchase (
    account      TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    ordered_on   TEXT NOT NULL,
    id           INTEGER NOT NULL,
    number       TEXT NOT NULL,
    description  TEXT NOT NULL,
    domain       TEXT,
    amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
    completed_on TEXT,
    PRIMARY KEY (account, ordered_on, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_completed ON purchase (account, completed_on) WHERE completed_on IS NOT NULL;

CREATE TABLE contact_message (
    account      TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    person       TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    received_at  INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    subject      TEXT NOT NULL,
    body         TEXT NOT NULL,
    answered_at  INTEGER,
    satisfied_on TEXT,
    PRIMARY KEY (account, person, received_at, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_message_person ON contact_message (person);
CREATE INDEX contact_message_satisfied ON contact_message (account, person, satisfied_on) WHERE satisfied_on IS NOT NULL;

-- No foreign key to the person: it outlives their place in the account, and the key's index would double the largest table.
CREATE TABLE activity (
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    person     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    id         INTEGER NOT NULL,
    system     TEXT NOT NULL CHECK (system IN ('portal', 'control_panel')),
    action     TEXT NOT NULL,
    ip_address TEXT,
    PRIMARY KEY (account, person, at, id)
) STRICT, WITHOUT ROWID;

-- Marketing e-mails that went out; the date is the one in the Netherlands, for "at most six in a calendar year".
CREATE TABLE mailing (
    person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    sent_on TEXT NOT NULL,
    id      INTEGER NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (person, sent_on, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER purchase_more AFTER INSERT ON purchase BEGIN
    INSERT INTO tally (list, account, person, total) VALUES ('orders', NEW.account, '', 1)
    ON CONFLICT (account, person, list) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER purchase_less AFTER DELETE ON purchase BEGIN
    UPDATE tally SET total = total - 1 WHERE account = OLD.account AND person = '' AND list = 'orders';
END;
CREATE TRIGGER purchase_stays BEFORE UPDATE OF account ON purchase BEGIN
    SELECT RAISE(ABORT, 'an order stays with its account');
END;

CREATE TRIGGER contact_message_more AFTER INSERT ON contact_message BEGIN
    INSERT INTO tally (list, account, person, total) VALUES ('messages', NEW.account, NEW.person, 1)
    ON CONFLICT (account, person, list) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER contact_message_less AFTER DELETE ON contact_message BEGIN
    UPDATE tally SET total = total - 1 WHERE account = OLD.account AND person = OLD.person AND list = 'messages';
END;
CREATE TRIGGER contact_message_stays BEFORE UPDATE OF account, person ON contact_message BEGIN
    SELECT RAISE(ABORT, 'a message stays with its person');
END;

CREATE TRIGGER activity_more AFTER INSERT ON activity BEGIN
    INSERT INTO tally (list, account, person, total) VALUES ('activity', NEW.account, NEW.person, 1)
    ON CONFLICT (account, person, list) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER activity_less AFTER DELETE ON activity BEGIN
    UPDATE tally SET total = total - 1 WHERE account = OLD.account AND person = OLD.person AND list = 'activity';
END;
CREATE TRIGGER activity_stays BEFORE UPDATE ON activity BEGIN
    SELECT RAISE(ABORT, 'what was done is not written again');
END;
