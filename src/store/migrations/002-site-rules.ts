/** Version 2: the reader's own rules for sites, found by the hosts they are for. */
export function siteRules(db: IDBDatabase): void {
  const rules = db.createObjectStore('siteRules', { keyPath: 'id' });
  rules.createIndex('hosts', 'rule.hosts', { multiEntry: true });
}
