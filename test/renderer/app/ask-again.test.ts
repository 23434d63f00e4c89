import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { askAgainAfterChanges } from '../../../renderer/app/ask-again.ts';

/** Something main is asked, answered by hand, by turns with what main tells by itself. */
function asking() {
  const answers = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  askAgainAfterChanges(answers);
  const asked: ((answer: string) => void)[] = [];
  const queryKey = ['sync.progress'];
  const queryFn = () => new Promise<string>((answer) => void asked.push(answer));
  const observer = new QueryObserver(answers, { queryKey, queryFn });
  observer.subscribe(() => {});
  const answer = async (turn: number, text: string) => {
    asked[turn]?.(text);
    await new Promise((later) => setTimeout(later, 5));
  };
  return { answers, asked, answer, queryKey, seen: () => observer.getCurrentResult().data };
}

test('what main told while the first answer was under way is not undone by it', async () => {
  const { answers, asked, answer, queryKey, seen } = asking();
  answers.setQueryData(queryKey, 'done');
  await answer(0, 'running');
  expect(asked).toHaveLength(2);
  await answer(1, 'done');
  expect(seen()).toBe('done');
  expect(asked).toHaveLength(2);
});

test('a change told of while the first answer was under way is asked for after it', async () => {
  const { answers, asked, answer, queryKey, seen } = asking();
  void answers.invalidateQueries({ queryKey });
  void answers.invalidateQueries({ queryKey });
  await answer(0, 'old');
  expect(asked).toHaveLength(2);
  await answer(1, 'new');
  expect(seen()).toBe('new');
  expect(asked).toHaveLength(2);
});

test('what nobody overtook is asked for once', async () => {
  const { answers, asked, answer, queryKey, seen } = asking();
  await answer(0, 'old');
  answers.setQueryData(queryKey, 'told');
  await answer(0, 'ignored');
  expect(seen()).toBe('told');
  expect(asked).toHaveLength(1);
});
