import { Failure } from '../failure.ts';

/** The rows under `name` in a v2010 list. Throws 'twilio-answer-strange' for what is not such a list. */
export function parsePage(bytes: Uint8Array, name: 'recordings' | 'calls' | 'accounts'): readonly unknown[] {
  let page: unknown;
  try {
    page = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
  } catch (error) {
    throw new Failure('twilio-answer-strange', { reason: 'not JSON' }, { cause: error });
  }
  const rows = typeof page === 'object' && page !== null ? (page as Record<string, unknown>)[name] : null;
  if (!Array.isArray(rows)) throw new Failure('twilio-answer-strange', { reason: `no ${name}` });
  return rows;
}
