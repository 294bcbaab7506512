/** Files and the clipboard: what comes in from a person's disk and what goes out to it. */

/**
 * Lets a person choose files. Must be called from a click or a key. No files where the person thinks better of it.
 * An input element in every browser: the newer picker gives nothing more to a page that keeps copies, not handles.
 * @param accept endings such as `.csv`, as in an input element; empty for any
 */
export function pickFiles(accept: readonly string[], multiple: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept.join(',');
    input.multiple = multiple;
    input.hidden = true;
    const finish = (): void => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', finish, { once: true });
    input.addEventListener('cancel', finish, { once: true });
    // Some browsers forget an input that is not in the page before the choice is made.
    document.body.append(input);
    input.click();
  });
}

/** Hands bytes to the browser to be saved under a name. `false` where there is no page to do it from. */
export async function saveBlob(blob: Blob, name: string): Promise<boolean> {
  if (typeof document === 'undefined') return false;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn, and large files late; a minute later nobody does.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}

/** Text on the clipboard, or `null` where the browser or the person says no. */
export async function readClipboardText(): Promise<string | null> {
  try {
    return (await globalThis.navigator?.clipboard?.readText()) ?? null;
  } catch {
    return null;
  }
}
