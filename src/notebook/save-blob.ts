/** Hands bytes to the browser to be saved under a name. */

/** Characters that some file system forbids become spaces; the name never starts with a dot. */
export function fileName(name: string, extension: string): string {
  const plain = name
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
    .replace(/[\u0000-\u001f<>:"/\\|?*\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...plain].slice(0, 80).join('') || 'kezhi'}.${extension}`;
}

export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // the browser reads the address after this turn; a minute later nobody does
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
