import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Every worker is an entry of its own, beside main.js, so that start-worker.ts finds it from any chunk. */
const workers = Object.fromEntries(
  readdirSync(resolve(import.meta.dirname, 'main/workers'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file.slice(0, -3), resolve(import.meta.dirname, 'main/workers', file)]),
);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: { main: resolve(import.meta.dirname, 'main/main.ts'), ...workers },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(import.meta.dirname, 'main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // Everything is served from memory; a data: font or script would need a looser CSP.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: resolve(import.meta.dirname, 'renderer/index.html') } },
    },
  },
});
