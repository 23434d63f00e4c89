import { readBack } from '../archive/read-back.ts';
import { Failure } from '../failure.ts';
import type { DrillChoice } from './drill-questions.ts';
import { type Drill, putDrill } from './drill-rows.ts';
import type { RecoveryParts } from './recovery-parts.ts';
import type { KitWorker } from './start-kit.ts';

/**
 * The drill: for each key that archived recordings depend on, one recording, chosen at random, read from its archive and
 * verified to its tag with the private keys of the kit alone. Nothing of the key ring is asked, nothing plain is kept.
 * What fails is the drill's result; it fails itself with nothing-archived, cancelled, or as the ledger does.
 */
export async function runDrill(
  parts: RecoveryParts,
  worker: KitWorker,
  kit: string,
  signal: AbortSignal,
): Promise<Drill> {
  const choices = await parts.drillChoices();
  if (choices.length === 0) throw new Failure('nothing-archived');
  return parts.note({ what: 'recovery-drill', kit, recordings: choices.length }, async () => {
    const audio = parts.startAudio();
    try {
      const tries: Drill['tries'][number][] = [];
      for (const [done, choice] of choices.entries()) {
        parts.tell({ step: 'drill', done, total: choices.length });
        tries.push(await tryOne(choice));
      }
      const passed = tries.every(({ failure }) => failure === null);
      const drill = { kit, at: parts.now(), passed, tries };
      putDrill(parts.record, drill);
      parts.ledger.noteFact({
        ...{ what: 'recovery-drilled', kit, passed, recordings: tries.length },
        opened: tries.filter(({ failure }) => failure === null).length,
      });
      parts.changed();
      return drill;
    } finally {
      await audio.stop();
    }

    async function tryOne(choice: DrillChoice): Promise<Drill['tries'][number]> {
      const { recording: sid, archive, account, startedAt, seconds, size, key } = choice;
      const known = key !== null && /^[0-9a-f]{64}$/.test(key) ? key : null;
      const tried = { sid, account, archive: parts.places.row(archive).name, seconds, bytes: size };
      try {
        const store = await parts.places.storeOf(archive);
        const tools = { audio, unwrap: (wrap: Parameters<typeof unwrap>[0]) => unwrap(wrap) };
        const located = { recording: sid, account, startedAt };
        const opened = await readBack(tools, store, located, null, signal, () => {});
        // Its bytes are right, but none of the kit's keys opens it: that is what a drill is to find out.
        if (opened.fingerprint === null) throw new Failure('key-missing', { keySid: key ?? sid });
        return { ...tried, fingerprint: opened.fingerprint, failure: null };
      } catch (error) {
        if (signal.aborted) throw new Failure('cancelled');
        if (!(error instanceof Failure)) throw error;
        return { ...tried, fingerprint: known, failure: { code: error.code, facts: { ...error.facts } } };
      }
    }
  });

  async function unwrap(wrap: Parameters<Parameters<typeof readBack>[0]['unwrap']>[0]) {
    return worker.ask('unwrap', wrap);
  }
}
