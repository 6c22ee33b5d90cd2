/**
 * axe-core finds nothing on the side panel in any state: light, dark and in forced colours. And nothing is wider than its
 * window, be that narrow, its text twice as large or its writing from right to left.
 */
import { describeAccessibility } from './support/accessibility.ts';

describeAccessibility('side-panel');
