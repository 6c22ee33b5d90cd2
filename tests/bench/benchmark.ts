/** What a benchmark gives: figures that compare one thing with another named thing measured in the same run. */

/** Where the run's own files and the reader's wishes are. */
export interface BenchmarkOptions {
  /** The project's root. */
  readonly root: string;
  /** A folder in the corpus format (gzip html + manifest.json) to measure beside the fixtures. */
  readonly corpus?: string | undefined;
  /** How often everything is repeated; each benchmark has its own default. */
  readonly rounds?: number | undefined;
  /** Says what is going on, for whoever waits. */
  readonly progress: (line: string) => void;
}

/** An amount with its unit: milliseconds of CPU time of the page's main thread unless the benchmark says other. */
export interface Quantity {
  readonly amount: number;
  readonly unit: 'ms' | 'bytes' | 'calls' | 'nodes' | 'frames';
}

/** What a figure is to hold. */
export interface Limit {
  readonly on: 'ratio' | 'measured';
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One line of the table: a thing, what it is compared with, and the ratio of the two. */
export interface Figure {
  readonly what: string;
  readonly measured: Quantity;
  readonly against?: { readonly name: string; readonly measured: Quantity };
  /** `measured` divided by what it is compared with; given where it is no plain quotient (a median of ratios). */
  readonly ratio?: number;
  readonly limit?: Limit;
}

/** What lies under the figures, a row per page or per run: numbers for whoever looks for the one that is slow. */
export interface Detail {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface BenchmarkResult {
  /** The way it was measured, in a sentence or two. */
  readonly how: string;
  readonly figures: readonly Figure[];
  readonly details: readonly Detail[];
  /** What a reader of the figures has to know of this run: pages left out, a clock that was not there. */
  readonly notes: readonly string[];
}

export interface Benchmark {
  /** What `--only` takes. */
  readonly name: string;
  readonly title: string;
  /** Throws where it cannot measure. A limit that is missed is a figure, not an error. */
  run(options: BenchmarkOptions): Promise<BenchmarkResult>;
}

/** The ratio of a figure, or undefined where it is compared with nothing. */
export function ratioOf(figure: Figure): number | undefined {
  if (figure.ratio !== undefined) return figure.ratio;
  return figure.against && figure.measured.amount / figure.against.measured.amount;
}

/** Whether a figure keeps its limit, or undefined where it has none. */
export function holds(figure: Figure): boolean | undefined {
  const { limit } = figure;
  if (!limit) return undefined;
  const value = limit.on === 'ratio' ? ratioOf(figure) : figure.measured.amount;
  if (value === undefined) return undefined;
  return value <= (limit.atMost ?? Number.POSITIVE_INFINITY) && value >= (limit.atLeast ?? Number.NEGATIVE_INFINITY);
}
