/** Opens the article of an annotation at its words, for what is shown over the page of another. */
import { openAnnotation } from '../shared/open-annotation.ts';
import { openStore } from '../shared/open-store.ts';

/** False where the annotation is gone. */
export async function openOnItsPage(id: string): Promise<boolean> {
  const annotation = await openStore().annotation(id);
  const article = annotation && (await openStore().article(annotation.articleId));
  if (!annotation || !article) return false;
  await openAnnotation({ annotation, article });
  return true;
}
