import { useEffect, useState } from 'react';

/** Whether something happened just now, and what says that it did: true for a second and a half. */
export function useForAMoment(): readonly [boolean, () => void] {
  const [now, setNow] = useState(false);
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => setNow(false), 1500);
    return () => clearTimeout(timer);
  }, [now]);
  return [now, () => setNow(true)];
}
