/** Version 3: articles found by the addresses at which they say their piece stands too; null is in no index. */
export function works(_db: IDBDatabase, transaction: IDBTransaction): void {
  const articles = transaction.objectStore('articles');
  articles.createIndex('readMoreUrl', 'description.readMoreUrl');
  articles.createIndex('firstPublishedUrl', 'description.firstPublished.url');
}
