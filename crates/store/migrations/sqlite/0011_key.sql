-- A digest that only the key of the addresses makes: under another key nobody would be found on the suppression list.
CREATE TABLE key_print (
    key   TEXT PRIMARY KEY,
    print BLOB NOT NULL CHECK (length(print) = 32)
) STRICT, WITHOUT ROWID;
