import { expect, it } from 'vitest';
import { writeDate } from '../../../src/formats/dates.ts';

it.each([
  ['2024-07-09', 'en', 'July 9, 2024'],
  ['2024-07-09T23:30:00Z', 'de', '9. Juli 2024'],
  ['2024-07', 'fr', 'juillet 2024'],
  ['2024', 'en', '2024'],
  ['2024', 'ja', '2024年'],
  // What no calendar has.
  ['2024-02-31', 'en', '2024-02-31'],
  ['2024-13', 'en', '2024-13'],
  ['0000', 'en', '0000'],
])('%s in %s', (date, language, written) => {
  expect(writeDate(date, language)).toBe(written);
});
