/** The bytes of bundled examples, made again whenever they are wanted. */

import { SAMPLE_FILES, type SampleFile } from './sample-files.ts';

const MAKERS: Readonly<Record<SampleFile, () => Promise<Uint8Array<ArrayBuffer>>>> = {
  'half-sugar': async () => (await import('../../datasets/half-sugar/generate.ts')).generateHalfSugar(),
  'tea-box': async () => (await import('../../datasets/tea-box/generate.ts')).generateTeaBox(),
  'three-quarters': async () => (await import('../../datasets/three-quarters/generate.ts')).generateThreeQuarters(),
  'third-sugar': async () => (await import('../../datasets/third-sugar/generate.ts')).generateThirdSugar(),
  'half-sugar-kano': async () => (await import('../../datasets/half-sugar-kano/generate.ts')).generateHalfSugarKano(),
  'one-bar': async () => (await import('../../datasets/one-bar/generate.ts')).generateOneBar(),
  'expert-panel': async () => (await import('../../datasets/expert-panel/generate.ts')).generateExpertPanel(),
  'paired-features': async () => (await import('../../datasets/paired-features/generate.ts')).generatePairedFeatures(),
  'half-sugar-voices': async () =>
    (await import('../../datasets/half-sugar-voices/generate.ts')).generateHalfSugarVoices(),
};

/** The file of an example; `null` for a name that is not bundled, which a document from elsewhere may hold. */
export async function makeSampleFile(name: string): Promise<Blob | null> {
  return isSampleFile(name) ? new Blob([await MAKERS[name]()], { type: 'text/csv' }) : null;
}

function isSampleFile(name: string): name is SampleFile {
  return Object.hasOwn(SAMPLE_FILES, name);
}
