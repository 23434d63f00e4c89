import { gzipSync } from 'node:zlib';
import { buildRenderer } from './build-renderer.ts';

/** What the window's code weighs, in bytes after gzip. */
export type ShippedJavaScript = {
  /** What must be there before the first screen is: the entry, all it imports, and the larger language. */
  readonly initial: number;
  /** All of it, for every screen and both languages. */
  readonly whole: number;
  /** The heaviest file that comes later. */
  readonly heaviestLater: { readonly name: string; readonly bytes: number };
};

/** Builds the renderer and weighs it. */
export async function weighJavaScript(): Promise<ShippedJavaScript> {
  const chunks = (await buildRenderer()).filter((file) => file.type === 'chunk');
  const weights = new Map(chunks.map(({ fileName, code }) => [fileName, gzipSync(code).length]));
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const weigh = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
  const withImports = (names: readonly string[], known = new Set<string>()): Set<string> => {
    for (const name of names) {
      if (known.has(name)) continue;
      known.add(name);
      withImports(byName.get(name)?.imports ?? [], known);
    }
    return known;
  };
  const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const languages = chunks.filter(({ facadeModuleId }) => /\/language\/\w+\/all\.ts$/.test(facadeModuleId ?? ''));
  const first = languages.map(({ fileName }) => withImports([...entries, fileName]));
  const atFirst = new Set(first.flatMap((names) => [...names]));
  const [heaviest = ['', 0]] = [...weights].filter(([name]) => !atFirst.has(name)).sort((a, b) => b[1] - a[1]);
  return {
    initial: Math.max(...first.map(weigh)),
    whole: weigh(weights.keys()),
    heaviestLater: { name: heaviest[0], bytes: heaviest[1] },
  };
}
