import { Failure } from '../failure.ts';

/** The pages of a list in their order, from `first` on. Fails with twilio-answer-strange where the list leads back to itself. */
export async function* everyPage<Page extends { readonly next: string | null }>(
  first: string,
  ask: (at: string) => Promise<Page>,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  for (let at: string | null = first; at !== null; ) {
    if (seen.has(at)) throw new Failure('twilio-answer-strange', { reason: 'endless list' });
    seen.add(at);
    const page: Page = await ask(at);
    yield page;
    at = page.next;
  }
}
