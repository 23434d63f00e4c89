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
CREATE TABLE plan (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    digest  TEXT NOT NULL,
    summary TEXT NOT NULL         -- JSON, as the contract has it
  ) STRICT, WITHOUT ROWID;
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
CREATE TABLE unfinished_export (
    id       INTEGER PRIMARY KEY,
    path     TEXT NOT NULL UNIQUE,
    batch    TEXT NOT NULL,
    begun_at INTEGER NOT NULL
  ) STRICT;
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
CREATE TABLE copy_wrap (
    recording   TEXT NOT NULL,
    archive     TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (recording, archive, fingerprint)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE key_use (
    fingerprint TEXT NOT NULL,
    use         TEXT NOT NULL,   -- heard, opened, sealed
    used_at     INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, use)
  ) STRICT, WITHOUT ROWID;
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
CREATE TABLE attestation (
    account     TEXT NOT NULL,   -- AC…
    topic       TEXT NOT NULL,
    attested_at INTEGER NOT NULL,
    attested_by TEXT NOT NULL,   -- the user's name in the operating system
    in_order    INTEGER NOT NULL, -- 0: the person says that it is not
    remark      TEXT NOT NULL,
    PRIMARY KEY (account, topic)
  ) STRICT, WITHOUT ROWID;
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
CREATE TABLE account_family (
    account TEXT PRIMARY KEY, -- as in account
    parent  TEXT NOT NULL,    -- as in account, whether or not it is connected
    borrows INTEGER NOT NULL, -- 1: it is used with the parent's login
    status  TEXT NOT NULL,    -- active, suspended, closed
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
CREATE INDEX account_family_borrowers ON account_family (parent) WHERE borrows = 1;
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
CREATE INDEX removal_back ON removal (recording) WHERE back_at IS NOT NULL;
CREATE TABLE noted_alarm (
    about    TEXT NOT NULL,    -- an alert's code, or CR…
    account  TEXT NOT NULL,    -- as in account; empty for a key, which concerns all of them
    count    INTEGER NOT NULL, -- alerts, or recordings sealed for the key
    newest   INTEGER NOT NULL, -- when the newest of them was
    noted_at INTEGER NOT NULL,
    noted_by TEXT NOT NULL,
    remark   TEXT NOT NULL, recordings BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (about, account)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE noted_alert (
    sid      TEXT PRIMARY KEY, -- as in encryption_alert
    noted_at INTEGER NOT NULL
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
INSERT INTO "ledger_key" ("number", "public_key", "kept_in", "made_at") VALUES (1, 'public_key 1', 'kept_in 1', 1);
INSERT INTO "ledger_key" ("number", "public_key", "kept_in", "made_at") VALUES (2, 'public_key 2', 'kept_in 2', 2);
INSERT INTO "ledger_checkpoint" ("number", "head", "signed_at", "public_key", "signature") VALUES (1, X'01', 1, 'public_key 1', X'01');
INSERT INTO "ledger_checkpoint" ("number", "head", "signed_at", "public_key", "signature") VALUES (2, X'02', 2, 'public_key 2', X'02');
INSERT INTO "hold" ("id", "reason", "placed_at", "placed_by", "wanted") VALUES ('id 1', 'reason 1', 1, 'placed_by 1', 1);
INSERT INTO "hold" ("id", "reason", "placed_at", "placed_by", "wanted") VALUES ('id 2', 'reason 2', 2, 'placed_by 2', 2);
INSERT INTO "held" ("recording", "hold", "account", "seconds", "lifted_at", "lifted_by", "lift_reason") VALUES ('recording 1', 'hold 1', 'account 1', 1, 1, 'lifted_by 1', 'lift_reason 1');
INSERT INTO "held" ("recording", "hold", "account", "seconds", "lifted_at", "lifted_by", "lift_reason") VALUES ('recording 2', 'hold 2', 'account 2', 2, 2, 'lifted_by 2', 'lift_reason 2');
INSERT INTO "archive" ("id", "name", "place", "added_at", "preflight", "preflight_at", "checked_at", "check_began") VALUES ('id 1', 'name 1', 'place 1', 1, 'preflight 1', 1, 1, 1);
INSERT INTO "archive" ("id", "name", "place", "added_at", "preflight", "preflight_at", "checked_at", "check_began") VALUES ('id 2', 'name 2', 'place 2', 2, 'preflight 2', 2, 2, 2);
INSERT INTO "archive_oddity" ("archive", "name", "fault") VALUES ('archive 1', 'name 1', 'fault 1');
INSERT INTO "archive_oddity" ("archive", "name", "fault") VALUES ('archive 2', 'name 2', 'fault 2');
INSERT INTO "copy" ("recording", "archive", "account", "started_at", "seconds", "channels", "size", "sha256", "key_sid", "fingerprint", "versions", "made_at", "verified_at", "fault") VALUES ('recording 1', 'archive 1', 'account 1', 1, 1, 1, 1, 'sha256 1', 'key_sid 1', 'fingerprint 1', 'versions 1', 1, 1, 'fault 1');
INSERT INTO "copy" ("recording", "archive", "account", "started_at", "seconds", "channels", "size", "sha256", "key_sid", "fingerprint", "versions", "made_at", "verified_at", "fault") VALUES ('recording 2', 'archive 2', 'account 2', 2, 2, 2, 2, 'sha256 2', 'key_sid 2', 'fingerprint 2', 'versions 2', 2, 2, 'fault 2');
INSERT INTO "plan" ("id", "kind", "made_at", "digest", "summary") VALUES ('id 1', 'kind 1', 1, 'digest 1', 'summary 1');
INSERT INTO "plan" ("id", "kind", "made_at", "digest", "summary") VALUES ('id 2', 'kind 2', 2, 'digest 2', 'summary 2');
INSERT INTO "batch" ("number", "id", "plan", "kind", "archive", "options", "accounts", "planned", "journalled", "manifested", "round", "round_at", "state", "failure", "counts", "bytes", "derived", "made_at", "started_at", "finished_at", "removing_from", "called_off") VALUES (1, 'id 1', 'plan 1', 'kind 1', 'archive 1', 'options 1', 'accounts 1', 1, 1, 1, 1, 1, 'state 1', 'failure 1', 'counts 1', 1, 1, 1, 1, 1, 1, 1);
INSERT INTO "batch" ("number", "id", "plan", "kind", "archive", "options", "accounts", "planned", "journalled", "manifested", "round", "round_at", "state", "failure", "counts", "bytes", "derived", "made_at", "started_at", "finished_at", "removing_from", "called_off") VALUES (2, 'id 2', 'plan 2', 'kind 2', 'archive 2', 'options 2', 'accounts 2', 2, 2, 2, 2, 2, 'state 2', 'failure 2', 'counts 2', 2, 2, 2, 2, 2, 2, 2);
INSERT INTO "journal" ("batch", "place", "recording", "account", "step", "outcome", "failure", "intent", "derived", "at") VALUES (1, 1, 'recording 1', 'account 1', 'step 1', 'outcome 1', 'failure 1', 1, 1, 1);
INSERT INTO "journal" ("batch", "place", "recording", "account", "step", "outcome", "failure", "intent", "derived", "at") VALUES (2, 2, 'recording 2', 'account 2', 'step 2', 'outcome 2', 'failure 2', 2, 2, 2);
INSERT INTO "removal" ("recording", "account", "started_at", "seconds", "batch", "intent", "asked_at", "answer", "archive", "sha256", "verified_at", "derived", "gone_at", "deleted_at", "absent_at", "event", "back_at", "next_look") VALUES ('recording 1', 'account 1', 1, 1, 'batch 1', 1, 1, 1, 'archive 1', 'sha256 1', 1, 1, 1, 1, 1, 'event 1', 1, 1);
INSERT INTO "removal" ("recording", "account", "started_at", "seconds", "batch", "intent", "asked_at", "answer", "archive", "sha256", "verified_at", "derived", "gone_at", "deleted_at", "absent_at", "event", "back_at", "next_look") VALUES ('recording 2', 'account 2', 2, 2, 'batch 2', 2, 2, 2, 'archive 2', 'sha256 2', 2, 2, 2, 2, 2, 'event 2', 2, 2);
INSERT INTO "export_folder" ("token", "path", "chosen_at") VALUES ('token 1', 'path 1', 1);
INSERT INTO "export_folder" ("token", "path", "chosen_at") VALUES ('token 2', 'path 2', 2);
INSERT INTO "exported" ("batch", "recording", "name", "path", "size", "sha256", "facts", "packed") VALUES ('batch 1', 'recording 1', 'name 1', 'path 1', 1, 'sha256 1', 'facts 1', 1);
INSERT INTO "exported" ("batch", "recording", "name", "path", "size", "sha256", "facts", "packed") VALUES ('batch 2', 'recording 2', 'name 2', 'path 2', 2, 'sha256 2', 'facts 2', 2);
INSERT INTO "unfinished_export" ("id", "path", "batch", "begun_at") VALUES (1, 'path 1', 'batch 1', 1);
INSERT INTO "unfinished_export" ("id", "path", "batch", "begun_at") VALUES (2, 'path 2', 'batch 2', 2);
INSERT INTO "monitor_event" ("number", "sid", "account", "at", "type", "resource", "actor", "source", "outside", "event") VALUES (1, 'sid 1', 'account 1', 1, 'type 1', 'resource 1', 'actor 1', 'source 1', 1, 'event 1');
INSERT INTO "monitor_event" ("number", "sid", "account", "at", "type", "resource", "actor", "source", "outside", "event") VALUES (2, 'sid 2', 'account 2', 2, 'type 2', 'resource 2', 'actor 2', 'source 2', 2, 'event 2');
INSERT INTO "monitor_state" ("account", "fetched_to", "fetched_at", "failure") VALUES ('account 1', 1, 1, 'failure 1');
INSERT INTO "monitor_state" ("account", "fetched_to", "fetched_at", "failure") VALUES ('account 2', 2, 2, 'failure 2');
INSERT INTO "copy_wrap" ("recording", "archive", "fingerprint") VALUES ('recording 1', 'archive 1', 'fingerprint 1');
INSERT INTO "copy_wrap" ("recording", "archive", "fingerprint") VALUES ('recording 2', 'archive 2', 'fingerprint 2');
INSERT INTO "key_use" ("fingerprint", "use", "used_at") VALUES ('fingerprint 1', 'use 1', 1);
INSERT INTO "key_use" ("fingerprint", "use", "used_at") VALUES ('fingerprint 2', 'use 2', 2);
INSERT INTO "encryption_alert" ("sid", "account", "at", "code", "resource") VALUES ('sid 1', 'account 1', 1, 1, 'resource 1');
INSERT INTO "encryption_alert" ("sid", "account", "at", "code", "resource") VALUES ('sid 2', 'account 2', 2, 2, 'resource 2');
INSERT INTO "alert_state" ("account", "fetched_to", "fetched_at", "failure") VALUES ('account 1', 1, 1, 'failure 1');
INSERT INTO "alert_state" ("account", "fetched_to", "fetched_at", "failure") VALUES ('account 2', 2, 2, 'failure 2');
INSERT INTO "attestation" ("account", "topic", "attested_at", "attested_by", "in_order", "remark") VALUES ('account 1', 'topic 1', 1, 'attested_by 1', 1, 'remark 1');
INSERT INTO "attestation" ("account", "topic", "attested_at", "attested_by", "in_order", "remark") VALUES ('account 2', 'topic 2', 2, 'attested_by 2', 2, 'remark 2');
INSERT INTO "checkup_run" ("number", "began_at", "ended_at", "begun_by") VALUES (1, 1, 1, 'begun_by 1');
INSERT INTO "checkup_run" ("number", "began_at", "ended_at", "begun_by") VALUES (2, 2, 2, 'begun_by 2');
INSERT INTO "checkup_stretch" ("scope", "subject", "topic", "number", "name", "grade", "says", "facts", "failure", "since", "observed_at", "until") VALUES ('scope 1', 'subject 1', 'topic 1', 1, 'name 1', 'grade 1', 'says 1', 'facts 1', 'failure 1', 1, 1, 1);
INSERT INTO "checkup_stretch" ("scope", "subject", "topic", "number", "name", "grade", "says", "facts", "failure", "since", "observed_at", "until") VALUES ('scope 2', 'subject 2', 'topic 2', 2, 'name 2', 'grade 2', 'says 2', 'facts 2', 'failure 2', 2, 2, 2);
INSERT INTO "recovery_kit" ("id", "made_at", "bytes", "sha256", "entries", "head", "keys") VALUES ('id 1', 1, 1, 'sha256 1', 1, 'head 1', 'keys 1');
INSERT INTO "recovery_kit" ("id", "made_at", "bytes", "sha256", "entries", "head", "keys") VALUES ('id 2', 2, 2, 'sha256 2', 2, 'head 2', 'keys 2');
INSERT INTO "recovery_restore" ("kit", "begun_at", "finished_at", "report") VALUES ('kit 1', 1, 1, 'report 1');
INSERT INTO "recovery_restore" ("kit", "begun_at", "finished_at", "report") VALUES ('kit 2', 2, 2, 'report 2');
INSERT INTO "restored_ledger" ("number", "entry", "hash") VALUES (1, 'entry 1', X'01');
INSERT INTO "restored_ledger" ("number", "entry", "hash") VALUES (2, 'entry 2', X'02');
INSERT INTO "recovery_drill" ("number", "kit", "at", "passed", "tries") VALUES (1, 'kit 1', 1, 1, 'tries 1');
INSERT INTO "recovery_drill" ("number", "kit", "at", "passed", "tries") VALUES (2, 'kit 2', 2, 2, 'tries 2');
INSERT INTO "account_family" ("account", "parent", "borrows", "status", "seen_at") VALUES ('account 1', 'parent 1', 1, 'status 1', 1);
INSERT INTO "account_family" ("account", "parent", "borrows", "status", "seen_at") VALUES ('account 2', 'parent 2', 2, 'status 2', 2);
INSERT INTO "enrolment" ("number", "account", "begun_at", "fingerprint", "unbacked", "key_sid", "registered_by", "registered_at", "chosen_at", "look", "recording", "proven_at", "left_at") VALUES (1, 'account 1', 1, 'fingerprint 1', 'unbacked 1', 'key_sid 1', 'registered_by 1', 1, 1, 'look 1', 'recording 1', 1, 1);
INSERT INTO "enrolment" ("number", "account", "begun_at", "fingerprint", "unbacked", "key_sid", "registered_by", "registered_at", "chosen_at", "look", "recording", "proven_at", "left_at") VALUES (2, 'account 2', 2, 'fingerprint 2', 'unbacked 2', 'key_sid 2', 'registered_by 2', 2, 2, 'look 2', 'recording 2', 2, 2);
INSERT INTO "noted_alarm" ("about", "account", "count", "newest", "noted_at", "noted_by", "remark", "recordings") VALUES ('about 1', 'account 1', 1, 1, 1, 'noted_by 1', 'remark 1', X'01');
INSERT INTO "noted_alarm" ("about", "account", "count", "newest", "noted_at", "noted_by", "remark", "recordings") VALUES ('about 2', 'account 2', 2, 2, 2, 'noted_by 2', 'remark 2', X'02');
INSERT INTO "noted_alert" ("sid", "noted_at") VALUES ('sid 1', 1);
INSERT INTO "noted_alert" ("sid", "noted_at") VALUES ('sid 2', 2);
PRAGMA user_version = 5;
