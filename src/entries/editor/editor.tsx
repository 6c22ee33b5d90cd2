/** The annotation editor in a frame over a page: shows only what the background has just allowed it to show. */
import { askTask, pickAround, tellAround } from '../../platform/editor-frame.ts';
import { Editor } from '../../ui/editor/Editor.tsx';
import { createEditorState } from '../../ui/state/editor-state.ts';
import { openStore } from '../shared/open-store.ts';
import { readingStore } from '../shared/reading-store.ts';
import { startPage } from '../shared/start-page.tsx';

const token = location.hash.slice(1);

const state = createEditorState({
  store: readingStore(),
  annotation: (id) => openStore().annotation(id),
  article: (id) => openStore().article(id),
  task: () => askTask(token),
  pick: () => pickAround(token),
  close: () => tellAround({ token, closed: true }),
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
