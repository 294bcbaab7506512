/** Work is kept: in the browser, in a file, and through a change of mind. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_NAME } from '../../src/storage/database.ts';
import { dropFiles, textFile } from './support/files.ts';
import { markOf, openOrders, panelOf } from './support/journey.ts';
import { allStats, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { CHINESE, ENGLISH, patternOf } from './support/words.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kezhi-keeping-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Saves the notebook to a file by the menu, and gives its path. */
async function saveToFile(page: Page, withData: boolean): Promise<string> {
  await page.getByRole('button', { name: ENGLISH.text('app.save-file') }).click();
  const waiting = page.waitForEvent('download');
  await page
    .getByRole('menuitem', {
      name: ENGLISH.text(withData ? 'app.command-save-with-data' : 'app.command-save-without-data'),
    })
    .click();
  const path = join(folder, withData ? 'with.kezhi.html' : 'without.kezhi.html');
  await (await waiting).saveAs(path);
  return path;
}

/** Pieces of files in the browser's store. */
function chunksStored(page: Page): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error('the store did not open'));
        opening.onsuccess = () => {
          const database = opening.result;
          const counting = database.transaction('chunks').objectStore('chunks').count();
          counting.onsuccess = () => {
            database.close();
            resolve(counting.result);
          };
        };
      }),
    DATABASE_NAME,
  );
}

async function results(page: Page): Promise<unknown> {
  return { rfm: await allStats(page, 'rfm'), abc: await allStats(page, 'abc') };
}

