import { fillingScale, resamplePeaks } from './resample-peaks.ts';

const bar = 2;
const gap = 1;
const lanesApart = 6;

/**
 * Draws the channels of a recording as lanes of bars, one under the other, in the canvas's own text colour; lanes that
 * are not `heard` are faint.
 */
export function drawWaveform(
  canvas: HTMLCanvasElement,
  peaks: readonly (readonly number[])[],
  heard: readonly boolean[],
): void {
  const { width, height } = canvas.getBoundingClientRect();
  const fine = window.devicePixelRatio;
  canvas.width = Math.round(width * fine);
  canvas.height = Math.round(height * fine);
  const pen = canvas.getContext('2d');
  if (!pen || peaks.length === 0) return;
  pen.scale(fine, fine);
  pen.fillStyle = getComputedStyle(canvas).color;
  const columns = Math.floor(width / (bar + gap));
  const lane = (height - lanesApart * (peaks.length - 1)) / peaks.length;
  const scale = fillingScale(peaks);
  for (const [channel, samples] of peaks.entries()) {
    pen.globalAlpha = heard[channel] ? 1 : 0.25;
    const middle = channel * (lane + lanesApart) + lane / 2;
    for (const [column, { low, high }] of resamplePeaks(samples, columns).entries()) {
      const up = Math.max(0.75, (high * scale * lane) / 2);
      const down = Math.max(0.75, (-low * scale * lane) / 2);
      pen.beginPath();
      pen.roundRect(column * (bar + gap), middle - up, bar, up + down, bar / 2);
      pen.fill();
    }
  }
}
