/** The bytes of bundled examples, made again whenever they are wanted. */

const MAKERS: Readonly<Record<string, () => Promise<Uint8Array<ArrayBuffer>>>> = {
  'half-sugar': async () => (await import('../../datasets/half-sugar/generate.ts')).generateHalfSugar(),
};

/** The file of an example; `null` for a name that is not bundled, which a document from elsewhere may hold. */
export async function makeSampleFile(name: string): Promise<Blob | null> {
  const make = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  return make ? new Blob([await make()], { type: 'text/csv' }) : null;
}
