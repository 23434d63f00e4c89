import type { Program } from '../compose.ts';
import type { CallAnswer, Settings } from '../contract.ts';
import type { LivePolicy } from '../policy/live-policy.ts';
import type { Handlers } from '../router.ts';
import { changeSettings, readSettings } from '../settings.ts';

/** What is known of the program before its parts are. */
export type About = Pick<
  CallAnswer<'app.state'>,
  'version' | 'demo' | 'standIn' | 'canLookAround' | 'systemLanguage' | 'recordKeptAside'
>;

/** The calls about the program as a whole. */
export function createAppHandlers(parts: {
  about: () => About;
  program: () => Promise<Program>;
  policy: () => Promise<Pick<LivePolicy, 'shown'>>;
  vaultMissing: () => boolean;
  lookAround: () => void;
  setRecordAside: () => Promise<void>;
  settingsChanged: (settings: Settings) => void;
}): Pick<Handlers, 'app.state' | 'app.look-around' | 'app.set-record-aside' | 'settings.change' | 'policy.read'> {
  return {
    'app.state': async () => {
      const { record, keychain, sync, secretsIn } = await parts.program();
      const { usable, reason } = await keychain.state();
      const kind = secretsIn();
      return {
        ...parts.about(),
        keychain: { usable, reason },
        secretsIn: kind === 'system' && !usable ? 'undecided' : kind,
        vaultMissing: parts.vaultMissing(),
        indexRebuilt: await sync.rebuilt,
        settings: readSettings(record),
      };
    },
    'policy.read': async () => (await parts.policy()).shown(),
    'app.look-around': async () => {
      parts.lookAround();
      return {};
    },
    'app.set-record-aside': async () => {
      await parts.setRecordAside();
      return {};
    },
    'settings.change': async (change) => {
      const settings = changeSettings((await parts.program()).record, change);
      parts.settingsChanged(settings);
      return settings;
    },
  };
}
