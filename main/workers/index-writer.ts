import { parentPort } from 'node:worker_threads';
import { readKept } from '../archive/read-kept.ts';
import { serveSyncWriter } from '../recordings/serve-sync-writer.ts';

/** The index's one writer: parses what Twilio lists and archives hold, and stores it, so that the main thread does neither. */
if (parentPort !== null) serveSyncWriter(parentPort, readKept);
