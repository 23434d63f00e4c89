import { errorReply, notFound } from '../wire/error-reply.ts';
import { recordingJson } from '../wire/recording-json.ts';
import { json, type Reply } from '../wire/reply.ts';
import { listRecordings, type Scope } from './list-recordings.ts';
import { namedRecording } from './named-recording.ts';
import { recordingView } from './recording-view.ts';
import { removeRecording } from './remove-recording.ts';
import { type Ask, type Route, v2010 } from './route.ts';

function fetchOne(ask: Ask, sid: string): Reply {
  const softDeletedToo = ask.query.get('IncludeSoftDeleted')?.toLowerCase() === 'true';
  const recording = namedRecording(ask, sid, softDeletedToo);
  return recording ? json(200, recordingJson(recordingView(ask), recording)) : errorReply(notFound(ask.path), ask.path);
}

const everything: Scope = { callSid: null, conferenceSid: null };
const account = (ask: Ask) =>
  listRecordings(ask, {
    ...everything,
    callSid: ask.query.get('CallSid'),
    conferenceSid: ask.query.get('ConferenceSid'),
  });
const last = (ask: Ask) => ask.caught.at(-1) as string;
const second = (ask: Ask) => ask.caught[1] as string;

export const recordingsRoutes: readonly Route[] = [
  { method: 'GET', pattern: v2010('/Recordings.json'), kind: 'recordings-list', answer: account },
  {
    method: 'GET',
    pattern: v2010('/Recordings/{Re}.json'),
    kind: 'recordings-read',
    answer: (ask) => fetchOne(ask, last(ask)),
  },
  {
    method: 'DELETE',
    pattern: v2010('/Recordings/{Re}.json'),
    kind: 'recordings-delete',
    answer: (ask) => removeRecording(ask, last(ask)),
  },
  {
    method: 'GET',
    pattern: v2010('/Calls/{Ca}/Recordings.json'),
    kind: 'recordings-list',
    answer: (ask) => listRecordings(ask, { ...everything, callSid: second(ask) }),
  },
  {
    method: 'GET',
    pattern: v2010('/Conferences/{Cf}/Recordings.json'),
    kind: 'recordings-list',
    answer: (ask) => listRecordings(ask, { ...everything, conferenceSid: second(ask) }),
  },
  {
    method: 'GET',
    pattern: v2010('/Calls/{Ca}/Recordings/{Re}.json'),
    kind: 'recordings-read',
    answer: (ask) => fetchOne(ask, last(ask)),
  },
  {
    method: 'DELETE',
    pattern: v2010('/Calls/{Ca}/Recordings/{Re}.json'),
    kind: 'recordings-delete',
    answer: (ask) => removeRecording(ask, last(ask)),
  },
];
