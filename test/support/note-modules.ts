import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * Loaded with `node --import` before a program: writes every import, of modules, CommonJS and native code alike, into the
 * file named by NOTED_MODULES, as a line `WHAT by WHOM` of two addresses.
 */
const file = process.env.NOTED_MODULES ?? '';
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    appendFileSync(file, `${found.url} by ${context.parentURL ?? 'nobody'}\n`);
    return found;
  },
});
