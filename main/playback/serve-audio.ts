import { wipe } from '../crypto/wipe.ts';
import { isFailure } from '../failure.ts';
import { blockBytes } from '../sealed/sealed-form.ts';
import type { OpenPlayers, Player } from './open-players.ts';
import { parseRange } from './parse-range.ts';

/** Two blocks at a time: little enough to begin at once, and no block is read twice. */
const pieceOf = 2 * blockBytes;

const always = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Answers a request for `…/audio/<token>` with the verified recording as a WAV, whole or in part. Contract of
 * Chromium's media loader for custom schemes: Content-Length always, and `bytes=N-` to the very end.
 */
export async function serveAudio(players: OpenPlayers, request: Request): Promise<Response> {
  const token = /\/audio\/([0-9a-f]{32})$/.exec(new URL(request.url).pathname)?.[1];
  const player = token === undefined ? null : players.find(token);
  if (player === null) return new Response(null, { status: 404, headers: always });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { ...always, Allow: 'GET, HEAD' } });

  const size = player.header.length + player.shape.dataLength;
  const range = parseRange(request.headers.get('range'), size);
  const headers: Record<string, string> = { ...always, 'Accept-Ranges': 'bytes', 'Content-Type': 'audio/wav' };
  if (range.kind === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });

  const { first, last } = range.kind === 'part' ? range : { first: 0, last: size - 1 };
  headers['Content-Length'] = String(last + 1 - first);
  if (range.kind === 'part') headers['Content-Range'] = `bytes ${first}-${last}/${size}`;
  const body = request.method === 'HEAD' ? null : streamOf(players, player, first, last + 1, request.signal);
  return new Response(body, { status: range.kind === 'part' ? 206 : 200, headers });
}

/** Reads on demand only. When a block is not what was verified, the stream errors and the player is closed. */
function streamOf(players: OpenPlayers, player: Player, start: number, end: number, signal: AbortSignal) {
  let at = start;
  let givenUp = false;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (signal.aborted) return controller.error(signal.reason);
        if (at >= end) return controller.close();
        try {
          const piece = await readVirtual(player, at, end);
          // Seeking gives up an answer while a piece of it is being read.
          if (givenUp) return wipe(piece);
          at += piece.length;
          controller.enqueue(piece);
          if (at >= end) controller.close();
        } catch (error) {
          if (!givenUp) controller.error(error);
          if (isFailure(error, 'audio-changed')) await players.close(player.token);
        }
      },
      cancel: () => {
        givenUp = true;
      },
    },
    { highWaterMark: 0 },
  );
}

/** The next bytes of header and sound as one file; at least one, at most two blocks. */
async function readVirtual(player: Player, at: number, end: number): Promise<Uint8Array> {
  const { header, shape } = player;
  if (at < header.length) return header.slice(at, Math.min(header.length, end));
  const offset = shape.dataOffset + at - header.length;
  const stop = Math.floor((offset + pieceOf) / blockBytes) * blockBytes;
  return player.audio.read(player.handle, offset, Math.min(stop - offset, end - at));
}
