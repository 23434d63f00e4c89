import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Recording } from '../../main/contract.ts';

export type Playing = {
  readonly recording: Recording | null;
  readonly play: (recording: Recording) => void;
  readonly stop: () => void;
};

const Played = createContext<Playing | null>(null);

/** What is being heard; one thing at a time. */
export function usePlaying(): Playing {
  const playing = useContext(Played);
  if (playing === null) throw new Error('nothing can be played here');
  return playing;
}

export function PlayingProvider({ children }: { readonly children: ReactNode }) {
  const [recording, setRecording] = useState<Recording | null>(null);
  const playing = useMemo(() => ({ recording, play: setRecording, stop: () => setRecording(null) }), [recording]);
  return <Played value={playing}>{children}</Played>;
}
