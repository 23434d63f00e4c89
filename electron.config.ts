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

/** A release leaves out what is for development and the demo; `npm run dist` sets this. */
const release = process.env.KOEKURA_RELEASE === '1';
const out = resolve(import.meta.dirname, release ? 'dist/bundle/out' : 'out');
const leaveDevelopmentOut = {
  name: 'leave-development-out',
  enforce: 'pre' as const,
  resolveId: (source: string) =>
    source.endsWith('/development.ts')
      ? resolve(import.meta.dirname, 'main/development/development-left-out.ts')
      : null,
};

export default defineConfig({
  main: {
    plugins: release ? [leaveDevelopmentOut] : [],
    build: {
      outDir: `${out}/main`,
      // Bundled, it is the part we use; as a package it is 79 files to be found and read before the window opens.
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: {
        input: { main: resolve(import.meta.dirname, 'main/main.ts'), ...workers },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: `${out}/preload`,
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
      outDir: `${out}/renderer`,
      minify: true,
      // Everything is served from memory; a data: font or script would need a looser CSP.
      assetsInlineLimit: 0,
      // One sheet for the window: a screen whose code comes later is never drawn without its looks.
      cssCodeSplit: false,
      rolldownOptions: { input: { index: resolve(import.meta.dirname, 'renderer/index.html') } },
    },
  },
});
