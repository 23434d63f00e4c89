import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { answerQuestion, openStream } from './page-link.ts';
import { receiveDroppedFile } from './receive-dropped-file.ts';
import { invoke, ipcMain } from './stand-in-ipc.ts';
import { chooseFromMenu } from './stand-in-menu.ts';
import { noteTouch, pretendPower } from './stand-in-system.ts';
import type { WebContents } from './stand-in-window.ts';

/** The stand-in's own addresses, under `stand-in/`: its scripts, the event stream, and what the page sends. */

const largest = 64 * 1024 * 1024;
const scripts = ['page-electron.ts', 'page-questions.ts', 'page-keys.ts', 'page-touches.ts', 'page-link-end.ts'];

export async function answerStandIn(
  contents: WebContents,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') {
    if (name === 'events') openStream(response);
    else if (name === 'preload.js') sendScript(response, wrappedPreload(contents.preload));
    else if (scripts.includes(name)) sendScript(response, pageScript(name));
    else response.writeHead(404).end();
    return;
  }
  const body = await readBody(request);
  const answer = name === 'dropped' ? await dropped(request, body) : await answerMessage(contents, name, body);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(answer));
}

type Sent = { readonly channel: string; readonly values: readonly unknown[] };

async function answerMessage(contents: WebContents, name: string, body: Buffer): Promise<unknown> {
  const message = JSON.parse(body.toString('utf8')) as unknown;
  const event = { sender: contents, senderFrame: contents.mainFrame };
  if (name === 'invoke') {
    const { channel, values } = message as Sent;
    try {
      return { value: await invoke(event, channel, values) };
    } catch (error) {
      return { error: `Error invoking remote method '${channel}': ${error}` };
    }
  }
  if (name === 'send') {
    const { channel, values } = message as Sent;
    ipcMain.emit(channel, event, ...values);
  } else if (name === 'answer') {
    const { id, answer } = message as { id: string; answer: unknown };
    answerQuestion(id, answer);
  } else if (name === 'menu') {
    chooseFromMenu((message as { accelerator: string }).accelerator);
  } else if (name === 'touch') {
    noteTouch();
  } else if (name === 'power') {
    const { event, idleSeconds } = message as { event: string; idleSeconds: number };
    pretendPower(event, idleSeconds);
  }
  return {};
}

async function dropped(request: IncomingMessage, body: Buffer): Promise<{ path: string }> {
  const name = decodeURIComponent(String(request.headers['x-file-name'] ?? ''));
  return { path: await receiveDroppedFile(name, body) };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new Error('too much at once');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pageScript(name: string): string {
  return stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'page', name), 'utf8'));
}

/** The real preload as it was built, given a `require` as Electron's sandbox gives it one. */
function wrappedPreload(path: string): string {
  const code = readFileSync(path, 'utf8');
  return `import { require } from './page-electron.ts';\nconst module = { exports: {} }, exports = module.exports;\n${code}`;
}

function sendScript(response: ServerResponse, code: string): void {
  response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(code);
}
