import { afterEach, describe, expect, test } from 'vitest';
import { message } from '../../../src/lib/outcome.ts';
import Statistics from '../../../src/notebook/panel/Statistics.svelte';
import type { Statistic } from '../../../src/panels/contract.ts';
import { stage, type Staged } from '../stage.ts';

let open: Staged;
afterEach(() => open.end());

/** `count` statistics called s0, s1 …, in parts that begin at the places given. */
function listed(count: number, headings: Readonly<Record<number, string>> = {}): Statistic[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `s${i}`,
    value: i,
    style: 'integer',
    label: message('notebook.stat-customers'),
    ...(headings[i] ? { heading: message(headings[i]) } : {}),
  }));
}

function show(statistics: readonly Statistic[], hidden = false): void {
  open = stage(Statistics, { statistics, currency: null, hidden });
}

const names = (within = ''): string[] => open.all(`${within} data[data-stat]`).map((each) => each.dataset['stat']!);

describe('statistics', () => {
  test('of a short list, or of a long one without parts, are in sight', () => {
    for (const statistics of [listed(16, { 0: 'notebook.data', 8: 'notebook.pictures' }), listed(40)]) {
      show(statistics);
      expect(open.all('details')).toHaveLength(0);
      expect(names('dl')).toHaveLength(statistics.length);
      if (statistics.length === 16) open.end();
    }
  });

  test('of a long list in parts are closed under a title that counts them, each part under its heading', () => {
    show(listed(20, { 0: 'notebook.data', 12: 'notebook.pictures' }));
    expect(open.find<HTMLDetailsElement>('details').open).toBe(false);
    expect(open.find('summary').textContent).toBe('Numbers of the result · 20');
    expect(open.all('h3').map(({ textContent }) => textContent)).toEqual([
      open.words.text('notebook.data'),
      open.words.text('notebook.pictures'),
    ]);
    expect(names('section:nth-of-type(2)')).toEqual(
      listed(20)
        .slice(12)
        .map(({ name }) => name),
    );
    const list = open.find('section:nth-of-type(2) dl');
    expect(document.getElementById(list.getAttribute('aria-labelledby')!)?.tagName).toBe('H3');
    expect(names()).toEqual(listed(20).map(({ name }) => name));
  });

  test('that are undefined are neither counted nor reason for a heading, but there for machines', () => {
    const statistics = listed(20, { 0: 'notebook.data', 18: 'notebook.pictures' });
    show(statistics.map((one, i) => (i >= 18 ? { ...one, value: NaN } : one)));
    expect(open.find('summary').textContent).toContain('· 18');
    expect(open.find('section:nth-of-type(2)').hidden).toBe(true);
    expect(open.find('[data-stat="s19"]').getAttribute('value')).toBe('NaN');
  });

  test('of a folded panel are there for machines alone', () => {
    show(listed(20, { 0: 'notebook.data', 12: 'notebook.pictures' }), true);
    expect(open.find('dl').hidden).toBe(true);
    expect(names()).toHaveLength(20);
  });
});
