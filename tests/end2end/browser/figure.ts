/** One measured figure beside what it may be and what it should be. */
export interface Figure {
  name: string;
  unit: 'B' | 'ms' | 'tasks';
  measured: number;
  /** At most this. */
  limit?: number;
  /** What we aim for. */
  aim?: number;
}

/** The name of the attachment that carries figures from a measurement to the table. */
export const FIGURES = 'figures';

/** The middle value, or the mean of the two middle ones. */
export function median(values: number[]): number {
  return (percentile(values, 0.5) + percentile(values, 0.5, Math.ceil)) / 2;
}

/** The value that 95 of 100 stay at or below. */
export function p95(values: number[]): number {
  return percentile(values, 0.95, Math.ceil);
}

function percentile(values: number[], share: number, round = Math.floor): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[round((sorted.length - 1) * share)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}
