import { UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';
import type { CheckFinding } from '../../main/contract.ts';
import { Icon } from '../app/icon.tsx';
import classes from './checkup.module.css';
import { FindingDetails } from './finding-details.tsx';
import { FindingSubject } from './finding-subject.tsx';
import { gradeIcons, useGradeWords } from './grades.ts';
import { useCheckWords } from './use-check-words.ts';

/** One finding in a line: about what, what was looked at, what was found. Opens to everything that is known of it. */
export function FindingLine({ finding }: { readonly finding: CheckFinding }) {
  const words = useCheckWords();
  const grade = useGradeWords();
  const [open, setOpen] = useState(false);
  const details = useId();
  return (
    <li className={classes.finding} data-grade={finding.grade}>
      <UnstyledButton
        className={classes.line}
        aria-expanded={open}
        aria-controls={open ? details : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.grade} role="img" aria-label={grade(finding.grade)}>
          <Icon name={gradeIcons[finding.grade]} />
        </span>
        <span className={classes.subject}>
          <FindingSubject of={finding} />
        </span>
        <span className={classes.what}>
          <strong>{words.title(finding.check)}</strong>
          <span className={`${classes.verdict} figures`}>{words.verdict(finding.check, finding)}</span>
        </span>
        <Icon name={open ? 'up' : 'down'} />
      </UnstyledButton>
      {open && (
        <div id={details}>
          <FindingDetails finding={finding} />
        </div>
      )}
    </li>
  );
}
