import { useEffect, useSyncExternalStore } from 'react';
import type { HandedFile } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import { showScreen } from './use-screen.ts';

type Kind = HandedFile['what'];
type Of<What extends Kind> = Extract<HandedFile, { what: What }>;

const screenOf = {
  kit: 'recovery',
  'key-backup': 'keys',
  archive: 'archives',
  'archive-known': 'archives',
} as const;

let handed: HandedFile | null = null;
const listeners = new Set<() => void>();

function put(file: HandedFile | null): void {
  handed = file;
  for (const changed of listeners) changed();
}

async function take(): Promise<void> {
  const { file } = await call('handed.take', {});
  if (file === null) return;
  put(file);
  if (file.what !== 'refused') showScreen(screenOf[file.what]);
}

/** Takes what was opened with Koekura, now and whenever more is, to the screen that can do something with it. */
export function useTakeHanded(): void {
  useEffect(() => {
    // One that cannot be taken now, because the program is locked, waits in main.
    const taken = () => void take().catch(() => undefined);
    taken();
    return listen('handed.waits', taken);
  }, []);
}

/** The file that was opened with Koekura, if it is of this kind and was not let go. */
export function useHanded<What extends Kind>(what: What): Of<What> | null {
  const file = useSyncExternalStore(subscribe, () => handed);
  return file?.what === what ? (file as Of<What>) : null;
}

/** Done with it, whatever came of it: until then main hands it to the next page too, should a lock throw this one away. */
export function letHandedGo(): void {
  if (handed === null) return;
  put(null);
  void call('handed.let-go', {}).catch(() => undefined);
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}
