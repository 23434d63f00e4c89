import type { enrolmentCalls } from '../contract/enrolment-calls.ts';
import type { Desk } from '../desk.ts';
import type { Enrolments } from '../enrolment/enrolments.ts';
import type { Handlers } from '../router.ts';

/** The calls about setting accounts up for a key. */
export function enrolmentHandlers(
  enrolment: Enrolments,
  desk: Pick<Desk, 'openHelp'>,
): Pick<Handlers, keyof typeof enrolmentCalls> {
  return {
    'enrolment.list': async () => ({ accounts: [...(await enrolment.enrolments())] }),
    'enrolment.needs': ({ account }) => enrolment.needs(account),
    'enrolment.begin': ({ account }) => enrolment.begin(account),
    'enrolment.choose-key': ({ account, fingerprint }) => enrolment.chooseKey(account, fingerprint),
    'enrolment.go-without-backup': ({ account, reason }) => enrolment.goWithoutBackup(account, reason),
    'enrolment.register': ({ account }) => enrolment.register(account),
    'enrolment.registered-by-hand': ({ account }) => enrolment.registeredByHand(account),
    'enrolment.chosen': ({ account }) => enrolment.chosen(account),
    'enrolment.look': ({ account }) => enrolment.look(account),
    'enrolment.go-back': ({ account, to }) => enrolment.goBack(account, to),
    'enrolment.give-up': async ({ account }) => {
      await enrolment.giveUp(account);
      return {};
    },
    'enrolment.open-console': async () => {
      await desk.openHelp('console');
      return {};
    },
  };
}
