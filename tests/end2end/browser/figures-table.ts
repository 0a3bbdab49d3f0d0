import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { FIGURES, type Figure } from './figure.js';

/** Prints all figures of a run as one table. */
export default class FiguresTable implements Reporter {
  private readonly figures: Figure[] = [];
  private readonly errors: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const { name, body } of result.attachments) {
      if (name === FIGURES && body) this.figures.push(...(JSON.parse(body.toString('utf8')) as Figure[]));
    }
    for (const error of result.errors) this.errors.push(`${test.title}: ${error.message ?? ''}`);
  }

  onEnd(): void {
    const rows = this.figures.map((figure) => [
      figure.name,
      shown(figure.limit, figure.unit),
      shown(figure.aim, figure.unit),
      shown(figure.measured, figure.unit),
      verdict(figure),
    ]);
    print([['figure', 'at most', 'aim', 'measured', ''], ...rows]);
    for (const error of this.errors) console.error(`\n${error}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function verdict({ measured, limit, aim }: Figure): string {
  if (limit !== undefined && measured > limit) return 'OVER';
  if (aim !== undefined && measured > aim) return 'ok, not yet the aim';
  return limit === undefined && aim === undefined ? '' : 'ok';
}

function shown(value: number | undefined, unit: Figure['unit']): string {
  if (value === undefined) return '';
  const digits = unit === 'ms' && value < 100 ? 1 : 0;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`;
}

function print(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 || column === 4 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(cells.join('  ').trimEnd());
    if (index === 0) console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  }
}
