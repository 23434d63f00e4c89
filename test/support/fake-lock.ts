import type { LockState } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';

/** The one passphrase that opens the fake. */
export const samplePassphrase = 'correct horse battery';

type Ours = Pick<
  Answers,
  { [Name in keyof Answers]: Name extends `${'lock' | 'secrets'}.${string}` ? Name : never }[keyof Answers]
>;

/** The lock of the fake. */
export function answerLock(scene: Scene, emit: Emit): Ours {
  let opensWith: LockState['opensWith'] = scene.lock === 'none' ? 'none' : 'passphrase';
  let locked = scene.lock === 'locked';
  let failures = 0;
  const prove = (passphrase: string) => {
    if (passphrase === samplePassphrase) return;
    failures += 1;
    throw new Failure('lock-wrong-passphrase');
  };
  const turn = (now: boolean) => {
    locked = now;
    emit('lock.changed', { locked });
    return {};
  };
  const moved = () => {
    emit('keys.changed', {});
    return { moved: 7 };
  };
  return {
    'lock.state': () => ({
      ...{ locked, opensWith, systemMeans: false, sessionSealed: false, waitSeconds: failures > 3 ? 4 : 0 },
      batches: { working: locked ? 2 : 0, resting: 0 },
      ...{ language: scene.language, systemLanguage: scene.language, theme: scene.theme },
    }),
    'lock.now': () => {
      if (opensWith !== 'none') turn(true);
      return { locked };
    },
    'lock.open': ({ passphrase }) => {
      prove(passphrase);
      return turn(false);
    },
    'lock.open-by-system': () => turn(false),
    'lock.set-passphrase': ({ current }) => {
      if (opensWith !== 'none') prove(current ?? '');
      opensWith = 'passphrase';
      return turn(false);
    },
    'secrets.to-vault': moved,
    'secrets.to-keychain': ({ current }) => {
      prove(current);
      return moved();
    },
    'secrets.for-session': () => ({}),
    'lock.remove-passphrase': ({ current }) => {
      prove(current);
      opensWith = 'none';
      return turn(false);
    },
  };
}
