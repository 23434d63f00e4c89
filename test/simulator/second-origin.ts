import type { IncomingMessage, ServerResponse } from 'node:http';
import { mediaReply } from './routes/media-routes.ts';
import type { Simulation } from './simulation.ts';
import { type Reply, reply } from './wire/reply.ts';
import { sendReply } from './wire/send-reply.ts';

/** What an object store says to a signed URL that comes with credentials besides. */
const twoMechanisms = '<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message></Error>';
const xml = { 'Content-Type': 'application/xml' };

function answerTo(request: IncomingMessage, url: URL, simulation: Simulation): Reply {
  if (request.headers.authorization !== undefined) return reply(400, xml, twoMechanisms);
  const [, sid, extension] = /^\/media\/(RE[0-9a-fA-F]{32})(\.wav|\.mp3)?$/.exec(url.pathname) ?? [];
  const tenant = simulation.tenants.find((one) => one.name === url.searchParams.get('account'));
  const number = sid && tenant ? tenant.world.recordingNumber(sid) : null;
  if (!tenant || number === null) return reply(404, xml, '<Error><Code>NoSuchKey</Code></Error>');
  const { searchParams: query, pathname: path } = url;
  const ask = { simulation, tenant, path, query, form: new URLSearchParams(), headers: request.headers, caught: [] };
  return mediaReply(ask, tenant.world.recording(number), extension);
}

/** Another host, to which redirects and foreign paging URIs lead: it notes who came, and rejects any Authorization. */
export async function serveSecondOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  simulation: Simulation,
): Promise<void> {
  const url = new URL(request.url ?? '/', simulation.secondOrigin());
  simulation.tally.noteSecondOrigin({ path: url.pathname, authorization: request.headers.authorization ?? null });
  await sendReply(response, answerTo(request, url, simulation), { Server: 'AmazonS3' });
}
