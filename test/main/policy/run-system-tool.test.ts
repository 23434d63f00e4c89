import { expect, test } from 'vitest';
import { runSystemTool } from '../../../main/policy/run-system-tool.ts';

const node = process.execPath;

test('a tool is given its input, and gives what it wrote', async () => {
  const echo = 'process.stdin.pipe(process.stdout)';
  expect((await runSystemTool(node, ['-e', echo], Buffer.from('録音'))).toString()).toBe('録音');
});

test.each([
  ['ends with another status than 0', node, ['-e', 'process.exit(3)'], `${node}: 3`],
  ['is not there', '/nowhere/reg.exe', [], 'ENOENT'],
])('a tool that %s is told as unreadable', async (_, path, args, detail) => {
  await expect(runSystemTool(path, args, null)).rejects.toMatchObject({
    ...{ problem: 'unreadable', message: expect.stringContaining(detail) },
  });
});

test('what a tool is given is arguments, never a command line', async () => {
  const args = ['-e', 'process.stdout.write(process.argv[1])', '--', '$(id); `id` && id'];
  expect((await runSystemTool(node, args, null)).toString()).toBe('$(id); `id` && id');
});
