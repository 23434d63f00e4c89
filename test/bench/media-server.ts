import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { makeSealed } from './sealed-media.ts';

/** A process of its own that serves sealed media from memory: every path is the same, of so many bytes of sound. */
const { sealed } = makeSealed(Number(process.argv[2]));
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': sealed.length });
  response.end(sealed);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  console.log(JSON.stringify({ port: address.port, sha256: createHash('sha256').update(sealed).digest('hex') }));
});
process.on('disconnect', () => process.exit(0));
