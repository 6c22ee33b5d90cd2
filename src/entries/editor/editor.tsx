/** The annotation editor in a frame over a page: shows only what the background has just allowed it to show. */
import { askTask, followAround, pickAround, tellAround } from '../../platform/editor-frame.ts';
import { Editor } from '../../ui/editor/Editor.tsx';
import { createEditorDrafts } from '../../ui/state/editor-drafts.ts';
import { createEditorState } from '../../ui/state/editor-state.ts';
import { startPage } from '../shared/start-page.tsx';
import { editorStore } from './editor-store.ts';

const token = location.hash.slice(1);

// Of this tab, and out of the page's reach as all of the frame.
const drafts = createEditorDrafts(() => sessionStorage);

// At once: the page takes away a frame that says nothing.
void tellAround({ token, keeps: drafts.areKept, closed: false });

const state = createEditorState({
  store: editorStore(),
  drafts,
  task: () => askTask(token),
  pick: () => pickAround(token),
  follow: (id, isElsewhere) => followAround(token, id, isElsewhere),
  told: (what) => tellAround({ token, closed: false, ...what }),
});

startPage('editorTitle', () => <Editor state={state} />);

let told = 0;
new ResizeObserver(() => {
  const { scrollHeight } = document.body;
  if (Math.abs(scrollHeight - told) < 4) return;
  told = scrollHeight;
  void tellAround({ token, height: scrollHeight, closed: false });
}).observe(document.body);

await state.start();
