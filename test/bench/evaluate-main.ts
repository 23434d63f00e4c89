import { resolve } from 'node:path';
import { app } from '../stand-in/electron.ts';

/** Run by start-up.ts as a process of its own: prints how long (ms) the built main bundle takes to be evaluated. */

// Evaluated is all that is wanted of it: it waits here for an Electron that is never ready.
app.whenReady = () => new Promise(() => undefined);
const before = performance.now();
await import(resolve(import.meta.dirname, '../../out/main/main.js'));
console.log(performance.now() - before);
process.exit(0);
