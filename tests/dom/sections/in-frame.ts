/** Shows a page in a frame of its own, with layout but without scripts, as the live page that the section finder reads. */

/** The document of a frame showing `html`; `close` takes the frame away. */
export async function showPage(html: string): Promise<{ document: Document; close(): void }> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText = 'width: 1200px; height: 800px';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = html;
  document.body.append(frame);
  await loaded;
  const shown = frame.contentDocument;
  if (!shown) throw new Error('the frame has no document');
  return { document: shown, close: () => frame.remove() };
}
