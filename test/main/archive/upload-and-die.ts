import { createS3Store } from '../../../main/archive/s3-store.ts';
import type { BucketPlace } from '../../../main/contract/archive-calls.ts';
import { createCarrier } from '../../../main/http/carry-request.ts';
import { createObjectStore } from '../../../main/object-store/create-object-store.ts';

/**
 * Run as a process of its own, to be killed: uploads a file in parts, a line for each that is done; or, with `memory`,
 * tells at the end by how many bytes the process had grown at most.
 */
type Order = {
  readonly place: BucketPlace;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly spool: string;
  readonly staged: string;
  readonly name: string;
  readonly content: { readonly size: number; readonly sha256: string };
  readonly partSize: number;
};
const order: Order = JSON.parse(process.argv[2] ?? '');
const { place, accessKey, secretKey, spool, staged, name, content, partSize } = order;
const carrier = createCarrier({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
const credentials = async () => ({ accessKey, secretKey });
const objects = createObjectStore({ place, credentials, carrier, pause: 1 });
const store = createS3Store({ objects, prefix: place.prefix, archive: null, spool, run: 'dying', partSize });

const signal = new AbortController().signal;
await store.look(name, signal);
const before = process.memoryUsage().rss;
let most = before;
await store.put(name, staged, content, signal, () => {
  most = Math.max(most, process.memoryUsage().rss);
  process.stdout.write('part\n');
});
process.stdout.write(`grown ${most - before}\n`);
await carrier.close();