describe('a notebook', () => {
  const stage = useStage();

  it('P4 says “Saved” only when it is: what a reload brings back is all of it', async () => {
    const { page } = await openOrders(stage);
    await markOf(page, 'rfm', 'classes', 0).click();
    await page.waitForSelector('.selbar');
    await saved(page);
    const [before, picked, address] = [await results(page), await page.locator('.selbar').innerText(), page.url()];
    await page.reload();
    expect(await results(page)).toEqual(before);
    expect(await page.locator('.selbar').innerText()).toBe(picked);
    expect(page.url()).toBe(address);
    await page.goto(`${stage.address}?lang=en#/`);
    await expect(page.locator('.recs li').count()).resolves.toBe(1);
  });

  it('gives the room of a file back when its cell is deleted and the bin emptied; undo stores it again', async () => {
    const { page } = await openOrders(stage);
    await saved(page);
    const before = await stat(page, 'rfm', 'customers');
    expect(await chunksStored(page)).toBe(1);
    await page
      .locator('section.data')
      .getByRole('button', { name: ENGLISH.text('notebook.cell-menu') })
      .click();
    await page.getByRole('menuitem', { name: ENGLISH.text('notebook.delete-cell') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: ENGLISH.text('common.delete') }).click();
    await page.getByRole('button', { name: ENGLISH.text('notebook.bin', { count: 1 }) }).click();
    await saved(page);
    expect(await chunksStored(page)).toBe(1);
    const empty = { name: ENGLISH.text('notebook.empty-bin-do'), exact: true };
    await page.getByRole('button', empty).click();
    await dialog.getByRole('button', empty).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => chunksStored(page)).toBe(0);
    await page.locator('body').press('Control+z');
    await page.locator('body').press('Control+z');
    await settled(page, 'rfm');
    expect(await stat(page, 'rfm', 'customers')).toBe(before);
    await expect.poll(() => chunksStored(page)).toBe(1);
    await saved(page);
    await page.reload();
    expect(await stat(page, 'rfm', 'customers')).toBe(before);
  });

  it('P4 says “Not saved”, with the reason, where the store refuses', async () => {
    stage.expectErrors(/./);
    const { page } = await openOrders(stage, {
      before: (fresh) =>
        fresh.addInitScript(() => {
          const { put } = IDBObjectStore.prototype;
          const refusing = function (this: IDBObjectStore, ...given: Parameters<typeof put>): IDBRequest<IDBValidKey> {
            if ((globalThis as { refuse?: boolean }).refuse) throw new DOMException('made to fail', 'UnknownError');
            return put.apply(this, given);
          };
          Object.defineProperty(IDBObjectStore.prototype, 'put', { value: refusing });
        }),
    });
    await saved(page);
    await page.evaluate(() => ((globalThis as { refuse?: boolean }).refuse = true));
    await markOf(page, 'rfm', 'classes', 0).click();
    await page.waitForSelector('[data-saving="failed"]');
    expect(await page.locator('[data-saving="failed"]').innerText()).toMatch(patternOf('en', 'app.not-saved'));
    await page.evaluate(() => ((globalThis as { refuse?: boolean }).refuse = false));
    await markOf(page, 'rfm', 'classes', 1).click();
    await saved(page);
  });

  it('goes into one file with its data and opens again in another browser', async () => {
    const { page } = await openOrders(stage);
    const before = await results(page);
    const file = await saveToFile(page, true);
    const other = await stage.open();
    await dropFiles(other.page, { name: 'with.kezhi.html', bytes: readFileSync(file) });
    await settled(other.page, 'rfm');
    expect(await results(other.page)).toEqual(before);
  });

  it('goes into a file without its data, and asks for it', async () => {
    const { page } = await openOrders(stage);
    const file = await saveToFile(page, false);
    expect(readFileSync(file, 'utf8')).not.toContain('K0001');
    const other = await stage.open();
    await dropFiles(other.page, { name: 'without.kezhi.html', bytes: readFileSync(file) });
    await other.page.waitForSelector('section[data-panel="rfm"]');
  });

  it.each([
    ['a page that is no notebook', () => '<!doctype html><title>Hello</title><p>Hello'],
    ['a notebook cut in half', (whole: string) => whole.slice(0, whole.length / 2)],
    ['a notebook of a newer version', (whole: string) => whole.replace(/"version":\s*1\b/, '"version":999')],
  ])('P8 refuses %s with a reason, and changes nothing', async (_, spoil) => {
    const { page } = await openOrders(stage);
    const whole = readFileSync(await saveToFile(page, false), 'utf8');
    const spoilt = spoil(whole);
    expect(spoilt).not.toBe(whole);
    await page.goto(`${stage.address}?lang=en#/`);
    await page.waitForSelector('#recent-title');
    await dropFiles(page, textFile('other.kezhi.html', spoilt));
    await page.waitForSelector('[role="alert"] .bad');
    expect(await page.locator('[role="alert"]').first().innerText()).toMatch(patternOf('en', 'app.notebook-refused'));
    expect(await page.locator('.recs li').count()).toBe(1);
    expect(page.url()).toMatch(/#\/$/);
  });

  it('takes everything back and does it again, saying what', async () => {
    const { page } = await openOrders(stage);
    const undo = page.locator('header .undo');
    await panelOf(page, 'rfm').locator('.menu button').first().click();
    await page.getByRole('menuitem', { name: ENGLISH.text('notebook.delete-cell') }).click();
    await panelOf(page, 'rfm').waitFor({ state: 'detached' });
    expect(await undo.innerText()).toMatch(/RFM/);
    await page.keyboard.press('Control+z');
    await settled(page, 'rfm');
    await page.keyboard.press('Control+Shift+z');
    await panelOf(page, 'rfm').waitFor({ state: 'detached' });
    await undo.click();
    expect(await stat(page, 'rfm', 'customers')).toBeGreaterThan(0);
  });

  it('is the same notebook in Chinese, instantly', async () => {
    const { page } = await openOrders(stage);
    const before = await results(page);
    const title = await panelOf(page, 'rfm').locator('h2').innerText();
    await page.getByRole('button', { name: ENGLISH.text('app.other-language') }).click();
    await page.waitForSelector('html[lang="zh-CN"]');
    const chinese = await panelOf(page, 'rfm').locator('h2').innerText();
    expect(chinese).not.toBe(title);
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(await results(page)).toEqual(before);
    expect(await page.getByRole('button', { name: CHINESE.text('app.save-file') }).isVisible()).toBe(true);
  });
});

