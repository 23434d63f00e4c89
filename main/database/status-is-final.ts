const final = new Set(['completed', 'absent', 'deleted', 'failed']);

/** Whether a recording with this status stays as it is, but for being removed. Twilio may add statuses: those do not count as final. */
export function statusIsFinal(status: string): boolean {
  return final.has(status);
}
