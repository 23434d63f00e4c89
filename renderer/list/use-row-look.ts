import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { accountList, keyList } from '../app/ask-main.ts';
import type { Formats } from '../language/formats.ts';
import { useFormats } from '../language/use-formats.ts';
import { useRecordingWords } from '../language/use-recording-words.ts';

/** Everything a row needs besides its recording: the same object as long as nothing of it changes, so that rows can rest. */
export type RowLook = {
  readonly formats: Formats;
  readonly words: ReturnType<typeof useRecordingWords>;
  readonly accounts: ReadonlyMap<string, Account>;
  /** The name of the key that opens a public key's recordings, by its CR… SID. */
  readonly keyNames: ReadonlyMap<string, string>;
  /** Public keys no key here opens. */
  readonly missingKeys: ReadonlySet<string>;
  readonly text: { readonly plain: string; readonly noKey: string; readonly unknown: string; readonly held: string };
};

export function useRowLook(): RowLook {
  const formats = useFormats();
  const words = useRecordingWords();
  const { t } = useTranslation(['recordings', 'list']);
  const accounts = useQuery(accountList).data;
  const keys = useQuery(keyList).data;
  return useMemo(
    () => ({
      formats,
      words,
      accounts: new Map((accounts?.accounts ?? []).map((one) => [one.sid, one])),
      keyNames: new Map((keys?.keys ?? []).flatMap((key) => key.opens.map((sid) => [sid, key.name] as const))),
      missingKeys: new Set((keys?.unopened ?? []).map((one) => one.keySid)),
      text: {
        plain: t('recordings:encryption.plain'),
        noKey: t('recordings:encryption.noKey'),
        unknown: t('list:unknownNumber'),
        held: t('recordings:held'),
      },
    }),
    [formats, words, accounts, keys, t],
  );
}
