import { parentPort } from 'node:worker_threads';
import { writeOut } from '../export/write-out.ts';
import { serveSealedAudio } from '../sealed/serve-sealed-audio.ts';

/** Lives as long as the program: seals, verifies and decrypts, so that the main thread never waits for a cipher. */
if (parentPort !== null) serveSealedAudio(parentPort, writeOut);
