/** Turns results into text tables for a terminal. */
import { type BenchmarkResult, type Figure, holds, type Limit, type Quantity, ratioOf } from './benchmark.ts';

function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value !== 0 && Math.abs(value) < 0.1) return value.toFixed(3);
  return Math.abs(value) < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en-US');
}

function quantity({ amount, unit }: Quantity): string {
  return unit === 'ms' ? `${shortNumber(amount)} ms` : `${Math.round(amount).toLocaleString('en-US')} ${unit}`;
}

function limitText(limit: Limit, unit: Quantity['unit']): string {
  const text = (value: number) => (limit.on === 'ratio' ? `x${value}` : quantity({ amount: value, unit }));
  return [
    limit.atMost === undefined ? '' : `at most ${text(limit.atMost)}`,
    limit.atLeast === undefined ? '' : `at least ${text(limit.atLeast)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function figureRow(figure: Figure): string[] {
  const ratio = ratioOf(figure);
  const kept = holds(figure);
  return [
    figure.what,
    quantity(figure.measured),
    figure.against?.name ?? '',
    figure.against ? quantity(figure.against.measured) : '',
    ratio === undefined ? '' : `x${shortNumber(ratio)}`,
    figure.limit ? limitText(figure.limit, figure.measured.unit) : '',
    kept === undefined ? '' : kept ? 'yes' : 'NO',
  ];
}

/** Columns padded with spaces, under their names. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    widths
      .map((width, at) => (cells[at] ?? '').padEnd(width))
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The figures, then the notes; with `withDetails` also the rows under the figures. */
export function resultText(title: string, result: BenchmarkResult, withDetails: boolean): string {
  const parts = [
    title,
    result.how,
    table(['what', 'measured', 'against', 'measured', 'ratio', 'limit', 'holds'], result.figures.map(figureRow)),
    ...result.notes.map((note) => `Note: ${note}`),
  ];
  if (withDetails) {
    for (const { title: name, columns, rows } of result.details) {
      const cells = rows.map((row) =>
        row.map((cell) => (typeof cell === 'number' ? shortNumber(cell) : (cell ?? '-'))),
      );
      parts.push(`${name}\n${table(columns, cells)}`);
    }
  }
  return parts.join('\n\n');
}
