import type { Program, World } from '../compose.ts';
import type { recoveryCalls } from '../contract/recovery-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import { Failure } from '../failure.ts';
import { writeKeyFile } from '../key-file.ts';
import type { Handlers } from '../router.ts';

/** The calls about the recovery kit. `reopen` makes the program's parts anew on the same profile. */
export function recoveryHandlers(parts: {
  readonly program: Program;
  readonly desk: Pick<Desk, 'chooseFile' | 'chooseTarget'>;
  readonly titles: () => DialogTitles;
  readonly tell: World['tell'];
  readonly reopen: () => Promise<Program>;
  /** Keeps what the work needs from being closed by the lock. */
  readonly keepOpen: <Result>(work: () => Promise<Result>) => Promise<Result>;
}): Pick<Handlers, keyof typeof recoveryCalls> {
  const { program, desk, titles, tell, reopen, keepOpen } = parts;
  const { recovery } = program;
  const day = () => new Date().toISOString().slice(0, 10);
  return {
    'recovery.standing': async () => ({ standing: toShown(recovery.standing()), restore: recovery.lastRestore() }),
    'recovery.make': async ({ passphrase }) => {
      const path = await desk.chooseTarget(titles().saveKit, `koekura-kit-${day()}.koekura`);
      return { made: path === null ? null : await recovery.make(path, passphrase) };
    },
    'recovery.save-sheet': async ({ pending, language }) => {
      const sheet = recovery.sheet(pending, language);
      const path = await desk.chooseTarget(titles().saveSheet, `koekura-kit-${day()}.html`);
      if (path === null) return { saved: false };
      await writeKeyFile(path, Buffer.from(sheet, 'utf8'));
      return { saved: true };
    },
    'recovery.choose': async () => {
      const path = await desk.chooseFile(titles().chooseKit);
      if (path === null) return { pending: null, source: '' };
      return { pending: recovery.choose(path), source: path.split(/[\\/]/).at(-1) ?? '' };
    },
    'recovery.open': ({ pending, passphrase }) => recovery.open(pending, passphrase),
    'recovery.restore': ({ pending, sessionOnly }) =>
      keepOpen(async () => {
        if (program.batches.working()) throw new Failure('batch-running');
        const { kit, report } = await recovery.restore(pending, sessionOnly).catch(async (error: unknown) => {
          // Part of it may be here already, which the parts that are there do not know of.
          if (recovery.lastRestore()?.finishedAt === null) await reopen();
          tellAll(tell);
          throw error;
        });
        const finished = await (await reopen()).recovery.finish(kit, report);
        tellAll(tell);
        return finished;
      }),
    'recovery.drill': async ({ pending }) => {
      const { kit, at, passed, tries } = await recovery.drill(pending);
      return { kit, at, passed, tries: [...tries] };
    },
    'recovery.close': async ({ pending }) => done(recovery.forget(pending)),
    'recovery.cancel': async () => done(recovery.cancel()),
  };
}

/** Everything may be another. */
function tellAll(tell: World['tell']): void {
  for (const name of ['accounts.changed', 'keys.changed', 'archives.changed', 'holds.changed'] as const) tell(name, {});
  tell('recovery.changed', {});
}

type Standing = ReturnType<Program['recovery']['standing']>;
function toShown({ kit, unbacked, notInKit, lastDrill, ...rest }: Standing) {
  return {
    ...rest,
    kit: kit === null ? null : { ...kit, keys: [...kit.keys] },
    unbacked: [...unbacked],
    notInKit: [...notInKit],
    lastDrill: lastDrill === null ? null : { ...lastDrill, tries: [...lastDrill.tries] },
  };
}

/** An answer for what has none. */
async function done(deed: Promise<unknown>): Promise<Record<string, never>> {
  await deed;
  return {};
}
