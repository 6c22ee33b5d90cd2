/**
 * The greater part of what runs in a page, as a script of its own: the content script brings it where passages are stored,
 * or when the extension asks something of the page. Elsewhere nothing of it is compiled.
 */
import { pageScriptSlot } from '../shared/page-script.ts';
import { openPage } from './open-page.ts';

pageScriptSlot.put(openPage);
