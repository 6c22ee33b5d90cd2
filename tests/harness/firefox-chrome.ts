// Scripts that Firefox runs in its own window with the rights of the browser: what no automation does from outside.

/*
 * A popup's `<browser>` is no tab, so Firefox's remote agent has no id for it and does not find it by one. Its lookup goes
 * through one method of one object, which is extended here by the popups that were opened; everything else (running scripts,
 * real key events, screenshots) then works on the popup as on a tab. Tried in Firefox 153, and in
 * 140, where the object has another name.
 */
const popupsOfRemoteAgent = `
  const shared = 'chrome://remote/content/shared/';
  let manager;
  try {
    manager = ChromeUtils.importESModule(shared + 'NavigableManager.sys.mjs').NavigableManager;
  } catch {
    manager = ChromeUtils.importESModule(shared + 'TabManager.sys.mjs').TabManager;
  }
  const popups = (manager.margentPopups ??= new Map());
  if (!manager.margentOriginal) {
    const original = (manager.margentOriginal = manager.getBrowserById);
    manager.getBrowserById = function (id) {
      const popup = popups.get(id);
      return popup?.isConnected ? popup : original.call(this, id);
    };
  }
  const addPopup = (browser) => {
    browser.permanentKey ??= {};
    const context = manager.getIdForBrowser(browser);
    popups.set(context, browser);
    return context;
  };`;

export const openPopupInChrome = `
  const { ExtensionCommon } = ChromeUtils.importESModule('resource://gre/modules/ExtensionCommon.sys.mjs');
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  ${popupsOfRemoteAgent}
  const widgetId = ExtensionCommon.makeWidgetId(args) + '-browser-action';
  // In the extensions menu the button would open the popup inside that menu's panel; on the toolbar it has its own.
  window.CustomizableUI.addWidgetToArea(widgetId, 'nav-bar');
  const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(args).extension);
  const known = new Set(document.querySelectorAll('browser.webextension-popup-browser'));
  // What a click on the button calls: grants activeTab for the tab in front.
  action.triggerAction(window);
  for (let tries = 0; tries < 200; tries += 1) {
    const popup = [...document.querySelectorAll('browser.webextension-popup-browser')].find((found) => !known.has(found));
    if (popup?.currentURI?.spec.startsWith('moz-extension://') && !popup.webProgress.isLoadingDocument && popup.closest('panel')?.state === 'open') {
      return { context: addPopup(popup), url: popup.currentURI.spec };
    }
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  throw new Error('the popup did not open');`;

export const isPopupOpenInChrome = `
  ${popupsOfRemoteAgent}
  const popup = popups.get(args);
  return Boolean(popup?.isConnected && popup.closest('panel')?.state === 'open');`;

export const closePopupInChrome = `
  ${popupsOfRemoteAgent}
  const panel = popups.get(args)?.closest('panel');
  // It goes in its own time, and the next one opens in its place; one that is still coming up lets itself not be hidden.
  while (panel?.isConnected && panel.state !== 'closed') {
    panel.hidePopup();
    await new Promise((resolve) => window.setTimeout(resolve, 20));
  }`;

/** The sidebar is no tab either; whoever calls this has made the extension open it. */
export const sidebarInChrome = `
  ${popupsOfRemoteAgent}
  for (let tries = 0; tries < 200; tries += 1) {
    const sidebar = window.SidebarController.isOpen
      && window.SidebarController.browser.contentDocument?.getElementById('webext-panels-browser');
    if (sidebar?.currentURI?.spec.startsWith('moz-extension://' + args) && !sidebar.webProgress.isLoadingDocument) {
      return { context: addPopup(sidebar), url: sidebar.currentURI.spec };
    }
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  throw new Error('the sidebar did not open');`;

/*
 * Actions of the remote agent go straight into one document, which never learns that the mouse has gone elsewhere. Moved
 * through the browser's window it leaves the page and enters the sidebar as a reader's does.
 */
export const hoverFromPageInChrome = `
  const outer = window.SidebarController.browser;
  const origin = outer.getBoundingClientRect();
  const sidebar = outer.contentDocument.getElementById('webext-panels-browser').getBoundingClientRect();
  const page = window.gBrowser.selectedBrowser.getBoundingClientRect();
  const move = (x, y) => window.synthesizeMouseEvent('mousemove', x, y, {}, {
    isDOMEventSynthesized: false,
    isWidgetEventSynthesized: false,
    isAsyncEnabled: true,
  });
  const settled = () => new Promise((resolve) => window.setTimeout(resolve, 150));
  // After a click by the remote agent the sidebar has the mouse and the window does not know: it must, to tell of the leaving.
  move(origin.x + sidebar.x + args.x, origin.y + sidebar.y + args.y);
  await settled();
  move(page.x + page.width / 2, page.y + page.height / 2);
  await settled();
  move(origin.x + sidebar.x + args.x, origin.y + sidebar.y + args.y);`;

/** Keys reach a document without the focus too, but then do only half: Space does not press what has the document's focus. */
export const focusSidebarInChrome = `
  const sidebar = window.SidebarController.browser.contentDocument.getElementById('webext-panels-browser');
  if (Services.focus.focusedElement !== sidebar) sidebar.focus();`;

export const pressShortcutInChrome = `
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!processor.beginInputTransactionForTests(window)) throw new Error('Firefox takes no keys at the moment');
  const codes = { Alt: ['AltLeft', 18], Shift: ['ShiftLeft', 16], Control: ['ControlLeft', 17] };
  const event = (key, code, keyCode) => new window.KeyboardEvent('', { key, code, keyCode, bubbles: true });
  const held = args.modifiers.map((name) => event(name, ...codes[name]));
  const key = args.key.toUpperCase();
  const pressed = event(key, /[0-9]/.test(key) ? 'Digit' + key : 'Key' + key, key.charCodeAt(0));
  for (const modifier of held) processor.keydown(modifier);
  processor.keydown(pressed);
  processor.keyup(pressed);
  for (const modifier of held.reverse()) processor.keyup(modifier);`;

export const chooseContextMenuInChrome = `
  const menu = document.getElementById('contentAreaContextMenu');
  for (let tries = 0; tries < 100 && menu.state !== 'open'; tries += 1) await new Promise((resolve) => window.setTimeout(resolve, 50));
  const items = [...menu.querySelectorAll('menuitem, menu')];
  const item = items.find((candidate) => candidate.label === args);
  if (!item) { menu.hidePopup(); throw new Error('no menu item ' + args + ' among ' + items.map((candidate) => candidate.label).join(', ')); }
  const parent = item.closest('menupopup');
  if (parent !== menu) {
    parent.parentNode.openMenu(true);
    for (let tries = 0; tries < 100 && parent.state !== 'open'; tries += 1) await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  parent.activateItem(item);`;
