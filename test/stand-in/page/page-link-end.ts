/** The page's end of the line to main. */

type Message = { readonly kind: string; readonly [fact: string]: unknown };

/** How long main may be away before it counts as gone, ms: a laptop that wakes finds it again. */
const patience = 2000;
const hearers = new Map<string, (message: Message) => void>();

/** Calls `hear` for each message of `kind`. */
export function hear(kind: string, heard: (message: Message) => void): void {
  hearers.set(kind, heard);
}

const stream = new EventSource('stand-in/events');
/** What main tells before that is lost, so nothing is asked earlier: an answer would stay as it was then. */
const listening = new Promise((open) => stream.addEventListener('open', open, { once: true }));

/** Calls `gone` once main does not answer any more, which a page in a browser outlives. */
export function onMainGone(gone: () => void): void {
  stream.addEventListener('error', () => {
    setTimeout(() => {
      if (stream.readyState !== EventSource.OPEN) gone();
    }, patience);
  });
}

/** Posts `body` as JSON and answers what main answered. */
export async function post(name: string, body: unknown): Promise<Record<string, unknown>> {
  await listening;
  const response = await fetch(`stand-in/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the stand-in answered ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Hands a file's bytes to main and answers the path under which main can read them, once. */
export async function postFile(file: File): Promise<string> {
  const headers = { 'X-File-Name': encodeURIComponent(file.name) };
  const response = await fetch('stand-in/dropped', { method: 'POST', headers, body: file });
  const { path } = (await response.json()) as { path: string };
  return path;
}

stream.addEventListener('message', (event) => {
  const message = JSON.parse(event.data) as Message;
  hearers.get(message.kind)?.(message);
});
