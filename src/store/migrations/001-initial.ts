/** Version 1: one object store per kind of record, and the history that undo and redo read. */
export function initial(db: IDBDatabase): void {
  const articles = db.createObjectStore('articles', { keyPath: 'id' });
  // Not unique: two libraries may each hold an article of one address, and be merged.
  articles.createIndex('addressKeys', 'addressKeys', { multiEntry: true });

  const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
  annotations.createIndex('articleId', 'articleId');
  annotations.createIndex('projectId', 'projectId');
  annotations.createIndex('updatedAt', 'updatedAt');
  annotations.createIndex('tags', 'tags', { multiEntry: true });

  const relations = db.createObjectStore('relations', { keyPath: 'id' });
  relations.createIndex('fromId', 'from.id');
  relations.createIndex('toId', 'to.id');
  relations.createIndex('projectId', 'projectId');

  const propositions = db.createObjectStore('propositions', { keyPath: 'id' });
  propositions.createIndex('projectId', 'projectId');

  db.createObjectStore('codebooks', { keyPath: 'id' });

  const projects = db.createObjectStore('projects', { keyPath: 'id' });
  projects.createIndex('codebookId', 'codebookId');

  db.createObjectStore('settings', { keyPath: 'key' });
  db.createObjectStore('tombstones', { keyPath: 'id' });

  db.createObjectStore('history', { keyPath: 'seq' });
  // The changes of an entry stand apart, in parts: to say what undo would undo, none of them is read, and a
  // restored library of any size stays below the largest value a browser stores (Chromium: 127 MB).
  db.createObjectStore('historyChanges', { keyPath: ['seq', 'part'] });
}
