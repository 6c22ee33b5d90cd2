/**
 * Makes a message catalogue what a browser needs of it. Browsers read the whole file into each process that asks for a message,
 * those of pages included, and the page waits for it: descriptions are for translators and names of placeholders for whoever
 * writes, so neither is shipped.
 */

type Catalogue = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

/** The same messages, with `$1` where `$NAME$` stood for it, in one line. */
export function compactCatalogue(json: string): string {
  const catalogue = JSON.parse(json) as Catalogue;
  const compact = Object.entries(catalogue).map(([key, { message, placeholders = {} }]) => [
    key,
    {
      message: message.replace(/\$(\w+)\$/g, (whole, name: string) => {
        const content = placeholders[name.toLowerCase()]?.content;
        if (content === undefined) throw new Error(`${key}: nothing is said of ${whole}`);
        return content;
      }),
    },
  ]);
  return JSON.stringify(Object.fromEntries(compact));
}
