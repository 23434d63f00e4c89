PRAGMA foreign_keys = OFF;
CREATE TABLE ledger (
    number INTEGER PRIMARY KEY,
    entry  TEXT NOT NULL,      -- canonical JSON
    hash   BLOB NOT NULL       -- SHA-256 of the hash before and this entry
  ) STRICT;
CREATE TABLE account (
    sid         TEXT PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    colour      TEXT NOT NULL,
    region      TEXT NOT NULL,
    user        TEXT NOT NULL, -- SK… or AC…; its secret lies in the keychain
    sealing_key TEXT,          -- fingerprint
    added_at    INTEGER NOT NULL
  ) STRICT;
CREATE TABLE private_key (
    fingerprint  TEXT PRIMARY KEY, -- hex SHA-256 of the SubjectPublicKeyInfo
    name         TEXT NOT NULL UNIQUE,
    bits         INTEGER NOT NULL,
    public_half  BLOB NOT NULL,    -- SubjectPublicKeyInfo, DER
    origin       TEXT NOT NULL,
    added_at     INTEGER NOT NULL,
    backed_up_at INTEGER
  ) STRICT;
CREATE TABLE pairing (
    key_sid     TEXT NOT NULL,  -- CR…
    fingerprint TEXT NOT NULL,
    shown_at    INTEGER NOT NULL,
    PRIMARY KEY (key_sid, fingerprint)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE position (
    recording TEXT PRIMARY KEY,
    seconds   REAL NOT NULL,
    noted_at  INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL          -- JSON
  ) STRICT, WITHOUT ROWID;
INSERT INTO "ledger" ("number", "entry", "hash") VALUES (1, 'entry 1', X'01');
INSERT INTO "ledger" ("number", "entry", "hash") VALUES (2, 'entry 2', X'02');
INSERT INTO "account" ("sid", "name", "colour", "region", "user", "sealing_key", "added_at") VALUES ('sid 1', 'name 1', 'colour 1', 'region 1', 'user 1', 'sealing_key 1', 1);
INSERT INTO "account" ("sid", "name", "colour", "region", "user", "sealing_key", "added_at") VALUES ('sid 2', 'name 2', 'colour 2', 'region 2', 'user 2', 'sealing_key 2', 2);
INSERT INTO "private_key" ("fingerprint", "name", "bits", "public_half", "origin", "added_at", "backed_up_at") VALUES ('fingerprint 1', 'name 1', 1, X'01', 'origin 1', 1, 1);
INSERT INTO "private_key" ("fingerprint", "name", "bits", "public_half", "origin", "added_at", "backed_up_at") VALUES ('fingerprint 2', 'name 2', 2, X'02', 'origin 2', 2, 2);
INSERT INTO "pairing" ("key_sid", "fingerprint", "shown_at") VALUES ('key_sid 1', 'fingerprint 1', 1);
INSERT INTO "pairing" ("key_sid", "fingerprint", "shown_at") VALUES ('key_sid 2', 'fingerprint 2', 2);
INSERT INTO "position" ("recording", "seconds", "noted_at") VALUES ('recording 1', 1.5, 1);
INSERT INTO "position" ("recording", "seconds", "noted_at") VALUES ('recording 2', 2.5, 2);
INSERT INTO "setting" ("name", "value") VALUES ('name 1', 'value 1');
INSERT INTO "setting" ("name", "value") VALUES ('name 2', 'value 2');
PRAGMA user_version = 1;
