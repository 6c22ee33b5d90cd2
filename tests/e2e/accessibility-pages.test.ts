/**
 * axe-core finds nothing on the extension's own pages in any state: light, dark and in forced colours. And nothing is wider than its
 * window, be that narrow, its text twice as large or its writing from right to left.
 */
import { describeAccessibility } from './support/accessibility.ts';

describeAccessibility('pages');
