import { expectedOf, faultNames, faultTable } from './faults/fault-table.ts';

const faultLines = faultNames.map((name) => `  ${`${name}=${expectedOf(name)}`.padEnd(42)} ${faultTable[name].does}`);

/** What `--help` prints. */
export const simulatorHelp = `A Twilio on loopback, for the demo and the tests. Prints one JSON line, then answers until it is ended.

  --port N                   port on 127.0.0.1; a free one without it
  --recordings N             recordings in the account; 600 without it
  --subaccounts N            subaccounts of the account; 1 without it
  --subaccount-recordings N  recordings in each subaccount; 40 without it
  --elsewhere N              recordings of the account in region ie1, which has its own credentials; none without it
  --seed S                   any text; the same seed gives the same world
  --world demo|ordinary      one of everything, or only completed, sound recordings
  --duration N               seconds of every recording; drawn for each without it
  --clock ISO                the time it is to begin with
  --state DIR                where changes are kept, and the private keys as PEM files
  --fault NAME=VALUE         turns a fault on; may be given several times

While it runs (JSON in, JSON out, no credentials):
  GET    /__simulator/state       requests by kind, most in flight, who came to the second origin, faults
  POST   /__simulator/clock       {"to": ISO} or {"advance": seconds}
  POST   /__simulator/faults      {"latency": 100, "media-cut": null, …}; null turns one off
  DELETE /__simulator/faults      turns all off
  POST   /__simulator/arrivals    {"count": N}: new recordings, made now
  POST   /__simulator/account     {"sid": "AC…", "status": "active"|"suspended"|"closed"} or {"sid", "authToken"}
  POST   /__simulator/encryption  {"publicKeySid": "CR…" or null}: what new recordings are sealed for

Faults. "every N" means each recording whose number can be divided by N, so 1 means all of them:
${faultLines.join('\n')}
`;
