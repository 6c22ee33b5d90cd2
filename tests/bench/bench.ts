/** `npm run bench`: runs the benchmarks and prints their tables. It fails where it could not measure, not where a limit is missed. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { anchoring } from './anchoring.ts';
import { type Benchmark, type BenchmarkResult, holds, ratioOf } from './benchmark.ts';
import { contentScript } from './content-script.ts';
import { library } from './library.ts';
import { painting } from './painting.ts';
import { resultText } from './print.ts';
import { sections } from './sections.ts';
import { sectionsGrowth } from './sections-growth.ts';
import { sectionsHostile } from './sections-hostile.ts';
import { sectionsInOnePage } from './sections-in-one-page.ts';
import { surfaces } from './surfaces.ts';
import { toolbar } from './toolbar.ts';

/** In the order in which they run. A new benchmark is a file beside this one and a name in this list. */
const BENCHMARKS: readonly Benchmark[] = [
  sections,
  sectionsInOnePage,
  sectionsGrowth,
  sectionsHostile,
  contentScript,
  anchoring,
  painting,
  toolbar,
  surfaces,
  library,
];

const HELP = `npm run bench -- [--only NAME]... [--json FILE] [--corpus DIR] [--rounds N] [--details]

  --only NAME   only this one: ${BENCHMARKS.map(({ name }) => name).join(', ')}
  --json FILE   writes everything that was measured there too
  --corpus DIR  also runs on a folder of saved pages (gzip html and manifest.json)
  --rounds N    how often everything is repeated
  --details     prints the rows under the figures too`;

function asJson({ name, title }: Benchmark, result: BenchmarkResult): object {
  const figures = result.figures.map((figure) => ({
    ...figure,
    ratio: ratioOf(figure) ?? null,
    holds: holds(figure) ?? null,
  }));
  return { name, title, ...result, figures };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      corpus: { type: 'string' },
      rounds: { type: 'string' },
      details: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const unknown = values.only?.filter((name) => !BENCHMARKS.some((each) => each.name === name)) ?? [];
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (unknown.length > 0 || (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))) {
    console.error(HELP);
    return 2;
  }
  const chosen = BENCHMARKS.filter(({ name }) => values.only?.includes(name) ?? true);
  const measured: object[] = [];
  let failed = 0;
  for (const benchmark of chosen) {
    try {
      const result = await benchmark.run({
        root: path.resolve(import.meta.dirname, '../..'),
        corpus: values.corpus,
        rounds,
        progress: (line) => {
          if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line.slice(0, 100)}`);
        },
      });
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      console.log(`${resultText(benchmark.title, result, values.details)}\n`);
      measured.push(asJson(benchmark, result));
    } catch (error) {
      failed += 1;
      console.error(`${benchmark.title}: not measured. ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
  if (values.json !== undefined) {
    const processors = cpus();
    const machine = {
      platform: process.platform,
      processors: processors.length,
      model: processors[0]?.model ?? null,
      node: process.version,
    };
    const report = { schema: 'margent-bench/1', when: new Date().toISOString(), machine, benchmarks: measured };
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return failed > 0 ? 1 : 0;
}

process.exitCode = await main();
