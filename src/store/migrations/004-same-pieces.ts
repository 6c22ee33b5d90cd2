/** Version 4: what the reader has said of pages that are, or are not, the same piece, found by the addresses of either. */
export function samePieces(db: IDBDatabase): void {
  const said = db.createObjectStore('samePieces', { keyPath: 'id' });
  said.createIndex('addressKeys', 'addressKeys', { multiEntry: true });
}
