import { alarmSchema } from './alarm-schema.ts';
import { keepingSchema } from './keeping-schema.ts';
import { notedSchema } from './noted-schema.ts';
import { standingSchema } from './standing-schema.ts';

/**
 * The record: what cannot be had again from Twilio. Ordered, append-only: a released migration is never edited.
 * Times are UTC seconds.
 */
export const recordMigrations: readonly string[] = [
  `
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
  `,
  keepingSchema,
  standingSchema,
  alarmSchema,
  notedSchema,
];
