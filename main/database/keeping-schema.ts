/**
 * The record's second step: what keeping and removing needs. Times are UTC seconds, our own ids are UUIDs.
 * One section a capability.
 */
export const keepingSchema = `
  -- ledger/: the keys that sign it, the newest last, and its signed heads. The seeds lie in the keychain.
  CREATE TABLE ledger_key (
    number     INTEGER PRIMARY KEY,
    public_key TEXT NOT NULL UNIQUE, -- hex of the 32 bytes of an Ed25519 key
    kept_in    TEXT NOT NULL,        -- keychain, or session: gone with the run that made it
    made_at    INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE ledger_checkpoint (
    number     INTEGER PRIMARY KEY, -- of the last entry it covers
    head       BLOB NOT NULL,
    signed_at  INTEGER NOT NULL,
    public_key TEXT NOT NULL,
    signature  BLOB NOT NULL
  ) STRICT;

  -- holds/: a hold keeps recordings; each is let go singly or with the hold.
  CREATE TABLE hold (
    id        TEXT PRIMARY KEY,
    reason    TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    placed_by TEXT NOT NULL,
    wanted    INTEGER NOT NULL -- recordings it was placed on in all: with fewer rows, placing was interrupted
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE held (
    recording   TEXT NOT NULL,
    hold        TEXT NOT NULL REFERENCES hold (id),
    account     TEXT NOT NULL,
    seconds     INTEGER NOT NULL, -- the recording's length, for totals
    lifted_at   INTEGER,
    lifted_by   TEXT,
    lift_reason TEXT,
    PRIMARY KEY (recording, hold)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX held_by_hold ON held (hold, lifted_at);

  -- archive/: the places, and what is known to lie in them.
  CREATE TABLE archive (
    id           TEXT PRIMARY KEY, -- as it stands in the archive itself
    name         TEXT NOT NULL UNIQUE,
    place        TEXT NOT NULL,    -- JSON: a folder's path, or a bucket
    added_at     INTEGER NOT NULL,
    preflight    TEXT NOT NULL,    -- JSON: findings
    preflight_at INTEGER,
    checked_at   INTEGER,          -- everything was read back, to the end
    check_began  INTEGER           -- a reading back that has not come to its end
  ) STRICT, WITHOUT ROWID;
  -- What lies in an archive and is no copy, or has an envelope that cannot be read: as it was last looked at.
  CREATE TABLE archive_oddity (
    archive TEXT NOT NULL,
    name    TEXT NOT NULL,
    fault   TEXT NOT NULL,         -- JSON: a failure
    PRIMARY KEY (archive, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE copy (
    recording   TEXT NOT NULL,
    archive     TEXT NOT NULL,
    account     TEXT NOT NULL,
    started_at  INTEGER NOT NULL, -- of the recording: with the account it gives the place in the layout
    seconds     INTEGER NOT NULL,
    channels    INTEGER,
    size        INTEGER NOT NULL, -- of the sealed audio
    sha256      TEXT NOT NULL,
    key_sid     TEXT,             -- CR…, of what Twilio sealed
    fingerprint TEXT,             -- of the key that was seen to open it
    versions    TEXT NOT NULL,    -- JSON: how the place names this state of audio and envelope
    made_at     INTEGER NOT NULL,
    verified_at INTEGER,          -- read back whole
    fault       TEXT,             -- JSON: a failure, when it was last looked at
    PRIMARY KEY (recording, archive)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX copy_by_archive ON copy (archive);

  -- plans/: the frozen recordings lie in a file of the profile, named after the digest.
  CREATE TABLE plan (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    digest  TEXT NOT NULL,
    summary TEXT NOT NULL         -- JSON, as the contract has it
  ) STRICT, WITHOUT ROWID;

  -- batch/: a plan being carried out, and its journal: one row a recording.
  CREATE TABLE batch (
    number        INTEGER PRIMARY KEY, -- the order in which they were started
    id            TEXT NOT NULL UNIQUE,
    plan          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    archive       TEXT,
    options       TEXT NOT NULL,       -- JSON, as the contract has it
    accounts      TEXT NOT NULL,       -- JSON: SIDs
    planned       INTEGER NOT NULL,
    journalled    INTEGER NOT NULL,    -- 1 once every recording of the plan has its row
    manifested    INTEGER NOT NULL,    -- 1 once the archive's manifests name what this round copied
    round         INTEGER NOT NULL,    -- 1, and one more with every retry
    round_at      INTEGER NOT NULL,
    state         TEXT NOT NULL,       -- as it was left: going, resting, paused, stopped, cancelled, finished
    failure       TEXT,                -- JSON: what stopped it
    counts        TEXT NOT NULL,       -- JSON, as the contract has it, when it last rested
    bytes         INTEGER NOT NULL,
    derived       INTEGER NOT NULL,
    made_at       INTEGER NOT NULL,
    started_at    INTEGER,
    finished_at   INTEGER,
    removing_from INTEGER,
    called_off    INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE journal (
    batch     INTEGER NOT NULL,
    place     INTEGER NOT NULL,   -- in the plan
    recording TEXT NOT NULL,
    account   TEXT NOT NULL,
    step      TEXT NOT NULL,      -- where it is: waiting, copying, copied, removing, done
    outcome   TEXT NOT NULL,      -- as the contract has it
    failure   TEXT,               -- JSON
    intent    INTEGER,            -- the ledger entry of what is under way
    derived   INTEGER NOT NULL DEFAULT 0, -- transcriptions and add-on results removed so far
    at        INTEGER,
    PRIMARY KEY (batch, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX journal_by_outcome ON journal (batch, outcome, place);
  CREATE INDEX journal_by_step ON journal (batch, step, place);

  -- removal/: remote copies that were removed, followed until Twilio no longer lists them.
  CREATE TABLE removal (
    recording   TEXT PRIMARY KEY,
    account     TEXT NOT NULL,
    started_at  INTEGER NOT NULL, -- of the recording
    seconds     INTEGER NOT NULL,
    batch       TEXT NOT NULL,
    intent      INTEGER NOT NULL, -- the ledger entry
    asked_at    INTEGER NOT NULL,
    answer      INTEGER NOT NULL, -- Twilio's status; 0: lost, settled by asking
    archive     TEXT,             -- of the verified copy it leaned on; null: removed without one
    sha256      TEXT,
    verified_at INTEGER,
    derived     INTEGER NOT NULL, -- transcriptions and add-on results removed with it
    gone_at     INTEGER,
    deleted_at  INTEGER,
    absent_at   INTEGER,
    event       TEXT,             -- AE…
    back_at     INTEGER,
    next_look   INTEGER           -- null: closed
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX removal_by_batch ON removal (batch, recording);
  CREATE INDEX removal_to_look ON removal (next_look) WHERE next_look IS NOT NULL;

  -- export/: where to, and what each batch has written there.
  CREATE TABLE export_folder (
    token     TEXT PRIMARY KEY,   -- what the window calls it
    path      TEXT NOT NULL UNIQUE,
    chosen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE exported (
    batch     TEXT NOT NULL,
    recording TEXT NOT NULL,
    name      TEXT NOT NULL,      -- in the folder or the zip
    path      TEXT NOT NULL,      -- of the file; for a zip not yet packed, of what goes into it
    size      INTEGER NOT NULL,
    sha256    TEXT NOT NULL,
    facts     TEXT NOT NULL,      -- JSON: what the manifest says of it
    packed    INTEGER NOT NULL,   -- 1 unless it waits for its zip
    PRIMARY KEY (batch, recording)
  ) STRICT, WITHOUT ROWID;
  -- Noted before a file is made, struck out once it is whole and in its place.
  CREATE TABLE unfinished_export (
    id       INTEGER PRIMARY KEY,
    path     TEXT NOT NULL UNIQUE,
    batch    TEXT NOT NULL,
    begun_at INTEGER NOT NULL
  ) STRICT;

  -- monitor/: Twilio's own events, kept beyond the 30 days Twilio keeps them.
  CREATE TABLE monitor_event (
    number   INTEGER PRIMARY KEY, -- in the order in which they were fetched
    sid      TEXT NOT NULL UNIQUE,
    account  TEXT NOT NULL,
    at       INTEGER NOT NULL,
    type     TEXT NOT NULL,
    resource TEXT,
    actor    TEXT,
    source   TEXT,
    outside  INTEGER NOT NULL,    -- 1: a removal this program did not do
    event    TEXT NOT NULL        -- JSON as Twilio told it
  ) STRICT;
  CREATE INDEX monitor_event_by_resource ON monitor_event (resource);
  CREATE TABLE monitor_state (
    account    TEXT PRIMARY KEY,
    fetched_to INTEGER NOT NULL,
    fetched_at INTEGER NOT NULL,
    failure    TEXT
  ) STRICT, WITHOUT ROWID;
`;
