import type { ByteStream } from '../media/byte-stream.ts';

/** How a body's sending ends: as it should, with a broken connection, or never. */
export type Ending = 'whole' | 'cut' | 'stalled';

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ByteStream;
  readonly ending: Ending;
};

export const reply = (status: number, headers: Record<string, string>, body: string | ByteStream): Reply => ({
  status,
  headers,
  body,
  ending: 'whole',
});

export const json = (status: number, body: string): Reply =>
  reply(status, { 'Content-Type': 'application/json' }, body);
export const noContent = (): Reply => reply(204, {}, '');
