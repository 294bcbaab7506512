/** What kind of keyboard this is. */

/** Macs, iPads and iPhones write ⌘ where others write Ctrl. */
export function isMac(agent: string = globalThis.navigator?.userAgent ?? ''): boolean {
  return /Mac|iPhone|iPad/.test(agent);
}
