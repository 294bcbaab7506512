import { describe, expect, it } from 'vitest';
import { faultKind, faultReport, isFault } from '../../src/app/faults.ts';

describe('faultKind', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://127.0.0.1/assets/a.js',
    'error loading dynamically imported module: http://127.0.0.1/assets/a.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/a.css',
  ])('takes “%s” for a part that did not arrive', (text) => {
    expect(faultKind(new TypeError(text))).toBe('chunk');
  });

  it('takes anything else for a mistake of the program', () => {
    expect(faultKind(new TypeError('x is not a function'))).toBe('program');
    expect(faultKind('thrown text')).toBe('program');
    expect(faultKind(null)).toBe('program');
  });
});

describe('isFault', () => {
  it('leaves out cancelled jobs, settling sizes and extensions', () => {
    expect(isFault(new DOMException('cancelled', 'AbortError'))).toBe(false);
    expect(isFault('ResizeObserver loop completed with undelivered notifications.')).toBe(false);
    expect(isFault('Script error.')).toBe(false);
    expect(isFault(null)).toBe(false);
    const foreign = new Error('x');
    foreign.stack = 'Error: x\n    at chrome-extension://abcdef/content.js:1:1';
    expect(isFault(foreign)).toBe(false);
  });

  it('holds to everything else', () => {
    expect(isFault(new Error('x'))).toBe(true);
    expect(isFault('thrown text')).toBe(true);
  });
});

describe('faultReport', () => {
  const circumstances = { version: '1.2.3', address: '#/n/secretid?x=1', agent: 'Browser 1', language: 'en' };

  it('says where it broke, and nothing of the notebook', () => {
    const error = new RangeError('out of range');
    error.stack = 'RangeError: out of range\n    at draw (http://h/a.js:1:2)\n    at run (http://h/a.js:3:4)';
    const report = faultReport(error, circumstances);
    expect(report).toBe(
      'Kezhi 1.2.3 #/n en\nBrowser 1\nRangeError: out of range\nat draw (http://h/a.js:1:2)\nat run (http://h/a.js:3:4)',
    );
    expect(report).not.toContain('secretid');
  });

  it('takes whatever was thrown', () => {
    expect(faultReport('just text', circumstances)).toContain('thrown: just text');
    expect(faultReport(undefined, { ...circumstances, address: '' })).toContain('Kezhi 1.2.3 #/ en');
  });
});
