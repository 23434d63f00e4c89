import { parentPort } from 'node:worker_threads';
import { servePacker } from '../export/serve-packer.ts';

/** Packs one zip, then ends: compressing and counting are no work for the main thread. */
if (parentPort !== null) servePacker(parentPort);
