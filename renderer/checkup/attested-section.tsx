import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttestedTopic, CheckFinding } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { AccountMark } from '../app/account-mark.tsx';
import cards from '../app/cards.module.css';
import { Icon } from '../app/icon.tsx';
import { AttestForm } from './attest-form.tsx';
import classes from './checkup.module.css';
import { attestedTopics, gradeIcons, useGradeWords } from './grades.ts';
import { useCheckWords } from './use-check-words.ts';

/** What only a person can know, by topic and account, with what was last said. */
export function AttestedSection({ findings }: { readonly findings: readonly CheckFinding[] }) {
  const { t } = useTranslation('checkup');
  const words = useCheckWords();
  const grade = useGradeWords();
  const [asked, setAsked] = useState<AttestedTopic | null>(null);
  const accounts = [...new Set(findings.filter(({ scope }) => scope === 'account').map(({ subject }) => subject))];
  return (
    <section className={classes.attested} aria-label={t('attestedTitle')}>
      <h2>{t('attestedTitle')}</h2>
      <Text c="dimmed">{accounts.length === 0 ? t('attestNobody') : t('attestedIntro')}</Text>
      {accounts.length > 0 &&
        attestedTopics.map((topic) => (
          <article key={topic} className={cards.card} aria-label={words.title(topic)}>
            <header className={cards.cardHead}>
              <h3 className={cards.cardName}>{words.title(topic)}</h3>
              <Button variant="default" size="compact-sm" ml="auto" onClick={() => setAsked(topic)}>
                {t('attest')}
              </Button>
            </header>
            <ul className={classes.words}>
              {findings
                .filter(({ check }) => check === topic)
                .map((finding) => (
                  <li key={finding.subject} data-grade={finding.grade}>
                    <span className={classes.grade} role="img" aria-label={grade(finding.grade)}>
                      <Icon name={gradeIcons[finding.grade]} />
                    </span>
                    <AccountMark sid={finding.subject} />
                    <span className={`${classes.verdict} figures`}>{words.verdict(topic, finding)}</span>
                  </li>
                ))}
            </ul>
          </article>
        ))}
      <Dialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('attestTitle', { topic: asked === null ? '' : words.title(asked) })}
      >
        {asked !== null && <AttestForm topic={asked} accounts={accounts} onDone={() => setAsked(null)} />}
      </Dialog>
    </section>
  );
}
