/** Tags as a reader writes them: one, or several at a time. */
import { cutBefore } from '../text/grapheme.ts';
import { tidyTags } from './annotation.ts';

/** In UTF-16 code units, as the store takes them. */
export const LONGEST_TAG = 100;

/** The commas of the scripts that Margent may meet, and the ends of lines in what is pasted. */
export const TAG_SEPARATOR = /[,،、，\r\n]/;

/** The tags in what stands in a field, made fit to be kept: parted by commas, trimmed, none empty, none twice, none too long. */
export function tagsWritten(text: string): string[] {
  return tidyTags(
    text
      .split(TAG_SEPARATOR)
      .map((tag) => tag.trim())
      .map((tag) => tag.slice(0, cutBefore(tag, LONGEST_TAG))),
  );
}
