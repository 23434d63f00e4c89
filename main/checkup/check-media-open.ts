import { accountCheck } from './account-facts.ts';

/** Whether anybody who knows a recording's address can fetch it: one was asked for without a login. */
export const checkMediaOpen = accountCheck({
  name: 'media-open',
  needs: ['media'],
  grades: {
    open: 'urgent',
    'open-sealed': 'attention',
    redirected: 'attention',
    closed: 'fine',
    'nothing-to-ask-for': 'unseen',
    absent: 'unseen',
    strange: 'unseen',
  },
  judge: ({ media }) => {
    if (media === null) return { says: 'nothing-to-ask-for' };
    const { recording, encrypted, seen } = media;
    const facts = { recording, status: seen.status };
    if (seen.answer === 'open') return { says: encrypted ? 'open-sealed' : 'open', facts };
    if (seen.answer === 'redirect') return { says: 'redirected', facts: { ...facts, host: seen.host } };
    return { says: seen.answer, facts: { ...facts, contentType: seen.contentType } };
  },
});
