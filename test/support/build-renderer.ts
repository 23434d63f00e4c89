import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';

type Built = Rolldown.OutputChunk | Rolldown.OutputAsset;

/** renderer/ as it lies there, built in memory as electron.config.ts has it built. */
export async function buildRenderer(): Promise<readonly Built[]> {
  const root = resolve(import.meta.dirname, '../../renderer');
  // Vitest says NODE_ENV=test, which would give React's development build.
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  const built = await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      write: false,
      minify: true,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rolldownOptions: { input: resolve(root, 'index.html') },
    },
  });
  if (environment === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = environment;
  return (Array.isArray(built) ? built : [built]).flatMap((part) => ('output' in part ? part.output : []));
}
