/** Saves a file of the reader's on her computer. */

/**
 * Offers `content` for saving under `name`. No permission is needed. The address of the content is kept for
 * the page's life: revoking it at once would cancel the download in some browsers.
 */
export function saveFile(name: string, mimeType: string, content: string | Uint8Array): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: mimeType }),
  );
  link.download = name;
  link.click();
}

/** A file name that every system takes, from an article's title. */
export function fileName(title: string, extension: string): string {
  const stem = title
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return `${stem || 'margent'}.${extension}`;
}
