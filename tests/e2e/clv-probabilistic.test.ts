/** Probabilistic CLV: the published numbers from the published file, and from a file to a ranked list. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { isoFromDay } from '../../src/lib/days.ts';
import { bgNbd } from '../../src/models/bg-nbd.ts';
import { CDNOW, dropFiles, fileFrom, HAS_CDNOW, textFile } from './support/files.ts';
import { panelOf } from './support/journey.ts';
import { allStats, saved, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'clv-probabilistic';
const ROUTE = `/new?panels=${PANEL}`;
const CALIBRATED = `${ROUTE}&${PANEL}.calibration=1997-09-30&${PANEL}.people=15562`;

function near(value: number, expected: number, share = 1e-3): void {
  expect(Math.abs(value / expected - 1)).toBeLessThan(share);
}

/** Orders of members who follow BG/NBD. */
function shopFile(): ReturnType<typeof textFile> {
  const random = createRandom(8);
  const entry = Array.from({ length: 400 }, () => Math.floor(150 * random.next()));
  const T = Float64Array.from(entry, (day) => (540 - day) / 7);
  const { offsets, times } = bgNbd.simulate({ r: 0.9, alpha: 7, a: 0.8, b: 3 }, T, random);
  const rows = entry.flatMap((day, c) =>
    [0, ...times.subarray(offsets[c], offsets[c + 1])].map(
      (time) => `M${c},${isoFromDay(19_000 + day + Math.ceil(7 * time))},${(5 + 90 * random.next() ** 2).toFixed(2)}`,
    ),
  );
  return textFile('orders.csv', `customer_id,order_date,amount\n${rows.join('\n')}\n`);
}

describe('probabilistic CLV', () => {
  const stage = useStage();

  it.skipIf(!HAS_CDNOW)('gives the published numbers of CDNOW, calibrated to 1997-09-30, in weeks', async () => {
    const { page } = await stage.open({ route: CALIBRATED });
    await dropFiles(page, fileFrom(CDNOW));
    const bg = await stats(page, PANEL, ['customers', 'repeat-customers', 'r', 'alpha', 'a', 'b', 'log-likelihood']);
    expect([bg.customers, bg['repeat-customers']]).toEqual([2357, 946]);
    near(bg.r, 0.2426);
    near(bg.alpha, 4.4137);
    near(bg.a, 0.793);
    near(bg.b, 2.4262);
    expect(bg['log-likelihood']).toBeCloseTo(-9582.4292, 3);
    near(await stat(page, PANEL, 'customer-alive'), 0.9688522616, 1e-5);
    near(await stat(page, PANEL, 'customer-expected'), 25.75658639, 1e-3);
    expect(await stat(page, PANEL, 'holdout-actual')).toBe(1882);
    const before = await allStats(page, PANEL);
    await saved(page);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it.skipIf(!HAS_CDNOW)('and those of the Pareto/NBD', async () => {
    const { page } = await stage.open({ route: `${CALIBRATED}&${PANEL}.model=pareto-nbd` });
    await dropFiles(page, fileFrom(CDNOW));
    const pareto = await stats(page, PANEL, ['r', 'alpha', 's', 'beta', 'log-likelihood']);
    near(pareto.r, 0.5534);
    near(pareto.alpha, 10.5795);
    near(pareto.s, 0.6059);
    near(pareto.beta, 11.6581);
    expect(pareto['log-likelihood']).toBeCloseTo(-9594.9762, 3);
  });

  it.each(['en', 'zh-CN'] as const)(
    'leads from a file to a ranked list, formulas and reading, in %s',
    async (language) => {
      const words = wordsIn(language);
      const { page } = await stage.open({ route: ROUTE, language });
      await dropFiles(page, shopFile());
      expect(await stat(page, PANEL, 'customers')).toBe(400);
      expect(await stat(page, PANEL, 'total-value')).toBeGreaterThan(0);
      const panel = panelOf(page, PANEL);
      expect(await panel.locator('.term b').textContent()).toBe(words.text(`${PANEL}.name`));
      await panel.getByRole('tab', { name: words.text('notebook.tab-table') }).click();
      await panel.locator('[role="row"], tr').nth(3).waitFor();
      const table = await panel.locator('[role="row"], tr').allInnerTexts();
      expect(table[0]).toContain('CLV');
      await panel.getByRole('tab', { name: words.text('notebook.tab-formula') }).click();
      await panel.locator('math').first().waitFor();
      await panel.getByRole('tab', { name: words.text('notebook.tab-reading') }).click();
      await panel.locator('.read li').first().waitFor();
      const reading = await panel.locator('.read').allInnerTexts();
      expect(reading.join(' ')).toContain('MBG/NBD');
      expect(reading.join(' ')).not.toMatch(/[⟨⟩{}]|NaN|undefined/);
    },
  );
});
