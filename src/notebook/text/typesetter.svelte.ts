/** Holds what text cells and formulas are drawn with, loaded with the first that needs it. */

import { mayHoldFormula } from './formula-signs.ts';

export class Typesetter {
  #read = $state.raw<((text: string) => string) | null>(null);
  #readWithFormulas = $state.raw<((text: string) => string) | null>(null);
  #draw = $state.raw<((tex: string, display: boolean) => string) | null>(null);
  #reading: Promise<void> | null = null;
  #drawing: Promise<void> | null = null;

  /**
   * Safe markup of a text, or `null` until its reader is here (ask {@link load}). Whoever shows it is drawn again when the
   * reader, or the part that draws formulas, arrives.
   */
  markdown(text: string): string | null {
    const read = mayHoldFormula(text) ? (this.#readWithFormulas ?? this.#read) : this.#read;
    return read ? read(text) : null;
  }

  /** Safe MathML of a formula, or `null` until {@link loadFormulas} has done its work. */
  formula(tex: string, display: boolean): string | null {
    return this.#draw ? this.#draw(tex, display) : null;
  }

  /** Brings what the text needs. Rejects where a file could not be fetched; asking again tries again. */
  load(text: string): Promise<void> {
    this.#reading ??= import('./markdown.ts').then(
      ({ createMarkdown }) => {
        this.#read = createMarkdown(null);
      },
      (error: unknown) => {
        this.#reading = null;
        throw error;
      },
    );
    return mayHoldFormula(text) ? this.#reading.then(() => this.loadFormulas()) : this.#reading;
  }

  loadFormulas(): Promise<void> {
    this.#drawing ??= Promise.all([import('./math.ts'), import('./markdown.ts')]).then(
      ([{ mathml }, { createFormulaSanitizer, createMarkdown }]) => {
        const sanitize = createFormulaSanitizer();
        this.#draw = (tex, display) => sanitize(mathml(tex, display));
        this.#readWithFormulas = createMarkdown(mathml);
      },
      (error: unknown) => {
        this.#drawing = null;
        throw error;
      },
    );
    return this.#drawing;
  }
}
