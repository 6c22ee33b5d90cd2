/** Runs in the page: shows one saved page after another in a frame, and calls finder and Readability on it by turns. */
import { run as findSections } from './find-article.ts';
import { run as readability } from './readability.ts';

const SUBJECTS = { 'find-article': findSections, readability };
type Subject = keyof typeof SUBJECTS;

/** Loads the frame anew for each call, so that nobody profits from what another's call made the browser lay out. */
async function show(html: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  // No scripts of the page's own: a saved page is to stay as it was saved.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText = 'width:1280px;height:900px;border:0';
  frame.srcdoc = html;
  await new Promise((loaded) => {
    frame.onload = loaded;
    document.body.append(frame);
  });
  // Laid out and painted once, as a page is that somebody reads.
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  return frame;
}

/** Sets marks named `<mark> start` and `<mark> end` around the call; gives what it found (a number that says how much). */
export async function run(html: string, url: string, subject: Subject, mark: string): Promise<number> {
  const frame = await show(html);
  try {
    const shown = frame.contentDocument;
    if (!shown) throw new Error('the frame has no document');
    performance.mark(`${mark} start`);
    const found = SUBJECTS[subject](shown, url);
    performance.mark(`${mark} end`);
    return found;
  } finally {
    frame.remove();
  }
}
