import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The workflow cannot be run where it is written; what must hold of it is read from its text. */

const text = readFileSync(resolve(import.meta.dirname, '../../.github/workflows/release.yml'), 'utf8');
const jobs = new Map(
  text
    .slice(text.indexOf('\njobs:\n') + 7)
    .split(/^(?= {2}\w+:$)/m)
    .map((job) => [/^ {2}(\w+):$/m.exec(job)?.[1] ?? '', job] as const),
);
const steps = [...jobs.values()].flatMap((job) => job.split(/^(?= {6}- )/m).slice(1));
const released = /if: (runner\.os == 'macOS' && )?startsWith\(github\.ref, 'refs\/tags\/v'\)/;

test('it has the jobs these tests know', () => {
  expect([...jobs.keys()]).toEqual(['test', 'package', 'attest', 'draft']);
  expect(steps.length).toBeGreaterThan(20);
});

test('actions are named by commit, with the version for who reads', () => {
  const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
  expect(used.length).toBeGreaterThan(8);
  expect(used.filter((action) => !/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
});

test('every job ends, and may do no more than it must', () => {
  for (const [name, job] of jobs) expect([name, job.includes('timeout-minutes:')]).toEqual([name, true]);
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  const rights = (name: string) => [...(jobs.get(name) ?? '').matchAll(/^ {6}([a-z-]+): write$/gm)].map(([, of]) => of);
  expect(Object.fromEntries([...jobs.keys()].map((name) => [name, rights(name)]))).toEqual({
    test: [],
    package: [],
    attest: ['id-token', 'attestations'],
    draft: ['contents'],
  });
});

test('secrets are given to single steps, and where a tag is released only', () => {
  expect(text.split(/^jobs:$/m)[0]).not.toContain('secrets.');
  const draft = jobs.get('draft') ?? '';
  const holding = steps.filter((step) => step.includes('secrets.'));
  expect(holding.length).toBeGreaterThan(1);
  for (const step of holding) expect(released.test(step) || (draft.includes(step) && released.test(draft))).toBe(true);
});

test('what is checked out keeps no token, and nothing of an event is put into a script', () => {
  for (const step of steps.filter((one) => one.includes('actions/checkout@')))
    expect(step).toContain('persist-credentials: false');
  const scripts = steps.flatMap((step) => {
    const lines = step.replace(/^ {6}- /, '        ').split('\n');
    const at = lines.findIndex((line) => line.startsWith('        run:'));
    if (at === -1) return [];
    const after = lines.slice(at + 1);
    const end = after.findIndex((line) => !/^( {10}|$)/.test(line));
    return [[lines[at], ...after.slice(0, end === -1 ? after.length : end)].join('\n')];
  });
  expect(scripts.length).toBeGreaterThan(12);
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
});
