/** Leaves the evidence of the site rules out of what is built: it is for those who read the rules, not for the page. */
import type { Plugin } from 'vite';

/** Takes the evidence out of each rule as it is read. */
export function withoutEvidence(): Plugin {
  return {
    name: 'margent:without-evidence',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/page\/sections\/sites\/[^/]+\.json$/ },
      handler(code) {
        const { evidence: _, ...rule } = JSON.parse(code);
        return { code: JSON.stringify(rule), map: null };
      },
    },
  };
}
