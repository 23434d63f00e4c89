/** The tables of what is known about the standing of accounts, keys and the program itself. Times are UTC seconds. */
export const standingSchema = `
  -- archive/: wraps that were added to copies later: the key opens them, too.
  CREATE TABLE copy_wrap (
    recording   TEXT NOT NULL,
    archive     TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (recording, archive, fingerprint)
  ) STRICT, WITHOUT ROWID;

  -- keys/: when a key was last used, to the minutes.
  CREATE TABLE key_use (
    fingerprint TEXT NOT NULL,
    use         TEXT NOT NULL,   -- heard, opened, sealed
    used_at     INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, use)
  ) STRICT, WITHOUT ROWID;

  -- coverage/: Twilio's alerts about encryption, kept beyond the 30 days Twilio keeps them.
  CREATE TABLE encryption_alert (
    sid      TEXT PRIMARY KEY,   -- NO…
    account  TEXT NOT NULL,
    at       INTEGER NOT NULL,
    code     INTEGER NOT NULL,   -- 16104 to 16107
    resource TEXT                -- RE… where Twilio names one
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE alert_state (
    account    TEXT PRIMARY KEY,
    fetched_to INTEGER NOT NULL,
    fetched_at INTEGER NOT NULL,
    failure    TEXT
  ) STRICT, WITHOUT ROWID;

  -- What was attested by a person: nothing the program could see by itself.
  CREATE TABLE attestation (
    account     TEXT NOT NULL,   -- AC…
    topic       TEXT NOT NULL,
    attested_at INTEGER NOT NULL,
    attested_by TEXT NOT NULL,   -- the user's name in the operating system
    in_order    INTEGER NOT NULL, -- 0: the person says that it is not
    remark      TEXT NOT NULL,
    PRIMARY KEY (account, topic)
  ) STRICT, WITHOUT ROWID;

  -- checkup/: check-ups that came to their end, written whole with what they found, and each finding's stretches of time.
  CREATE TABLE checkup_run (
    number   INTEGER PRIMARY KEY,
    began_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    begun_by TEXT NOT NULL        -- user, clock
  ) STRICT;
  CREATE TABLE checkup_stretch (
    scope       TEXT NOT NULL,    -- account, key, archive, machine
    subject     TEXT NOT NULL,    -- AC…, a fingerprint, an archive's id; empty for the machine
    topic       TEXT NOT NULL,    -- the check
    number      INTEGER NOT NULL, -- of this check on this subject
    name        TEXT NOT NULL,    -- what the subject was called
    grade       TEXT NOT NULL,
    says        TEXT NOT NULL,
    facts       TEXT NOT NULL,    -- JSON
    failure     TEXT,             -- JSON: why nobody could look
    since       INTEGER NOT NULL,
    observed_at INTEGER NOT NULL, -- when it was last found so
    until       INTEGER,          -- when something else was found; null: it stands
    PRIMARY KEY (scope, subject, topic, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX checkup_standing ON checkup_stretch (until) WHERE until IS NULL;

  -- recovery/: kits that were made and read back, the last restore, and drills with one.
  CREATE TABLE recovery_kit (
    id      TEXT PRIMARY KEY,
    made_at INTEGER NOT NULL,
    bytes   INTEGER NOT NULL,
    sha256  TEXT NOT NULL,    -- of the file
    entries INTEGER NOT NULL, -- of the ledger, in it
    head    TEXT NOT NULL,    -- of that ledger, hex
    keys    TEXT NOT NULL     -- JSON: fingerprints
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE recovery_restore (
    kit         TEXT PRIMARY KEY,
    begun_at    INTEGER NOT NULL,
    finished_at INTEGER,      -- null: it did not come to its end, and can be done again
    report      TEXT NOT NULL -- JSON, as the contract has it
  ) STRICT, WITHOUT ROWID;
  -- The ledger of a kit on its way into this record, which takes the place of the own one at once when it is whole.
  CREATE TABLE restored_ledger (
    number INTEGER PRIMARY KEY,
    entry  TEXT NOT NULL,
    hash   BLOB NOT NULL
  ) STRICT;
  CREATE TABLE recovery_drill (
    number INTEGER PRIMARY KEY,
    kit    TEXT NOT NULL,
    at     INTEGER NOT NULL,
    passed INTEGER NOT NULL,  -- 1: every recording tried could be opened
    tries  TEXT NOT NULL      -- JSON, as the contract has it
  ) STRICT;

  -- accounts/: what is known of a connected subaccount from its parent. Twilio's lists hold tokens; none is kept.
  CREATE TABLE account_family (
    account TEXT PRIMARY KEY, -- as in account
    parent  TEXT NOT NULL,    -- as in account, whether or not it is connected
    borrows INTEGER NOT NULL, -- 1: it is used with the parent's login
    status  TEXT NOT NULL,    -- active, suspended, closed
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX account_family_borrowers ON account_family (parent) WHERE borrows = 1;

  -- enrolment/: an account being set up for a key, until a recording has proved it; how far it is follows from the fields.
  CREATE TABLE enrolment (
    number        INTEGER PRIMARY KEY, -- in the order in which they were begun
    account       TEXT NOT NULL,
    begun_at      INTEGER NOT NULL,
    fingerprint   TEXT,                -- of the key
    unbacked      TEXT,                -- why it may be used without a backup
    key_sid       TEXT,                -- CR…, where it is known
    registered_by TEXT,                -- api, found or console
    registered_at INTEGER,             -- by Twilio's clock, as chosen_at
    chosen_at     INTEGER,             -- it was said to be chosen in the Console
    look          TEXT,                -- JSON: what was seen of recordings since
    recording     TEXT,                -- the one that proved it
    proven_at     INTEGER,
    left_at       INTEGER              -- given up
  ) STRICT;
  CREATE UNIQUE INDEX enrolment_under_way ON enrolment (account) WHERE proven_at IS NULL AND left_at IS NULL;

  -- removal/: those that are there again though they were removed.
  CREATE INDEX removal_back ON removal (recording) WHERE back_at IS NOT NULL;
`;
