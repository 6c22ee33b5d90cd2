/** Makes ids: random UUIDs (version 4, https://www.rfc-editor.org/rfc/rfc9562#section-5.4). */

/** In a frame over a page that came without https Firefox has no `crypto.randomUUID`, for the page is no secure context. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes.forEach((byte, index) => {
    if (index === 6) bytes[index] = (byte & 0x0f) | 0x40;
    if (index === 8) bytes[index] = (byte & 0x3f) | 0x80;
  });
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
