import { randomBytes } from 'node:crypto';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import type { WavShape } from '../sealed/wav-shape.ts';
import { writeWavHeader } from './write-wav-header.ts';

/** Each open recording holds a content key in memory: only as many as anybody listens to at once. */
const mostOpen = 3;

/** One opened recording. `token` is what the window may ask sound with: 128 random bits, hex. */
export type Player = {
  readonly token: string;
  readonly sid: string;
  readonly seconds: number;
  readonly header: Uint8Array;
  readonly shape: WavShape;
  readonly handle: number;
  readonly audio: SealedAudio;
};

export type OpenPlayers = {
  readonly add: (opened: Omit<Player, 'token' | 'header'>) => Promise<Player>;
  /** The player, and makes it the most recently used. */
  readonly find: (token: string) => Player | null;
  readonly close: (token: string) => Promise<void>;
  readonly closeAll: () => Promise<void>;
};

/** `closed` is told of each player that is no more. */
export function openPlayers(closed: (player: Player) => void): OpenPlayers {
  /** In order of use, the latest last. */
  const players = new Map<string, Player>();

  const close = async (token: string) => {
    const player = players.get(token);
    if (player === undefined) return;
    players.delete(token);
    await player.audio.close(player.handle).catch(() => {});
    closed(player);
  };

  return {
    add: async (opened) => {
      const player = { ...opened, token: randomBytes(16).toString('hex'), header: writeWavHeader(opened.shape) };
      players.set(player.token, player);
      const [longestUnused] = players.keys();
      if (players.size > mostOpen && longestUnused !== undefined) await close(longestUnused);
      return player;
    },
    find: (token) => {
      const player = players.get(token);
      if (player === undefined) return null;
      players.delete(token);
      players.set(token, player);
      return player;
    },
    close,
    closeAll: async () => {
      await Promise.all([...players.keys()].map(close));
    },
  };
}
