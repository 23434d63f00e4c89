import { expect, test, vi } from 'vitest';
import type { Bridge } from '../../main/contract.ts';

const told = vi.hoisted(() => {
  const page = new EventTarget();
  Object.assign(globalThis, { window: page });
  const exposed: Record<string, unknown> = {};
  const heard: Record<string, (event: object, ...values: unknown[]) => void> = {};
  const sent: unknown[][] = [];
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        exposed[name] = value;
      },
    },
    ipcRenderer: {
      invoke: async (...values: unknown[]) => values,
      send: (...values: unknown[]) => sent.push(values),
      on: (channel: string, listener: (event: object, ...values: unknown[]) => void) => {
        heard[channel] = listener;
      },
    },
    webUtils: { getPathForFile: ({ name }: { name: string }) => (name === '' ? '' : `/home/me/${name}`) },
  };
  return { page, exposed, heard, sent, electron };
});

vi.mock('electron', () => told.electron);
await import('../../main/preload.ts');
const bridge = told.exposed.koekura as Bridge;

test('the page is given two functions under one name, and nothing else', () => {
  expect(Object.keys(told.exposed)).toEqual(['koekura']);
  expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
    ['call', 'function'],
    ['listen', 'function'],
  ]);
});

test('a call goes by the one channel', async () => {
  expect(await bridge.call('keys.list', { a: 1 })).toEqual(['call', 'keys.list', { a: 1 }]);
});

test('listeners hear name and payload, never the event of Electron, until they stop', () => {
  const listener = vi.fn();
  const stop = bridge.listen(listener);
  const stopTwin = bridge.listen(listener);
  told.heard.event?.({ sender: 'an Electron object' }, 'keys.changed', {});
  expect(listener.mock.calls).toEqual([
    ['keys.changed', {}],
    ['keys.changed', {}],
  ]);
  stop();
  told.heard.event?.({}, 'accounts.changed', {});
  stopTwin();
  told.heard.event?.({}, 'accounts.changed', {});
  expect(listener).toHaveBeenCalledTimes(3);
});

/** As the browser tells of a drag. Node has no DragEvent. */
function drag(kind: string, types: readonly string[], files: readonly { name: string }[]): Event {
  const event = new Event(kind, { cancelable: true });
  Object.assign(event, { dataTransfer: { types, files } });
  told.page.dispatchEvent(event);
  return event;
}

test('the path of a dropped file goes to main, and the browser does not leave the page for it', () => {
  told.sent.length = 0;
  expect(drag('dragover', ['Files'], []).defaultPrevented).toBe(true);
  expect(drag('drop', ['Files'], [{ name: 'key.pem' }, { name: 'second.pem' }]).defaultPrevented).toBe(true);
  expect(told.sent).toEqual([['dropped', '/home/me/key.pem']]);
});

test('a file that a script has made up has no path and is not told of', () => {
  told.sent.length = 0;
  drag('drop', ['Files'], [{ name: '' }]);
  drag('drop', ['Files'], []);
  expect(told.sent).toEqual([]);
});

test('drags of anything but files are the page’s own', () => {
  told.sent.length = 0;
  expect(drag('dragover', ['text/plain'], []).defaultPrevented).toBe(false);
  expect(drag('drop', ['text/plain'], []).defaultPrevented).toBe(false);
  expect(told.sent).toEqual([]);
});
