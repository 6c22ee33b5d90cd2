/** Runs before a page's own scripts, so that its listeners hear no key that a reader meant for what lies over the page. */
import { listenFirst } from '../../page/first-keys.ts';

listenFirst();
