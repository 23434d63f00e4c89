import { describe } from 'vitest';
import { scenariosOfANewUser } from '../support/scenarios-of-a-new-user.ts';
import { scenariosWithAccount } from '../support/scenarios-with-account.ts';
import { standInCarrier } from '../support/stand-in-carrier.ts';

/** The very scenarios of real-electron.test.ts, so that their steps are known to be right where there is no Electron. */
describe('the scenarios on the stand-in', () => {
  scenariosOfANewUser(standInCarrier);
  scenariosWithAccount(standInCarrier);
});
