/** An engine that hangs, in a real browser: Cancel works all the same, the notebook is kept, and the other cells come back. */

import type { Page, Worker } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dropFiles, textFile } from './support/files.ts';
import { EXPECTED, openOrders, panelOf } from './support/journey.ts';
import { settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { ENGLISH, patternOf } from './support/words.ts';

const BAD = textFile('bad.csv', 'endless,amount\na,1\nb,2\n');

/** The engine gets into a loop without end as soon as it looks at the text of the bad file. */
async function sabotage(engine: Worker): Promise<void> {
  await engine.evaluate(() => {
    const decode = TextDecoder.prototype.decode;
    TextDecoder.prototype.decode = function (...given) {
      const text = decode.apply(this, given);
      while (text.includes('endless'));
      return text;
    };
  });
}

const lastCard = (page: Page): ReturnType<Page['locator']> => page.locator('.panel.data').last();

describe('an engine', () => {
  const stage = useStage();

  it('that hangs over a file is ended by Cancel; the others are read again, and the file too where that is wished', async () => {
    const { page } = await openOrders(stage);
    await sabotage(page.workers()[0]!);
    await dropFiles(page, BAD);
    const card = lastCard(page);
    await card.getByRole('button', { name: ENGLISH.text('common.cancel') }).click();
    // At once for the cell, and after a while for the engine.
    await card.getByRole('alert').waitFor();
    await expect
      .poll(() => card.getByRole('alert').innerText(), { timeout: 30_000 })
      .toMatch(patternOf('en', 'state.reading-stuck'));
    await settled(page, 'rfm');
    await settled(page, 'abc');
    expect(await stat(page, 'rfm', 'customers')).toBe(EXPECTED.customers);
    // A new engine answers what is asked of it.
    await panelOf(page, 'abc')
      .getByRole('tab', { name: ENGLISH.text('notebook.tab-table') })
      .click();
    await panelOf(page, 'abc').locator('[role="row"], tbody tr').nth(2).waitFor();
    await card.getByRole('button', { name: ENGLISH.text('notebook.read-again') }).click();
    await card.locator('data[data-stat="rows"]').first().waitFor();
    expect(await card.locator('data[data-stat="rows"]').first().getAttribute('value')).toBe('2');
    expect(page.workers()).toHaveLength(1);
  });
});
