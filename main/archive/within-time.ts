import { Failure, isFailure } from '../failure.ts';

/**
 * Does what somebody waits for, giving up after `patience` ms. That is no cancelling, which nobody asked for: it fails
 * with archive-unreachable {reason: where}.
 */
export async function withinTime<Result>(
  patience: number,
  where: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const signal = AbortSignal.timeout(patience);
  try {
    return await work(signal);
  } catch (error) {
    if (!signal.aborted || !isFailure(error, 'cancelled')) throw error;
    throw new Failure('archive-unreachable', { reason: where, code: 'ETIMEDOUT' }, { cause: error });
  }
}
