PRAGMA foreign_keys = OFF;
CREATE TABLE kind (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    account     TEXT NOT NULL,
    direction   TEXT,             -- of the call, once joined
    source      TEXT,
    status      TEXT NOT NULL,
    channels    INTEGER,
    key_sid     TEXT,
    encrypted   INTEGER NOT NULL,
    whereabouts TEXT NOT NULL,
    price_unit  TEXT
  ) STRICT;
CREATE TABLE number (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE
  ) STRICT;
CREATE TABLE recording (
    id          INTEGER PRIMARY KEY,
    sid         ANY NOT NULL UNIQUE,
    kind        INTEGER NOT NULL,
    call        ANY,
    conference  ANY,
    started_at  INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    from_number INTEGER,
    to_number   INTEGER,
    duration    INTEGER,
    price       REAL,
    error_code  INTEGER,
    seen_at     INTEGER NOT NULL, -- last seen at Twilio, to the hour
    joined      INTEGER NOT NULL, -- 0 its call is not known yet, 1 taken from its call, 2 Twilio has no such call
    finished    INTEGER NOT NULL  -- 0 while Twilio may still change it of its own accord
  ) STRICT;
CREATE INDEX recording_call_to_join ON recording (call) WHERE joined <> 1;
CREATE INDEX recording_to_join ON recording (joined) WHERE joined = 0;
CREATE INDEX recording_to_finish ON recording (finished) WHERE finished = 0;
CREATE TABLE wrap (
    recording             INTEGER PRIMARY KEY, -- its id
    encrypted_content_key BLOB NOT NULL,
    iv                    BLOB NOT NULL
  ) STRICT;
CREATE TABLE sighting (
    account   TEXT NOT NULL,
    recording INTEGER NOT NULL,
    PRIMARY KEY (account, recording)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE sync_state (
    account TEXT PRIMARY KEY,
    state   TEXT NOT NULL          -- JSON
  ) STRICT, WITHOUT ROWID;
INSERT INTO "kind" ("id", "account", "direction", "source", "status", "channels", "key_sid", "encrypted", "whereabouts", "price_unit") VALUES (1, 'account 1', 'direction 1', 'source 1', 'status 1', 1, 'key_sid 1', 1, 'whereabouts 1', 'price_unit 1');
INSERT INTO "kind" ("id", "account", "direction", "source", "status", "channels", "key_sid", "encrypted", "whereabouts", "price_unit") VALUES (2, 'account 2', 'direction 2', 'source 2', 'status 2', 2, 'key_sid 2', 2, 'whereabouts 2', 'price_unit 2');
INSERT INTO "number" ("id", "number") VALUES (1, 'number 1');
INSERT INTO "number" ("id", "number") VALUES (2, 'number 2');
INSERT INTO "recording" ("id", "sid", "kind", "call", "conference", "started_at", "created_at", "updated_at", "from_number", "to_number", "duration", "price", "error_code", "seen_at", "joined", "finished") VALUES (1, 'sid 1', 1, 'call 1', 'conference 1', 1, 1, 1, 1, 1, 1, 1.5, 1, 1, 1, 1);
INSERT INTO "recording" ("id", "sid", "kind", "call", "conference", "started_at", "created_at", "updated_at", "from_number", "to_number", "duration", "price", "error_code", "seen_at", "joined", "finished") VALUES (2, 'sid 2', 2, 'call 2', 'conference 2', 2, 2, 2, 2, 2, 2, 2.5, 2, 2, 2, 2);
INSERT INTO "wrap" ("recording", "encrypted_content_key", "iv") VALUES (1, X'01', X'01');
INSERT INTO "wrap" ("recording", "encrypted_content_key", "iv") VALUES (2, X'02', X'02');
INSERT INTO "sighting" ("account", "recording") VALUES ('account 1', 1);
INSERT INTO "sighting" ("account", "recording") VALUES ('account 2', 2);
INSERT INTO "sync_state" ("account", "state") VALUES ('account 1', 'state 1');
INSERT INTO "sync_state" ("account", "state") VALUES ('account 2', 'state 2');
PRAGMA user_version = 1;
