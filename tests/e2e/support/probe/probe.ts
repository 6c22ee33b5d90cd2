/**
 * The extension's own store, put where a test can reach it: a page of the extension's origin that is added to a
 * copy of the build under test and is never shipped.
 */
import { openStore } from '../../../../src/entries/shared/open-store.ts';

Object.assign(globalThis, { store: openStore() });
