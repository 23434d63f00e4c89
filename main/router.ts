import type { z } from 'zod';
import type { Answer, CallAnswer, CallName, Calls, EventName, EventPayload } from './contract.ts';
import { calls, events } from './contract.ts';
import { Failure, type FailureCode, type FailureFacts, failure } from './failure.ts';
import { isOwnAddress } from './scheme.ts';

/**
 * Between the window and the handlers: who asks, whether the question fits, and that the answer holds what is declared
 * and nothing else. It knows Electron by its types only, so that it is tested without it.
 */

/** What is answered while the program is locked: what opens it, and the way out of it. */
export const answeredWhileLocked: ReadonlySet<CallName> = new Set<CallName>([
  'lock.state',
  'lock.now',
  'lock.open',
  'lock.open-by-system',
  'batches.quit-anyway',
]);
/** What the window is told while the program is locked. */
const toldWhileLocked: ReadonlySet<EventName> = new Set<EventName>([
  'lock.changed',
  'playback.stop',
  'batches.quit-asked',
]);

/** Each call and the one function that does it. */
export type Handlers = {
  readonly [Name in CallName]: (input: z.output<Calls[Name]['input']>) => Promise<CallAnswer<Name>>;
};

/** What is asked of Electron's WebContents here. */
export type PageContents = {
  readonly mainFrame: unknown;
  readonly isDestroyed: () => boolean;
  readonly send: (channel: string, ...values: unknown[]) => void;
};

/** What is asked of Electron's IpcMainInvokeEvent and IpcMainEvent here. `senderFrame` is null once the frame is gone. */
export type Sender = { readonly senderFrame: { readonly url: string } | null; readonly sender: PageContents };

/** Whether a message comes from the main frame of our own window, showing our own page. To be asked before any await. */
function isOwnPage(sender: Sender, ownWindow: () => PageContents | null): boolean {
  const frame = sender.senderFrame;
  if (frame === null || sender.sender !== ownWindow()) return false;
  return frame === sender.sender.mainFrame && isOwnAddress(frame.url);
}

/** What ipcMain.handle('call', …) is given. It never rejects: errors lose their properties on the way to the window. */
export function routeCalls(parts: {
  handlers: Handlers;
  ownWindow: () => PageContents | null;
  /** Asked before a call is carried out, and again before it is answered. */
  locked: () => Promise<boolean>;
  logBug: (where: string, error: unknown) => void;
}): (sender: Sender, name: unknown, input: unknown) => Promise<Answer> {
  const carryOut = async (name: CallName, input: unknown): Promise<Answer> => {
    try {
      const handler = parts.handlers[name] as (input: unknown) => Promise<unknown>;
      return { ok: true, value: calls[name].answer.parse(await handler(input)) };
    } catch (error) {
      if (error instanceof Failure) return folded(error.code, error.facts);
      parts.logBug(name, error);
      return folded('unexpected', {});
    }
  };

  return async (sender, name, input) => {
    if (!isOwnPage(sender, parts.ownWindow)) return folded('malformed-call', { problem: 'sender' });
    if (!isCallName(name)) return folded('malformed-call', { problem: 'name' });
    const question = calls[name].input.safeParse(input);
    if (!question.success) return folded('malformed-call', { call: name, problem: placeOf(question.error) });
    const isRefused = async () => !answeredWhileLocked.has(name) && (await parts.locked());
    if (await isRefused()) return folded('locked', {});
    const answer = await carryOut(name, question.data);
    // It may have been locked meanwhile, and neither the answer nor the facts of a failure are for whoever sits there now.
    return (await isRefused()) ? folded('locked', {}) : answer;
  };
}

/** What ipcMain.on('dropped', …) is given: preload tells the path of a file dropped on the window, the page never sees it. */
export function routeDrops(parts: {
  ownWindow: () => PageContents | null;
  dropped: (path: string) => void;
}): (sender: Sender, path: unknown) => void {
  return (sender, path) => {
    if (!isOwnPage(sender, parts.ownWindow)) return;
    if (typeof path === 'string' && path !== '') parts.dropped(path);
  };
}

/**
 * Tells the window, what it may be told while nothing of the program `mayShow`. What is undeclared is trimmed, and a
 * payload that does not fit throws: it is a bug of ours.
 */
export function sendEvent<Name extends EventName>(
  contents: PageContents | null,
  mayShow: boolean,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (contents === null || contents.isDestroyed()) return;
  if (!mayShow && !toldWhileLocked.has(name)) return;
  contents.send('event', name, events[name].parse(payload));
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

function folded(code: FailureCode, facts: FailureFacts): Answer {
  // Facts that do not fit are left out: an answer there must be, and what failed is its code.
  const whole = failure.safeParse({ code, facts });
  return { ok: false, failure: whole.success ? whole.data : { code, facts: {} } };
}

/** Where the input did not fit, never what it was: that may be a secret. */
function placeOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'input';
}
