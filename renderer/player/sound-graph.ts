import { earLevels, type Lane } from './lanes.ts';

/** The way of the sound from the audio element to the ears. */
export type SoundGraph = {
  readonly hear: (lanes: readonly Lane[]) => void;
  /** Must follow a deed of the user: browsers keep a context silent until then. */
  readonly wake: () => void;
  readonly close: () => void;
};

/** Seconds over which a level changes: at once would click. */
const easing = 0.015;

/** Takes `audio` apart into its channels, so that each can be heard alone, muted or placed between the ears. */
export function createSoundGraph(audio: HTMLAudioElement): SoundGraph {
  const context = new AudioContext();
  const source = context.createMediaElementSource(audio);
  const splitter = context.createChannelSplitter(2);
  const merger = context.createChannelMerger(2);
  source.connect(splitter);
  merger.connect(context.destination);
  const ears = [0, 1].map((channel) => {
    const [left, right] = [context.createGain(), context.createGain()];
    splitter.connect(left, channel).connect(merger, 0, 0);
    splitter.connect(right, channel).connect(merger, 0, 1);
    return { left, right };
  });
  return {
    hear: (lanes) => {
      for (const [channel, ear] of ears.entries()) {
        const levels = earLevels(lanes, channel);
        ear.left.gain.setTargetAtTime(levels.left, context.currentTime, easing);
        ear.right.gain.setTargetAtTime(levels.right, context.currentTime, easing);
      }
    },
    wake: () => {
      if (context.state === 'suspended') void context.resume();
    },
    close: () => {
      source.disconnect();
      void context.close();
    },
  };
}
