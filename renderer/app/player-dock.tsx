import { useEffect, useRef } from 'react';
import type { Recording } from '../../main/contract.ts';
import { call } from '../call.ts';
import { useListRows } from '../list/list-rows.tsx';
import { useListQuestion } from '../list/use-list-question.ts';
import { Player } from '../player/player.tsx';
import { usePlaying } from './playing.tsx';

/** The player, with the neighbours in the list as its next and previous. Away while nothing is to be heard. */
export function PlayerDock() {
  const { recording, play, stop } = usePlaying();
  const { marking, choose } = useListRows();
  const { filter, settings } = useListQuestion();
  const place = useRef({ sid: '', position: -1 });
  useEffect(() => {
    if (recording !== null && recording.sid !== place.current.sid) {
      place.current = { sid: recording.sid, position: marking.cursor };
    }
  }, [recording, marking.cursor]);

  if (recording === null) return null;
  const step = async (by: 1 | -1) => {
    const position = place.current.position + by;
    if (position < 0) return;
    const { rows } = await call('recordings.page', { filter, order: settings.order, offset: position, limit: 1 });
    const [next]: readonly (Recording | undefined)[] = rows;
    if (next === undefined) return;
    place.current = { sid: next.sid, position };
    choose(position);
    play(next);
  };
  return (
    <Player
      recording={recording}
      onNext={() => void step(1).catch(() => undefined)}
      onPrevious={() => void step(-1).catch(() => undefined)}
      onClose={stop}
    />
  );
}
