/** A content script that holds webextension-polyfill, which sets itself up when it is loaded. */
import browser from 'webextension-polyfill';

/** Exported so that the bundler keeps it. */
export const held = browser;
