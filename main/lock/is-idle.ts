/** Whether nobody has touched the machine for as long as the settings allow; `minutes` 0: it never counts. */
export function isIdle(idleSeconds: number, minutes: number): boolean {
  return minutes > 0 && idleSeconds >= minutes * 60;
}
