import type { CallFacts, RecordingFacts } from '../recording.ts';
import type { Page } from '../twilio/create-twilio.ts';
import type { SyncWriter } from './start-sync-writer.ts';
import type { StoredPage } from './sync-writes.ts';

/** What one pass over one account works with. */
export type SyncTools = {
  readonly account: string;
  readonly ask: SyncWriter['ask'];
  readonly page: (at: string) => Promise<Page>;
  readonly recording: (sid: string) => Promise<RecordingFacts | null>;
  readonly call: (sid: string) => Promise<CallFacts | null>;
  /** The loopback origin that stands for Twilio, or null. */
  readonly override: string | null;
  /** Told of each page once it is stored, and of rows changed otherwise. */
  readonly stored: (page: StoredPage) => void;
  readonly changed: (ids: readonly number[]) => void;
};
