import { useEffect, useRef, useState } from 'react';

/** How long (ms) the typing must rest before it counts. */
const rest = 150;

/** What stands in a field while it is typed; `settle` hears it once the typing rests. A `value` changed elsewhere wins. */
export function useTyped(value: string, settle: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const latest = useRef(settle);
  latest.current = settle;
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      latest.current(typed);
    }, rest);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}
