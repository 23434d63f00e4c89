import { createRequire } from 'node:module';

/** What is used of libFLAC (BSD), compiled to WebAssembly by libflacjs. */
export type LibFlac = Pick<
  typeof import('libflacjs/dist/index.d.ts'),
  | 'create_libflac_encoder'
  | 'init_encoder_stream'
  | 'FLAC__stream_encoder_process_interleaved'
  | 'FLAC__stream_encoder_finish'
  | 'FLAC__stream_encoder_delete'
>;

let loading: Promise<LibFlac> | null = null;

/** Loaded once a thread, when it is first wanted. */
export function loadLibFlac(): Promise<LibFlac> {
  loading ??= load();
  return loading;
}

/** TypeScript knows WebAssembly from the DOM only, which main does without. */
declare const WebAssembly: { instantiateStreaming: unknown };

async function load(): Promise<LibFlac> {
  const require = createRequire(import.meta.url);
  const { instantiateStreaming } = WebAssembly;
  try {
    // Its loader would fetch() its own file, which Node's fetch refuses; without this it reads the file.
    WebAssembly.instantiateStreaming = undefined;
    const flac = require('libflacjs')('min.wasm') as typeof import('libflacjs/dist/index.d.ts');
    if (!flac.isReady()) await new Promise<void>((resolve) => flac.on('ready', () => resolve()));
    return flac;
  } finally {
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
