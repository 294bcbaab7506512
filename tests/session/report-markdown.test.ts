/** Markdown in the report: readable, and nothing of the text's own tags. */

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { renderMarkdown } from '../../src/session/report-markdown.ts';

// many runs on a busy machine take their time
vi.setConfig({ testTimeout: 60_000 });

describe('renderMarkdown', () => {
  it.each([
    ['# One\n\n###### Six', '<h3>One</h3>\n<h6>Six</h6>\n'],
    ['a **b** *c* ~~d~~ `e<`  \nf', '<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e&lt;</code><br>f</p>\n'],
    ['- [x] done\n- [ ] open', '<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>\n'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'],
    ['- a\n  - b', '<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n'],
    ['> q', '<blockquote><p>q</p>\n</blockquote>\n'],
    ['```js\n<x>\n```', '<pre>&lt;x&gt;</pre>\n'],
    ['|a|b|\n|-|-|\n|1|2|', '<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n'],
    ['[t](http://x.test "y") http://x.test', '<p>t (http://x.test) http://x.test</p>\n'],
    ['![alt](x.png)', '<p>alt</p>\n'],
    ['<b>raw</b>', '<p>&lt;b&gt;raw&lt;/b&gt;</p>\n'],
    ['<div onclick="x">\n\nblock', '&lt;div onclick=&quot;x&quot;&gt;<p>block</p>\n'],
    ['$x_i < y$', '<p>$x_i &lt; y$</p>\n'],
    ['', ''],
  ])('%j', async (markdown, html) => {
    expect(await renderMarkdown(markdown)).toBe(html);
  });

  it('lets no tag of the text through, whatever the text', async () => {
    const own = /<\/?(h[3-6]|p|blockquote|ol|ul|li|table|tr|th|td|pre|hr|br|strong|em|del|code)( start="-?\d+")?>/g;
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script>',
        '<a href="javascript:x">',
        '](',
        '![',
        '**',
        '`',
        '\n\n',
        '> ',
        '- ',
        '|',
        '&lt;',
        '<!--',
        '"',
        "'",
        '\\',
        '<http://x>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        expect((await renderMarkdown(pieces.join(''))).replace(own, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 300 },
    );
  });
});
