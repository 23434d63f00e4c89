import { type PolicyRules, policyRules } from '../contract/policy-calls.ts';
import { PolicyTrouble } from './policy-trouble.ts';

/**
 * Reads what `reg export` writes (https://support.microsoft.com/help/310516): a key's values as text. Strings, numbers
 * (dword) and lists of strings (hex(7), UTF-16LE, each ended by a zero) are understood; of any other kind of value, and of
 * values in keys beneath, only the name is told, so that somebody asks after them. Throws PolicyTrouble: malformed.
 */
export function parseRegExport(text: string, key: string): Readonly<Record<string, unknown>> {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    // Long values go on in the next line.
    .replaceAll(/\\\r?\n\s*/g, '')
    .split(/\r?\n/);
  if (head !== 'Windows Registry Editor Version 5.00') throw new PolicyTrouble('malformed', head.slice(0, 80));
  const values: Record<string, unknown> = {};
  let beneath = '';
  for (const line of lines.filter((one) => one.trim() !== '' && !one.startsWith(';'))) {
    const section = /^\[(.*)\]$/.exec(line)?.[1];
    if (section !== undefined) {
      beneath = section.slice(key.length).replace(/^\\/, '');
      if (section.slice(0, key.length).toLowerCase() !== key.toLowerCase()) throw new PolicyTrouble('malformed', line);
      if (beneath !== '') values[beneath] = null;
      continue;
    }
    const [, name, value] = /^(?:"((?:[^"\\]|\\.)*)"|@)=(.*)$/.exec(line) ?? [];
    if (value === undefined) throw new PolicyTrouble('malformed', line.slice(0, 80));
    const rule = name === undefined ? '@' : withoutEscapes(name);
    if (beneath === '') values[rule] = readValue(rule, value);
  }
  return values;
}

function readValue(rule: string, value: string): unknown {
  const text = /^"((?:[^"\\]|\\.)*)"$/.exec(value)?.[1];
  if (text !== undefined) return withoutEscapes(text);
  const number = /^dword:([0-9a-f]{8})$/i.exec(value)?.[1];
  if (number !== undefined) return isYesOrNo(rule) ? yesOrNo(Number.parseInt(number, 16)) : Number.parseInt(number, 16);
  const list = /^hex\(7\):([0-9a-f,]*)$/i.exec(value)?.[1];
  if (list === undefined) return value.slice(0, 80);
  const bytes = Buffer.from(list.replaceAll(',', ''), 'hex');
  return bytes
    .toString('utf16le')
    .split('\0')
    .filter((entry) => entry !== '');
}

/** The registry has no yes and no: 1 and 0 stand for them. */
const yesOrNo = (number: number): unknown => (number === 1 ? true : number === 0 ? false : number);

function isYesOrNo(rule: string): boolean {
  return Object.hasOwn(policyRules.shape, rule) && policyRules.shape[rule as keyof PolicyRules].safeParse(true).success;
}

const withoutEscapes = (text: string): string => text.replaceAll(/\\(.)/g, '$1');
