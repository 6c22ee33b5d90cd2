/** The browser's segmenters, made when first needed and kept: making one takes longer than using it on a paragraph. */

type Granularity = 'word' | 'sentence';

const made = new Map<string, Intl.Segmenter>();

/** @param language BCP 47 tag; null, or one that no browser takes, for the browser's own */
export function segmenterFor(granularity: Granularity, language: string | null): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = made.get(key);
  if (known) return known;
  const segmenter = new Intl.Segmenter(knownLanguage(language), { granularity });
  made.set(key, segmenter);
  return segmenter;
}

/** The tag as the browser writes it: what a page says of its language may be anything. */
function knownLanguage(language: string | null): string | undefined {
  if (language === null) return undefined;
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
