import { describe, expect, it } from 'vitest';
import { droppedFiles, holdsFiles, type Transfer } from '../../src/app/transfer.ts';

function transfer(files: readonly File[], folders: readonly string[] = [], text = ''): Transfer {
  const all = [...files, ...folders.map((name) => new File([], name))];
  return {
    types: all.length > 0 ? ['Files'] : ['text/plain'],
    files: all,
    items: all.map((file) => ({
      kind: 'file',
      getAsFile: () => file,
      webkitGetAsEntry: () => ({ isDirectory: folders.includes(file.name), name: file.name }),
    })),
    getData: () => text,
  };
}

describe('droppedFiles', () => {
  it('takes files and names the folders it does not take', () => {
    const file = new File(['a'], 'a.csv');
    expect(droppedFiles(transfer([file], ['2023']))).toEqual({
      files: [file],
      refused: [{ code: 'app.folder-refused', parameters: { name: '2023' } }],
      text: '',
    });
  });

  it('takes text dragged from a spreadsheet', () => {
    expect(droppedFiles(transfer([], [], 'a\tb'))).toEqual({ files: [], refused: [], text: 'a\tb' });
    expect(droppedFiles(null)).toEqual({ files: [], refused: [], text: '' });
  });

  it('does without the items of older browsers', () => {
    const file = new File(['a'], 'a.csv');
    expect(droppedFiles({ types: ['Files'], files: [file], getData: () => '' }).files).toEqual([file]);
  });
});

describe('holdsFiles', () => {
  it('minds files and text, not links and pictures of the page', () => {
    expect(holdsFiles({ types: ['Files'] })).toBe(true);
    expect(holdsFiles({ types: ['text/plain', 'text/html'] })).toBe(true);
    expect(holdsFiles({ types: ['text/uri-list', 'text/plain'] })).toBe(false);
    expect(holdsFiles({ types: [] })).toBe(false);
    expect(holdsFiles(null)).toBe(false);
  });
});
