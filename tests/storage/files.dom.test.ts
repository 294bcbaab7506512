/** File pickers and downloads, as far as a page without a person can show. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { pickFiles, readClipboardText, saveBlob } from '../../src/storage/files.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.body.innerHTML = '';
});

describe('pickFiles', () => {
  it('asks with an input element and gives what was chosen', async () => {
    const file = new File(['a'], 'a.csv');
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      expect([this.type, this.accept, this.multiple, this.isConnected]).toEqual(['file', '.csv,.txt', true, true]);
      Object.defineProperty(this, 'files', { value: [file] });
      this.dispatchEvent(new Event('change'));
    });
    expect(await pickFiles(['.csv', '.txt'], true)).toEqual([file]);
    expect(document.querySelector('input')).toBeNull();
  });

  it('gives none where the person thinks better of it', async () => {
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      this.dispatchEvent(new Event('cancel'));
    });
    expect(await pickFiles([], false)).toEqual([]);
  });
});

describe('saveBlob', () => {
  it('offers the bytes under their name and lets go of the address later', async () => {
    vi.useFakeTimers();
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:here');
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(`${this.href} ${this.download}`);
    });
    const blob = new Blob(['x']);
    expect(await saveBlob(blob, '会员.kezhi.html')).toBe(true);
    expect(create).toHaveBeenCalledWith(blob);
    expect(clicked).toEqual(['blob:here 会员.kezhi.html']);
    expect(document.querySelector('a')).toBeNull();
    expect(revoke).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(revoke).toHaveBeenCalledWith('blob:here');
  });
});

describe('readClipboardText', () => {
  it('gives the text, or nothing where it may not', async () => {
    const clipboard = { readText: vi.fn(async () => 'a\tb') };
    vi.stubGlobal('navigator', { clipboard });
    expect(await readClipboardText()).toBe('a\tb');
    clipboard.readText.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    expect(await readClipboardText()).toBeNull();
    vi.stubGlobal('navigator', {});
    expect(await readClipboardText()).toBeNull();
    vi.unstubAllGlobals();
  });
});
