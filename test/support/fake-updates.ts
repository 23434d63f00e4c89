import type { Updates } from '../../main/contract.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `updates.${string}` ? Name : never }[keyof Answers]>;

const newer: NonNullable<Updates['newer']> = {
  version: '0.2.0',
  madeAt: 1_795_000_000,
  notes: {
    en: 'Copies are made faster.\nTwo mistakes are mended.',
    ja: '写しの作成が速くなりました。\n二つの不具合を直しました。',
  },
  packages: [
    { kind: 'deb', size: 98_400_000 },
    { kind: 'AppImage', size: 121_000_000 },
  ],
};

/** Updates of the fake: looking finds what the scene says, and a download is there at once. */
export function answerUpdates({ updates }: Scene, emit: Emit): Ours {
  const state: Updates = {
    ...{ version: '0.1.0', channel: 'stable', failure: null, checkingNow: false, downloading: null },
    checking: updates === 'newest' || updates === 'newer' ? 'on' : updates,
    checkedAt: updates === 'newest' || updates === 'newer' ? 1_795_000_000 : null,
    standing: updates === 'newer' ? 'newer-there' : updates === 'newest' ? 'newest' : 'unknown',
    newer: updates === 'newer' ? newer : null,
  };
  return {
    'updates.state': () => state,
    'updates.check': () => {
      emit('updates.changed', state);
      return state;
    },
    'updates.download': ({ kind }) => ({ saved: { name: `koekura-0.2.0-linux-amd64.${kind}`, proof: 'list-only' } }),
    'updates.cancel': () => ({}),
  };
}
