import { parentPort } from 'node:worker_threads';
import { serveRecordReader } from '../database/serve-record-reader.ts';
import { recordQuestions } from './record-questions.ts';

/** The worker that reads the record while the main thread writes it: the ledger's pages and its verification, and other long questions. */
if (parentPort === null) throw new Error('record-reader is a worker');
serveRecordReader(parentPort, recordQuestions);
