/** Writes dates out for people, in the language of their document and without regard to where the reader is. */

interface Writers {
  full: Intl.DateTimeFormat;
  month: Intl.DateTimeFormat;
  year: Intl.DateTimeFormat;
}

/** Made once for a language: a document has thousands of dates. */
const writers = new Map<string, Writers>();

function writersOf(language: string): Writers {
  const known = writers.get(language);
  if (known) return known;
  const made = {
    full: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    year: new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' }),
  };
  writers.set(language, made);
  return made;
}

/**
 * As much of an ISO 8601 date as is known: 'July 9, 2024', 'July 2024' or '2024'. A time of day is left out,
 * and with it the time zone: the day is the one the page names. What is no date (2024-13-45) comes back as
 * it is.
 */
export function writeDate(date: string, language: string): string {
  const day = date.slice(0, 10);
  const point = new Date(`${day}${'-01-01'.slice(0, 10 - day.length)}T00:00:00Z`);
  // Some engines take 31 February for 2 March; and no calendar has a year 0.
  const exists = !Number.isNaN(point.getTime()) && point.toISOString().startsWith(day) && point.getUTCFullYear() > 0;
  if (!exists) return date;
  const { full, month, year } = writersOf(language);
  return ({ 4: year, 7: month }[day.length] ?? full).format(point);
}
