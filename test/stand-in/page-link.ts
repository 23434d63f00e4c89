import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** The line to the page: messages over an event stream, and questions that the page answers with a POST. */

type Message = { readonly kind: string } & Readonly<Record<string, unknown>>;
type Question = { readonly message: Message; readonly answered: (answer: unknown) => void };

const streams = new Set<ServerResponse>();
const questions = new Map<string, Question>();
/** What a page must know from its first moment on, by kind; the latest of each kind. */
const standing = new Map<string, Message>();

/** To whatever page is open now; lost where none is, as with Electron. */
export function tellPage(message: Message): void {
  for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\n\n`);
}

/** Told now, and to every page that opens later. */
export function keepTellingPage(message: Message): void {
  standing.set(message.kind, message);
  tellPage(message);
}

/** Asks the page, and again after a reload, until it answers. */
export function askPage(message: Message): Promise<unknown> {
  const id = randomUUID();
  const asked = { ...message, id };
  return new Promise((answered) => {
    questions.set(id, { message: asked, answered });
    tellPage(asked);
  });
}

export function answerQuestion(id: string, answer: unknown): void {
  questions.get(id)?.answered(answer);
  questions.delete(id);
}

/** A page has opened; `response` stays open as long as it does. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  streams.add(response);
  response.on('close', () => streams.delete(response));
  response.write(': open\n\n');
  for (const message of standing.values()) response.write(`data: ${JSON.stringify(message)}\n\n`);
  for (const { message } of questions.values()) response.write(`data: ${JSON.stringify(message)}\n\n`);
}

export function closeStreams(): void {
  for (const stream of streams) stream.end();
}
