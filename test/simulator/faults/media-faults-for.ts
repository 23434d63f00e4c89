import { createFaultBoard, type FaultBoard } from './fault-board.ts';

const none = createFaultBoard();

/** The faults media suffers: those of `faults`, unless they are meant for another recording. */
export function mediaFaultsFor(sid: string, faults: FaultBoard): FaultBoard {
  const only = faults.text('media-only');
  return only === null || only.toLowerCase() === sid.toLowerCase() ? faults : none;
}
