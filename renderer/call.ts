import type {
  Answer,
  Bridge,
  CallAnswer,
  CallInput,
  CallName,
  EventName,
  EventPayload,
  FailureAnswer,
} from '../main/contract.ts';

declare global {
  interface Window {
    readonly koekura: Bridge;
  }
}

/** A call that failed in an expected way; `failure.code` has words in the language files. */
export class CallFailure extends Error {
  readonly failure: FailureAnswer;

  constructor(failure: FailureAnswer) {
    super(failure.code);
    this.name = 'CallFailure';
    this.failure = failure;
  }
}

/** Asks main to do `name`. Rejects with CallFailure only. */
export async function call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
  const answer = (await window.koekura.call(name, input)) as Answer;
  if (!answer.ok) throw new CallFailure(answer.failure);
  return answer.value as CallAnswer<Name>;
}

/** Hears one kind of event from main; returns what stops it. */
export function listen<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.koekura.listen((heard, payload) => {
    if (heard === name) listener(payload as EventPayload<Name>);
  });
}
