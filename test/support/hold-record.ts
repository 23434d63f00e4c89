import { openRecord } from '../../main/database/open-record.ts';

/** A program of its own that opens the record it is given, says so, and stays until it is killed. */
openRecord(process.argv[2] ?? '');
process.send?.('opened');
setInterval(() => {}, 60_000);
