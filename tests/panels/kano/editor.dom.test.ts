import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DataReport } from '../../../src/data/report.ts';
import { kanoSpec } from '../../../src/panels/kano/index.ts';
import type { KanoPair } from '../../../src/panels/kano/pairs.ts';
import PairsEditor from '../../../src/panels/kano/PairsEditor.svelte';
import Drawn from '../Drawn.svelte';
import { feature, kano, surveyOf } from './survey.ts';

let mounted: object | null = null;
const change = vi.fn<(value: readonly KanoPair[] | null) => void>();

const report = {
  columns: ['queue f', 'queue d', 'drink f', 'drink d', 'age'].map((label, i) => ({ id: `c${i + 1}`, label })),
  questions: [1, 2, 3, 4].map((i) => ({ id: `c${i}`, scale: { minimum: 1, maximum: 5, words: 'number' } })),
} as unknown as DataReport;

async function show(value: readonly KanoPair[] | null, withView = true): Promise<void> {
  const survey = surveyOf([...feature('queue', { O: 5 }), ...feature('drink', { A: 5 })]);
  const view = withView ? (await kano(survey)).view : null;
  mounted = mount(Drawn, {
    target: document.body,
    props: {
      drawing: PairsEditor as never,
      locale: 'en',
      words: kanoSpec.words,
      props: { value, view, report, labelId: 'l', hintId: undefined, id: 'e', change },
    },
  });
  flushSync();
}

function button(text: string): HTMLButtonElement {
  return [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(text))!;
}

afterEach(() => {
  if (mounted) void unmount(mounted);
  mounted = null;
  document.body.innerHTML = '';
  change.mockReset();
});

describe('the editor of pairs', () => {
  it('shows what was found, and writes it whole when a pair is changed', async () => {
    await show(null);
    expect([...document.querySelectorAll('summary .name')].map((name) => name.textContent)).toEqual(['queue', 'drink']);
    button('Exchange').click();
    expect(change).toHaveBeenCalledWith(
      [
        { name: 'queue', functional: 'c2', dysfunctional: 'c1', importance: null },
        { name: 'drink', functional: 'c3', dysfunctional: 'c4', importance: null },
      ],
      undefined,
    );
  });

  it('offers the questions of the file, those in use once', async () => {
    await show(null);
    const [first] = document.querySelectorAll('select');
    expect([...first!.options].map((option) => option.textContent)).toEqual([
      'None',
      'queue f',
      'queue d',
      'drink f',
      'drink d',
    ]);
    expect([...first!.options].filter((option) => option.disabled).map((option) => option.value)).toEqual([
      'c2',
      'c3',
      'c4',
    ]);
    first!.value = '';
    first!.dispatchEvent(new Event('change', { bubbles: true }));
    expect(change.mock.calls[0]![0]![0]!.functional).toBeNull();
  });

  it('works before there is a result: pairs are added and chosen', async () => {
    await show(null, false);
    button('Add a pair').click();
    expect(change.mock.calls[0]![0]).toEqual([
      { name: 'Feature 1', functional: null, dysfunctional: null, importance: null },
    ]);
  });

  it('goes back to automatic, removes, and says which has one side', async () => {
    await show([{ name: 'queue', functional: 'c1', dysfunctional: null, importance: null }]);
    expect(document.body.textContent).toContain('one side');
    button('Back to automatic').click();
    expect(change).toHaveBeenLastCalledWith(null);
    button('Remove').click();
    expect(change.mock.calls.at(-1)![0]).toEqual([]);
  });
});
