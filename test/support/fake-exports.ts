import { Failure } from '../../main/failure.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `exports.${string}` ? Name : never }[keyof Answers]>;

/** Exports of the fake: a folder is chosen at once, `scene.leftovers` files were left half-written. */
export function answerExports(scene: Scene, _emit: Emit): Ours {
  let left = Array.from({ length: scene.leftovers }, (_, id) => ({
    id,
    shown: `/Volumes/Case 4711/RE${String(id).padStart(32, '0')}-1f0c2d3e.part`,
  }));
  return {
    'exports.choose-folder': () => ({ folder: 'token', shown: '/Volumes/Case 4711/for the lawyers' }),
    'exports.preview': ({ template, format }) => {
      const unknown = /\{(?!(date|time|from|to|sid|account|direction|duration)\})[^}]*\}/.exec(template)?.[0];
      if (unknown !== undefined || template.trim() === '')
        throw new Failure('export-name-impossible', { name: unknown ?? template });
      const name = template
        .replace('{date}', '2026-11-23')
        .replace('{time}', '14-02-09')
        .replace('{from}', '+81312345678')
        .replace('{to}', '+815012345678');
      return { name: `${name}.${format}` };
    },
    'exports.leftovers': () => ({ files: left }),
    'exports.remove-leftovers': () => {
      const removed = left.length;
      left = [];
      return { removed, failed: 0 };
    },
  };
}