describe('a notebook, its parts fetched ahead,', () => {
  const stage = useStage({ fetchesAhead: true });

  it('P8 from someone else runs nothing and fetches nothing', async () => {
    const visit = await openOrders(stage);
    const { page } = visit;
    await page.keyboard.press('Control+k');
    await page.keyboard.type(ENGLISH.text('app.command-add-text'));
    await page.keyboard.press('Enter');
    const hostile =
      '<img src="http://outside.example/x.png" onerror="globalThis.ran=1"><script>globalThis.ran=1</script>[go](javascript:globalThis.ran=1) <iframe src="http://outside.example/"></iframe> $\\href{javascript:1}{x}$';
    await page.keyboard.type('seen ');
    await page.evaluate((text) => document.execCommand('insertText', false, text), hostile);
    await page.keyboard.press('Escape');
    await saved(page);
    const file = await saveToFile(page, true);
    const other = await stage.open();
    const asked = other.requests.length;
    await dropFiles(other.page, { name: 'hostile.kezhi.html', bytes: readFileSync(file) });
    await settled(other.page, 'rfm');
    await other.page.waitForTimeout(500);
    expect(await other.page.getByText('seen').count()).toBeGreaterThan(0);
    expect(await other.page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(
      await other.page.locator('main a[href^="javascript"], main iframe:not([sandbox]), main script').count(),
    ).toBe(0);
    expect(other.requests.slice(asked)).toEqual([]);
    expect(stage.canary.touched).toEqual([]);
  });
});

describe('trouble', () => {
  const stage = useStage();

  /** Renames the notebook, which is the smallest edit there is. */
  async function rename(page: Page, title: string): Promise<void> {
    const field = page.locator('main h1').getByRole('textbox');
    await field.fill(title);
    await field.press('Enter');
  }

  it('P6 a second tab of the same notebook is read-only until it takes over', async () => {
    const { page, context } = await openOrders(stage);
    await saved(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await settled(second, 'rfm');
    await second.getByText(ENGLISH.text('app.read-only-elsewhere')).waitFor();
    await second.getByRole('button', { name: ENGLISH.text('app.take-over') }).click();
    await page.getByText(ENGLISH.text('app.read-only-lost')).waitFor();
    await rename(second, 'taken over');
    await saved(second);
    await page.reload();
    await page.waitForFunction(() => document.title.startsWith('taken over'));
  });

  it.each([0, 300, 2000])(
    'P5 a tab that crashes %i ms after an edit costs at most 2 s of work and never the version before',
    async (wait) => {
      stage.expectErrors(/./);
      const { page, context } = await openOrders(stage);
      await rename(page, 'before');
      await saved(page);
      await rename(page, 'after');
      await page.waitForTimeout(wait);
      const session = await context.newCDPSession(page);
      await Promise.race([session.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')]);
      const again = await context.newPage();
      await again.goto(page.url());
      await settled(again, 'rfm');
      expect(await again.title()).toMatch(wait >= 2000 ? /^after/ : /^(before|after)/);
    },
  );

  it('P7 a store that came back empty is announced, and a file brings the work back', async () => {
    const { page, context } = await openOrders(stage);
    await saved(page);
    const file = await saveToFile(page, true);
    await page.goto('about:blank');
    const keeper = await context.newPage();
    await keeper.goto(stage.address + 'icon.svg');
    await keeper.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
    });
    await keeper.close();
    await page.goto(`${stage.address}?lang=en#/`);
    await page.waitForSelector('html[data-loaded="all"]', { state: 'attached' });
    await page.locator('main .note.bad, .problems .note.bad').first().waitFor();
    await dropFiles(page, { name: 'back.kezhi.html', bytes: readFileSync(file) });
    await settled(page, 'rfm');
  });
});
