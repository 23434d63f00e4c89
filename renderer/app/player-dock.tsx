import { memo, useCallback, useEffect, useRef } from 'react';
import type { Recording } from '../../main/contract.ts';
import { call } from '../call.ts';
import { useListRows } from '../list/list-rows.tsx';
import { useListQuestion } from '../list/use-list-question.ts';
import { Player } from '../player/player.tsx';
import { usePlaying } from './playing.tsx';

/** Not drawn again with every page of rows. */
const RestingPlayer = memo(Player);

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
  const latest = useRef(step);
  latest.current = step;
  const next = useCallback(() => void latest.current(1).catch(() => undefined), []);
  const previous = useCallback(() => void latest.current(-1).catch(() => undefined), []);
  if (recording === null) return null;
  return <RestingPlayer recording={recording} onNext={next} onPrevious={previous} onClose={stop} />;
}
