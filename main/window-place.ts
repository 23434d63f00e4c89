import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { log } from './log.ts';
import type { Place } from './window.ts';

const place = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() });

/** A small file of its own, because the window opens before the databases do. A lost or broken one costs nothing. */
export function windowPlaceIn(path: string): { read: () => Place | null; write: (place: Place) => void } {
  return {
    read: () => {
      try {
        return place.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return null;
      }
    },
    write: (now) => {
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, JSON.stringify(now));
      } catch (error) {
        log('window place not kept', { reason: String(error) });
      }
    },
  };
}
