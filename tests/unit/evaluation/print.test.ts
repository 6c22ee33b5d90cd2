import { expect, it } from 'vitest';
import type { PageResult } from '../../sections/evaluate.ts';
import type { Values } from '../../sections/measures.ts';
import { evaluationText, missesText } from '../../sections/print.ts';

const page = (id: string, kind: string, ours: Values, theirs: Values): PageResult => ({
  id,
  url: `https://a.example/${id}`,
  kind,
  results: {
    Ours: { found: {}, values: ours },
    Theirs: { found: {}, values: theirs, ...(id === 'b' && { error: 'no' }) },
  },
});
const right = { value: 1, wanted: 'A', got: 'A' };
const wrong = { value: 0, wanted: 'A', got: '' };
const pages = [
  page('a', 'news', { title: [right], 'body F1': [{ value: 0.95, wanted: '1', got: '0.95' }] }, { title: [wrong] }),
  page('b', 'other', { title: [wrong], boilerplate: [{ value: 0, wanted: '', got: 'x' }] }, { title: [right] }),
];

it('prints a table of all pages and of each kind, without measures that nothing has', () => {
  expect(evaluationText(pages, ['Ours', 'Theirs'], true)).toBe(
    `**All pages: 2**

| measure                          |   of |   Ours | Theirs |
| -------------------------------- | ---: | -----: | -----: |
| title                            |    2 | 50.0 % | 50.0 % |
| body, mean word F1               |    1 |  0.950 |      - |
| boilerplate parts taken for body |    1 |  0.0 % |      - |

**Pages of kind news: 1**

| measure            |   of |    Ours | Theirs |
| ------------------ | ---: | ------: | -----: |
| title              |    1 | 100.0 % |  0.0 % |
| body, mean word F1 |    1 |   0.950 |      - |

**Pages of kind other: 1**

| measure                          |   of |  Ours |  Theirs |
| -------------------------------- | ---: | ----: | ------: |
| title                            |    1 | 0.0 % | 100.0 % |
| boilerplate parts taken for body |    1 | 0.0 % |       - |

Theirs failed on 1 of 2 pages; that counts as nothing found.`,
  );
});

it('lists what was missed, with what was wanted and found', () => {
  expect(missesText(pages, 'Ours')).toBe('title: 1\n  b\n    wanted A\n    got    -');
});
