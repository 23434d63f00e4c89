import type { z } from 'zod';
import { Failure } from './failure.ts';

/** Stands for handlers that are not written yet: none may be left when an issue is done. */
export function handlersToCome<
  Some extends Readonly<Record<string, { readonly input: z.ZodType; readonly answer: z.ZodType }>>,
>(
  calls: Some,
): { readonly [Name in keyof Some]: (input: z.output<Some[Name]['input']>) => Promise<z.infer<Some[Name]['answer']>> } {
  const notYet = () => Promise.reject(new Failure('unexpected'));
  return Object.fromEntries(Object.keys(calls).map((name) => [name, notYet])) as never;
}
