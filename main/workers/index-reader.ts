import { parentPort } from 'node:worker_threads';
import { answerSamples, type SampleAnswers } from '../checkup/sample-recordings.ts';
import { answerCoverage } from '../coverage/answer-coverage.ts';
import type { CoverageAnswers } from '../coverage/coverage-questions.ts';
import { Failure } from '../failure.ts';
import { answerPlans } from '../plans/answer-plans.ts';
import type { PlanAnswers } from '../plans/plan-questions.ts';
import type { FromIndexReader, IndexAnswers, ToIndexReader } from '../recordings/index-questions.ts';
import { openList } from '../recordings/open-list.ts';

/**
 * The worker that answers the list: it alone holds the columns in memory and reads the index for the window.
 * What fails goes back as the answer to each question, the opening of the index included.
 */
const port = parentPort;
if (port === null) throw new Error('index-reader is a worker');

type Answers = Readonly<Record<string, (input: never) => Promise<unknown>>>;

let answers: () => Answers = () => {
  throw new Error('the index is not open');
};

port.on('message', async (message: ToIndexReader) => {
  if ('open' in message) {
    answers = opener(message.open);
    return;
  }
  const { number, name, input } = message;
  try {
    const value = await answers()[name]?.(input as never);
    if (value instanceof Float64Array) port.postMessage({ number, value }, [value.buffer as ArrayBuffer]);
    else port.postMessage({ number, value });
  } catch (error) {
    port.postMessage({ number, ...told(error) });
  }
  if (name === 'close') port.close();
});

function opener(path: string): () => Answers {
  try {
    const { inside, ...list } = openList(path);
    const all: IndexAnswers & PlanAnswers & CoverageAnswers & SampleAnswers = {
      ...list,
      ...answerPlans(inside),
      ...answerCoverage(inside),
      ...answerSamples(inside),
    };
    return () => all;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function told(error: unknown): Omit<Extract<FromIndexReader, { failure: unknown } | { bug: unknown }>, 'number'> {
  if (error instanceof Failure) return { failure: { code: error.code, facts: error.facts } };
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
