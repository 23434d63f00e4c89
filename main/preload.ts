import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from './contract.ts';

/** All that the page is given: call() and listen(). No Electron object crosses, neither does the path of a dropped file. */

const listeners = new Set<(name: string, payload: unknown) => void>();

ipcRenderer.on('event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners) listener(name, payload);
});

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  listen: (listener) => {
    // A wrapper of its own, so that one listener given twice is two listeners.
    const heard = (name: string, payload: unknown) => listener(name, payload);
    listeners.add(heard);
    return () => {
      listeners.delete(heard);
    };
  },
};

contextBridge.exposeInMainWorld('koekura', bridge);

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

// Left alone, Chromium would leave the page for the dropped file.
window.addEventListener('dragover', (event) => {
  if (carriesFiles(event)) event.preventDefault();
});

window.addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  const path = webUtils.getPathForFile(file);
  if (path !== '') ipcRenderer.send('dropped', path);
});
