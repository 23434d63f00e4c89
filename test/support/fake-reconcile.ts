import type { Answers, Emit, Scene } from './fake-bridge.ts';

type Ours = Pick<
  Answers,
  { [Name in keyof Answers]: Name extends `reconcile.${string}` ? Name : never }[keyof Answers]
>;

/** The comparison of the fake. */
export function answerReconcile(_scene: Scene, _emit: Emit): Partial<Ours> {
  return {};
}
