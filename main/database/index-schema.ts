/**
 * The index: what Twilio can tell again. Ordered, append-only: a released migration is never edited.
 * Times are UTC seconds. A recording's id is its second of creation × 2^20 + 20 bits of its SID, so that the table lies
 * in the order of time and rows that are new together lie together. The list is answered from columns in memory
 * (recordings/), so the only secondary indexes are those that writing needs, and they hold few rows.
 * SIDs of the usual form are stored as their 16 bytes, any other as its text (stored-sid.ts): hence ANY.
 */
export const indexMigrations: readonly string[] = [
  `
  -- What many recordings have in common, told once. The ids are never used again: a reader may remember them.
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

  -- Ids seen in the whole pass that is going on, to tell afterwards which Twilio no longer lists.
  CREATE TABLE sighting (
    account   TEXT NOT NULL,
    recording INTEGER NOT NULL,
    PRIMARY KEY (account, recording)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sync_state (
    account TEXT PRIMARY KEY,
    state   TEXT NOT NULL          -- JSON
  ) STRICT, WITHOUT ROWID;
  `,
];
