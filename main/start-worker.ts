import { Worker } from 'node:worker_threads';

/** Starts the worker of main/workers/<name>.ts: beside the bundle once built, in its folder when run from the sources. */
export function startWorker(name: string): Worker {
  const built = !import.meta.url.endsWith('.ts');
  const address = built ? `./${name}.js` : `./workers/${name}.ts`;
  return new Worker(new URL(address, import.meta.url), { name });
}
