/** Alarms somebody has taken note of. Part of the record's migrations: it is never edited. */
export const alarmSchema = `
  -- coverage/: what was known of an alarm when somebody took note of it. More than that is an alarm again.
  CREATE TABLE noted_alarm (
    about    TEXT NOT NULL,    -- an alert's code, or CR…
    account  TEXT NOT NULL,    -- as in account; empty for a key, which concerns all of them
    count    INTEGER NOT NULL, -- alerts, or recordings sealed for the key
    newest   INTEGER NOT NULL, -- when the newest of them was
    noted_at INTEGER NOT NULL,
    noted_by TEXT NOT NULL,
    remark   TEXT NOT NULL,
    PRIMARY KEY (about, account)
  ) STRICT, WITHOUT ROWID;
`;
