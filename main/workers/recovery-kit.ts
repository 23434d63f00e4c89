import { parentPort } from 'node:worker_threads';
import { serveKit } from '../recovery/serve-kit.ts';

/** The worker that makes or opens one recovery kit, away from the main thread, and ends when that is done with. */
if (parentPort === null) throw new Error('recovery-kit is a worker');
serveKit(parentPort);
