/** Names out of what tells of the authors below an article. */
import { describe, expect, it } from 'vitest';
import { namesInBio } from '../../../src/page/sections/bio-authors.ts';

describe('namesInBio', () => {
  it.each([
    ['Jane Doe is a fellow at the Harbour Institute.', ['Jane Doe']],
    ['Jane Doe, a fellow at the Harbour Institute, is writing a history of fog.', ['Jane Doe']],
    ['Jane Doe and John Roe are fellows at the institute.', ['Jane Doe', 'John Roe']],
    [
      'Ludovica van der Meer teaches law at Harbour University. Dr. James Roe Jr. is a former minister.',
      ['Ludovica van der Meer', 'James Roe Jr.'],
    ],
    ['Bashar al-Khatib is a novelist. He lives in Amman.', ['Bashar al-Khatib']],
    // Who is named in the middle of a sentence, or of whom nothing is said, is somebody else.
    ['The author is a student of Jane Doe and lives by the sea.', []],
    ['Follow her on the network. Jane Doe for the Gazette', []],
    ['Jane is a fellow at the institute.', []],
  ])('%s', (text, names) => {
    expect(namesInBio(text)).toEqual(names);
  });
});
