import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckFinding, Grade } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { Notice } from '../failure/notice.tsx';
import classes from './checkup.module.css';
import { FindingLine } from './finding-line.tsx';
import { GradeFilter } from './grade-filter.tsx';
import { grades, isAmongFindings } from './grades.ts';

/** The findings, the gravest first; by what they are about and how grave they are. */
export function FindingList({ findings }: { readonly findings: readonly CheckFinding[] }) {
  const { t } = useTranslation('checkup');
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const [of, setOf] = useState('all');
  const [shown, setShown] = useState<ReadonlySet<Grade>>(new Set(['urgent', 'attention', 'unseen']));
  const about = findings.filter(
    (one) => isAmongFindings(one) && (of === 'all' || of === one.scope || of === one.subject),
  );
  const listed = grades
    .filter((grade) => shown.has(grade))
    .flatMap((grade) => about.filter((one) => one.grade === grade));
  const mended = about.every(({ grade }) => grade === 'fine');
  const choices = [
    { value: 'all', label: t('scope.all') },
    ...accounts.map(({ sid, name }) => ({ value: sid, label: name })),
    { value: 'key', label: t('scope.keys') },
    { value: 'archive', label: t('scope.archives') },
    { value: 'machine', label: t('scope.machine') },
  ];
  return (
    <>
      <div className={classes.filters}>
        <GradeFilter findings={about} shown={shown} onShow={setShown} />
        <Select
          aria-label={t('scopeLabel')}
          w={220}
          allowDeselect={false}
          data={choices}
          value={of}
          onChange={(value) => setOf(value ?? 'all')}
        />
      </div>
      {mended && about.length > 0 && <Notice tone="good" role="status" title={t('nothingWrong')} />}
      {listed.length === 0 && !mended && <Text c="dimmed">{t('nothingIn')}</Text>}
      {listed.length > 0 && (
        <ul className={classes.findings}>
          {listed.map((finding) => (
            <FindingLine key={`${finding.scope} ${finding.subject} ${finding.check}`} finding={finding} />
          ))}
        </ul>
      )}
    </>
  );
}
