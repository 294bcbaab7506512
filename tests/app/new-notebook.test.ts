import { describe, expect, it } from 'vitest';
import { fileFromText, isNotebookName, planLink, sortFiles, startWithFiles } from '../../src/app/new-notebook.ts';
import { parseRoute } from '../../src/app/routes.ts';
import { MAXIMUM_FILE_BYTES } from '../../src/data/report.ts';
import { findPanel, PANELS } from '../../src/panels/index.ts';

const NEW = '#/new?panels=rfm,abc&rfm.asOf=1998-06-30&rfm.orders=customer-day&rfm.monetary=total&rfm.highLow=mean';

function plan(hash: string): ReturnType<typeof planLink> {
  const route = parseRoute(hash);
  if (route.kind !== 'new') throw new RangeError('not a link');
  return planLink(route.panels, route.stray, findPanel);
}

describe('planLink', () => {
  it('follows the link of the interface to the letter', () => {
    const { panels, refused } = plan(NEW);
    expect(refused).toEqual([]);
    expect(panels.map(({ panel }) => panel.id)).toEqual(['rfm', 'abc']);
    expect(panels[0]!.options).toMatchObject({
      asOf: '1998-06-30',
      orders: 'customer-day',
      monetary: 'total',
      highLow: 'mean',
      bins: '5',
    });
  });

  it('names what it leaves out and keeps the rest', () => {
    const { panels, refused } = plan(
      '#/new?panels=nope,rfm&rfm.bins=7&rfm.asOf=30.06.1998&rfm.orders=row&rfm.colour2=red&abc.limitA=1&x=y',
    );
    expect(panels).toHaveLength(1);
    expect(panels[0]!.options).toMatchObject({ bins: '5', asOf: null, orders: 'row' });
    expect(refused.map(({ code }) => code).sort()).toEqual([
      'app.link-bad-value',
      'app.link-bad-value',
      'app.link-stray',
      'app.link-stray',
      'app.link-unknown-option',
      'app.link-unknown-panel',
    ]);
    expect(refused.find(({ code }) => code === 'app.link-unknown-panel')?.parameters).toEqual({ panel: 'nope' });
    expect(refused.find(({ parameters }) => parameters?.['address'] === 'rfm.bins')?.parameters).toMatchObject({
      value: '7',
    });
  });

  it('reads structured options and hostile names as what they are', () => {
    const cuts = { r: [10, 20, 30, 40], f: [1, 2, 3, 4], m: [5, 6, 7, 8] };
    expect(
      plan(`#/new?panels=rfm&rfm.cuts=${encodeURIComponent(JSON.stringify(cuts))}`).panels[0]!.options['cuts'],
    ).toEqual(cuts);
    const hostile = plan('#/new?panels=rfm,__proto__,toString&rfm.__proto__=1&rfm.constructor=2');
    expect(hostile.panels).toHaveLength(1);
    expect(hostile.refused).toHaveLength(4);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('accepts every option of every panel as the Reference page writes it', async () => {
    const { optionRows } = await import('../../src/app/reference-rows.ts');
    for (const panel of PANELS) {
      const query = optionRows(panel.id, panel.options).map(({ address }) =>
        address.replace(/=(.*)$/, (_, value: string) => `=${encodeURIComponent(value)}`),
      );
      expect(plan(`#/new?panels=${panel.id}&${query.join('&')}`).refused).toEqual([]);
    }
  });
});

describe('startWithFiles', () => {
  it('waits with its panels for the first file', () => {
    let next = 0;
    const file = new File(['a'], 'orders.csv');
    const start = startWithFiles('n1', [file], plan(NEW).panels, () => `c${next++}`);
    expect(start).toMatchObject({ id: 'n1', counter: 0, files: [file] });
    expect(start.session.cells).toMatchObject([
      { kind: 'panel', id: 'c0', panel: 'rfm', data: null, filter: null },
      { kind: 'panel', id: 'c1', panel: 'abc', data: null, filter: null },
    ]);
    expect(start.session.title).toBe('');
  });
});

describe('sortFiles', () => {
  it('tells notebooks from data and refuses what is too large before reading a byte', () => {
    const big = new File([], 'big.csv');
    Object.defineProperty(big, 'size', { value: MAXIMUM_FILE_BYTES + 1 });
    const [data, notebook] = [new File(['a'], '订单.CSV'), new File(['<'], 'mine.kezhi.html')];
    const sorted = sortFiles([data, big, notebook]);
    expect(sorted.data).toEqual([data]);
    expect(sorted.notebooks).toEqual([notebook]);
    expect(sorted.refused).toEqual([
      { code: 'app.file-too-large', parameters: { name: 'big.csv', bytes: MAXIMUM_FILE_BYTES + 1, limit: 512 } },
    ]);
  });

  it('knows a notebook whatever a mail program made of its name', () => {
    for (const name of ['a.kezhi.html', 'a.kezhi (1).html', 'a.HTM', 'a.kezhi'])
      expect(isNotebookName(name)).toBe(true);
    for (const name of ['a.csv', 'html', 'a.html.csv', 'kezhi']) expect(isNotebookName(name)).toBe(false);
  });
});

describe('fileFromText', () => {
  it('names a pasted range by its separators and leaves blank text alone', async () => {
    const file = fileFromText('客户\t金额\n甲\t3', '粘贴的表格');
    expect(file?.name).toBe('粘贴的表格.tsv');
    expect(await file?.text()).toBe('客户\t金额\n甲\t3');
    expect(fileFromText('a,b\n1,2', 'x')?.name).toBe('x.csv');
    expect(fileFromText(' \n\t ', 'x')).toBeNull();
  });
});
