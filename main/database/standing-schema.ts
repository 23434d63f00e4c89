/** The tables of what is known about the standing of accounts, keys and the program itself. Times are UTC seconds. */
export const standingSchema = `
  -- What was attested by a person: nothing the program could see by itself.
  CREATE TABLE attestation (
    account     TEXT NOT NULL,   -- AC…
    topic       TEXT NOT NULL,
    attested_at INTEGER NOT NULL,
    attested_by TEXT NOT NULL,   -- the user's name in the operating system
    remark      TEXT NOT NULL,
    PRIMARY KEY (account, topic)
  ) STRICT, WITHOUT ROWID;
`;
