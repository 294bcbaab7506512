/** Addresses: what stands behind the `#`, read and written. Pure. */

import type { Json, JsonObject } from '../lib/json.ts';
import type { Locale } from '../i18n/format.ts';

/** A panel a link asks for. Values stay as the address gave them (text, or JSON where it is JSON); the registry judges them. */
export interface LinkPanel {
  readonly panel: string;
  readonly options: JsonObject;
}

export type Route =
  | { readonly kind: 'library' }
  | { readonly kind: 'notebook'; readonly id: string }
  | { readonly kind: 'new'; readonly panels: readonly LinkPanel[]; readonly stray: readonly string[] }
  | { readonly kind: 'reference'; readonly panel: string | null }
  | { readonly kind: 'privacy' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'unknown'; readonly address: string };

/** More than this in one link is a mistake, or meant to be one. */
const MAXIMUM_PANELS = 50;
const ID = /^[\w-]{1,64}$/;

/**
 * Reads an address.
 * @param hash `location.hash`, with or without its `#`
 * @returns never fails: what cannot be read is `unknown`; in a link for a new notebook `stray` names the parameters that
 * belong to none of its panels
 */
export function parseRoute(hash: string): Route {
  const address = hash.replace(/^#/, '');
  const cut = address.indexOf('?');
  const path = cut < 0 ? address : address.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? '' : address.slice(cut + 1));
  const parts = path.split('/').filter((part) => part !== '');
  const [first, second] = parts;
  if (first === undefined) return { kind: 'library' };
  if (first === 'n' && second !== undefined && parts.length === 2 && ID.test(second))
    return { kind: 'notebook', id: second };
  if (parts.length === 1) {
    if (first === 'new') return parseNew(query);
    if (first === 'reference') return { kind: 'reference', panel: query.get('panel') };
    if (first === 'privacy' || first === 'keys') return { kind: first };
  }
  return { kind: 'unknown', address: `#${address}` };
}

/** The address of a route, with its `#`. `parseRoute(printRoute(route))` is the route again. */
export function printRoute(route: Route): string {
  switch (route.kind) {
    case 'library':
      return '#/';
    case 'notebook':
      return `#/n/${route.id}`;
    case 'new':
      return printNew(route.panels);
    case 'reference':
      return route.panel === null ? '#/reference' : `#/reference?panel=${encodeURIComponent(route.panel)}`;
    case 'privacy':
    case 'keys':
      return `#/${route.kind}`;
    case 'unknown':
      return route.address;
  }
}

/** The language an address asks for: `?lang=` before the `#`, or after it. `zh` and `zh-TW` count as Chinese. */
export function routeLanguage(search: string, hash: string): Locale | null {
  const cut = hash.indexOf('?');
  const asked =
    new URLSearchParams(search).get('lang') ?? (cut < 0 ? null : new URLSearchParams(hash.slice(cut + 1)).get('lang'));
  if (asked === null) return null;
  if (/^zh\b/i.test(asked)) return 'zh-CN';
  return /^en\b/i.test(asked) ? 'en' : null;
}

function parseNew(query: URLSearchParams): Route {
  const names = [...new Set((query.get('panels') ?? '').split(',').map((name) => name.trim()))];
  const panels = names.filter((name) => name !== '').slice(0, MAXIMUM_PANELS);
  const options = new Map(panels.map((panel) => [panel, new Map<string, Json>()]));
  const stray: string[] = [];
  for (const [key, text] of query) {
    if (key === 'panels' || key === 'lang') continue;
    const dot = key.indexOf('.');
    const own = dot < 0 ? undefined : options.get(key.slice(0, dot));
    if (own) own.set(key.slice(dot + 1), fromAddress(text));
    else if (!stray.includes(key)) stray.push(key);
  }
  return {
    kind: 'new',
    panels: panels.map((panel) => ({ panel, options: Object.fromEntries(options.get(panel) ?? []) })),
    stray,
  };
}

function printNew(panels: readonly LinkPanel[]): string {
  const pairs = panels.flatMap(({ panel, options }) =>
    Object.entries(options).map(
      ([key, value]) => `${encodeURIComponent(`${panel}.${key}`)}=${encodeURIComponent(toAddress(value))}`,
    ),
  );
  const names = panels.map(({ panel }) => encodeURIComponent(panel)).join(',');
  return `#/new${[names === '' ? '' : `panels=${names}`, ...pairs]
    .filter((pair) => pair !== '')
    .map((pair, index) => (index === 0 ? '?' : '&') + pair)
    .join('')}`;
}

/** Lists, records and `null` are written as JSON; anything else stays the text it is. */
function fromAddress(text: string): Json {
  if (!/^\s*([[{]|null\s*$)/.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function toAddress(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
