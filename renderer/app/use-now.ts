import { useEffect, useState } from 'react';

const seconds = () => Math.floor(Date.now() / 1000);

/** The time in UTC seconds, told anew each second while `ticking`: for countdowns. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(seconds);
  useEffect(() => {
    if (!ticking) return;
    setNow(seconds());
    const clock = setInterval(() => setNow(seconds()), 1000);
    return () => clearInterval(clock);
  }, [ticking]);
  return now;
}
