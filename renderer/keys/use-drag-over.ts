import { useEffect, useState } from 'react';

/** Whether a file is being dragged over the window. The drop itself is main's: the page never reads the file. */
export function useDragOver(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const done = new AbortController();
    const { signal } = done;
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const settle = (next: number) => {
      depth = Math.max(0, next);
      setOver(depth > 0);
    };
    window.addEventListener('dragenter', (event) => carriesFiles(event) && settle(depth + 1), { signal });
    window.addEventListener('dragleave', (event) => carriesFiles(event) && settle(depth - 1), { signal });
    window.addEventListener('drop', () => settle(0), { signal });
    return () => done.abort();
  }, []);
  return over;
}
