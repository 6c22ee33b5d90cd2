/** The element that lies over a page: it stays whatever the page does to it, and leaves focus and keys where they belong. */
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { end, openToolbar, over, PAGE, root, shown, showToolbar } from './over.ts';

describe('the overlay', () => {
  it('is written in the language and direction of the interface, whatever those of the page', async () => {
    await showToolbar(over(PAGE, { direction: 'rtl', language: 'ar' }));
    const host = root().host as HTMLElement;
    for (const harm of [() => undefined, () => host.removeAttribute('lang'), () => host.setAttribute('lang', 'en')]) {
      harm();
      await expect.poll(() => [host.lang, getComputedStyle(host).direction]).toEqual(['ar', 'rtl']);
    }
  });

  it('comes back when the page takes it away, closes it, hides it or dresses it', async () => {
    await showToolbar(over(PAGE));
    const host = root().host as HTMLElement;
    for (const harm of [
      () => host.remove(),
      () => host.hidePopover(),
      () => host.setAttribute('style', 'display:none!important'),
      () => document.body.append(host),
      () => host.setAttribute('inert', ''),
      () => host.removeAttribute('popover'),
    ]) {
      harm();
      await expect
        .poll(() => {
          const { position, display } = getComputedStyle(host);
          return [host.parentNode, host.matches(':popover-open'), host.hasAttribute('inert'), position, display];
        })
        .toEqual([document.documentElement, true, false, 'fixed', 'block']);
    }
  });

  it('lies over a modal dialog that the page opens, and over the page when that has gone', async () => {
    const surface = over(`${PAGE}<dialog>A dialog of the page <button>OK</button></dialog>`);
    const { acts, panel } = await showToolbar(surface);
    const host = root().host as HTMLElement;
    const dialog = shown().querySelector('dialog') as HTMLDialogElement;
    const isSeen = (): boolean => {
      const { left, top, width, height } = panel?.element.getBoundingClientRect() ?? new DOMRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === host;
    };
    for (const leave of [() => dialog.close(), () => dialog.remove()]) {
      dialog.showModal();
      await expect.poll(() => [host.parentNode, isSeen()]).toEqual([dialog, true]);
      leave();
      surface.say('Something');
      await expect.poll(() => [host.parentNode, isSeen()]).toEqual([document.documentElement, true]);
    }
    await userEvent.keyboard('2');
    expect(acts.give).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a popover', '<div id="closes" popover><p>Words of a popover</p></div>', 'showPopover', 'hidePopover'],
    [
      'a dialog that a press outside closes',
      '<dialog id="closes" closedby="any"><p>Words</p></dialog>',
      'show',
      'close',
    ],
  ] as const)('lies within %s, so that what is pressed here does not close it', async (_, html, show, hide) => {
    const surface = over(`${PAGE}${html}`);
    const around = shown().querySelector('#closes') as HTMLDialogElement;
    const isOpen = (): boolean => around.matches(':popover-open, [open]');
    for (const leave of [() => around[hide](), () => around.remove()]) {
      around[show]();
      const { acts, panel } = await showToolbar(surface);
      const host = root().host as HTMLElement;
      expect(host.parentNode).toBe(around);
      await userEvent.click(root().querySelector('button') as Element);
      expect(acts.give).toHaveBeenCalledTimes(1);
      expect(isOpen()).toBe(true);
      leave();
      await expect
        .poll(() => [host.parentNode, host.matches(':popover-open')])
        .toEqual([document.documentElement, true]);
      panel?.close();
    }
  });

  it('takes the frame in it along as it is', async () => {
    const surface = over(`${PAGE}<dialog>A dialog of the page</dialog>`);
    const element = document.createElement('div');
    element.innerHTML = '<iframe title="Frame" srcdoc="<input>"></iframe>';
    const frame = element.firstElementChild as HTMLIFrameElement;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    surface.open(element);
    await loaded;
    const { contentDocument } = frame;
    (shown().querySelector('dialog') as HTMLDialogElement).showModal();
    await expect.poll(() => root().host.parentElement?.localName).toBe('dialog');
    expect(frame.contentDocument).toBe(contentDocument);
  });

  it('is undressed by no style sheet of the page', () => {
    const style = document.createElement('style');
    style.textContent =
      'div, html > *, [popover] { display: none !important; opacity: 0 !important; transform: scale(0) !important; filter: blur(9px) !important; pointer-events: auto !important }';
    document.head.append(style);
    try {
      openToolbar(over(PAGE));
      const { display, opacity, transform, filter, pointerEvents } = getComputedStyle(root().host);
      expect({ display, opacity, transform, filter, pointerEvents }).toEqual({
        display: 'block',
        opacity: '1',
        transform: 'none',
        filter: 'none',
        pointerEvents: 'none',
      });
    } finally {
      style.remove();
    }
  });

  it('goes with its signal, and leaves nothing behind', async () => {
    await showToolbar(over(PAGE));
    end();
    expect(document.querySelectorAll('[popover]')).toHaveLength(0);
  });
});

describe('the focus', () => {
  const link = () => shown().querySelector('a') as HTMLAnchorElement;

  it('goes back to what had it when a panel goes, also while something else of ours stays', async () => {
    const surface = over(PAGE);
    surface.say('Something');
    link().focus();
    const { panel } = await showToolbar(surface);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(root().host);
    panel?.close();
    expect(document.activeElement).toBe(link());
  });

  it('goes nowhere when a panel goes that has lost it', async () => {
    const surface = over(`${PAGE}<input id="field">`);
    link().focus();
    const { panel } = await showToolbar(surface);
    await userEvent.keyboard('{Tab}');
    const field = shown().querySelector('#field') as HTMLInputElement;
    field.focus();
    panel?.close();
    expect(document.activeElement).toBe(field);
  });

  it('comes back with what the page has taken away', async () => {
    await showToolbar(over(PAGE));
    await userEvent.keyboard('{Tab}{ArrowRight}');
    const inner = root().activeElement;
    expect(inner?.localName).toBe('button');
    root().host.remove();
    await expect.poll(() => root().activeElement).toBe(inner);
    // It is elsewhere by choice: the page has it.
    link().focus();
    await new Promise((resolve) => setTimeout(resolve));
    root().host.remove();
    await expect.poll(() => root().host.matches(':popover-open')).toBe(true);
    expect(document.activeElement).toBe(link());
  });
});

describe('a key that is let go where nobody hears', () => {
  it('is the page’s when it is pressed anew', async () => {
    const surface = over(
      `${PAGE}<input id="field"><iframe sandbox="" srcdoc="<!doctype html>Elsewhere" title="Elsewhere"></iframe>`,
    );
    const frame = shown().querySelector('iframe') as HTMLIFrameElement;
    // The focus of a frame goes with what it shows until it has loaded.
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const panel = surface.open(document.createElement('div'), { keys: ({ key }) => key === 'Enter' });
    await userEvent.keyboard('{Enter>}');
    frame.focus();
    await userEvent.keyboard('{/Enter}');
    panel?.close();
    const field = shown().querySelector('#field') as HTMLInputElement;
    const heard: string[] = [];
    for (const type of ['keydown', 'keypress', 'keyup'] as const) field.addEventListener(type, () => heard.push(type));
    field.focus();
    await userEvent.keyboard('{Enter}');
    expect(heard).toEqual(['keydown', 'keypress', 'keyup']);
  });
});
