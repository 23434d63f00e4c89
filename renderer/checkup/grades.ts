import { useTranslation } from 'react-i18next';
import type { CheckFinding, Grade } from '../../main/contract.ts';
import type { IconName } from '../app/icon.tsx';

/** The gravest first. */
export const grades: readonly Grade[] = ['urgent', 'attention', 'unseen', 'fine'];

export const gradeIcons: Readonly<Record<Grade, IconName>> = {
  urgent: 'warning',
  attention: 'info',
  unseen: 'clock',
  fine: 'check',
};

export function useGradeWords(): (grade: Grade) => string {
  const { t } = useTranslation('checkup');
  return (grade) => t(`grade.${grade}`);
}

/** What a person attests; it has a section of its own, and is among the findings only where something is wrong. */
export const attestedTopics = ['console-logins', 'two-factor', 'shared-logins', 'callers-told'] as const;
export const isAttested = ({ check }: CheckFinding): boolean => attestedTopics.some((topic) => topic === check);
export const isAmongFindings = (finding: CheckFinding): boolean =>
  !isAttested(finding) || finding.grade === 'attention';
