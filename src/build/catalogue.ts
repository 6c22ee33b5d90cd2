/**
 * Makes a message catalogue what a browser needs of it. Browsers read the whole file into each process that asks for a message,
 * those of pages included, and the page waits for it: descriptions are for translators and names of placeholders for whoever
 * writes, so neither is shipped.
 */

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/** The same messages, with `$1` where `$NAME$` stood for it, in one line. */
export function compactCatalogue(json: string): string {
  const catalogue = JSON.parse(json) as Record<string, Entry>;
  return JSON.stringify(
    Object.fromEntries(Object.entries(catalogue).map(([key, entry]) => [key, compactEntry(key, entry)])),
  );
}

function compactEntry(key: string, { message, placeholders = {} }: Entry): Entry {
  const compact = message.replace(/\$(\w+)\$/g, (whole, name: string) => {
    const content = placeholders[name.toLowerCase()]?.content;
    if (content === undefined) throw new Error(`${key}: nothing is said of ${whole}`);
    return content;
  });
  // In `$1$2` a browser reads a placeholder named 1.
  return /\$[\w@]+\$/.test(compact) ? { message, placeholders } : { message: compact };
}
