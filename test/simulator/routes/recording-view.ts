import type { RecordingView } from '../wire/recording-json.ts';
import type { Ask } from './route.ts';

/** How recordings look to whoever asks now. */
export const recordingView = ({ simulation, tenant }: Ask): RecordingView => ({
  tenant,
  faults: simulation.faults,
  origin: simulation.origin(),
  now: simulation.clock.now(),
});
