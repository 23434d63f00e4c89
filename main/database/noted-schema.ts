/** What somebody took note of, one by one. Part of the record's migrations: it is never edited. */
export const notedSchema = `
  -- coverage/: alerts that were there when somebody took note of their alarm. Another is an alarm again, whatever its time.
  CREATE TABLE noted_alert (
    sid      TEXT PRIMARY KEY, -- as in encryption_alert
    noted_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO noted_alert
    SELECT sid, noted_at FROM encryption_alert JOIN noted_alarm ON about = CAST(code AS TEXT)
      AND noted_alarm.account = encryption_alert.account
    WHERE at <= newest;

  -- The same of a key's alarm: recordings sealed for it, 16 bytes of SID each.
  ALTER TABLE noted_alarm ADD COLUMN recordings BLOB NOT NULL DEFAULT x'';
`;
