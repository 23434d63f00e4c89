import type { Worker } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import type { Checked } from './check-sealed.ts';
import type { SealedAudioOrder, SealedAudioReport, SealedAudioValue } from './sealed-audio-messages.ts';

/** What is heard of an errand before it is over. */
export type Heard = {
  readonly took: (received: number) => void;
  readonly written: (checked: Checked) => void;
};

/** An errand under way, and how it is told what became of it. */
export type Errand = Heard & {
  readonly resolve: (value: SealedAudioValue) => void;
  readonly reject: (error: unknown) => void;
};

export type SealedAudioLine = {
  readonly newJob: () => number;
  readonly post: (order: SealedAudioOrder, transfer: readonly ArrayBuffer[]) => void;
  readonly expect: (job: number, heard: Heard) => Promise<SealedAudioValue>;
};

/** The line to a worker; `ended` is told once it is no more. */
export function openSealedAudioLine(worker: Worker, ended: () => void): SealedAudioLine {
  const errands = new Map<number, Errand>();
  let jobs = 0;
  let alive = true;
  const end = (error: unknown) => {
    if (!alive) return;
    alive = false;
    for (const errand of errands.values()) errand.reject(error);
    errands.clear();
    ended();
  };
  worker.on('message', (report: SealedAudioReport) => {
    const errand = errands.get(report.job);
    if (report.kind === 'took') return errand?.took(report.received);
    if (report.kind === 'written') return errand?.written(report.checked);
    errands.delete(report.job);
    if (report.kind === 'done') errand?.resolve(report.value);
    else if (report.kind === 'failed') errand?.reject(new Failure(report.code, report.facts));
    else errand?.reject(new Error(report.stack));
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Failure('player-closed')));
  return {
    newJob: () => ++jobs,
    post: (order, transfer) => void (alive && worker.postMessage(order, [...transfer])),
    expect: (job, heard) =>
      new Promise((resolve, reject) => {
        if (alive) errands.set(job, { ...heard, resolve, reject });
        else reject(new Failure('player-closed'));
      }),
  };
}
