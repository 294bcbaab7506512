/** A file the notebook holds, as the document and the storage both name it. */

/** Bytes live in content-addressed chunks; the record knows only names. */
export interface SourceRecord {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 (hex) of each chunk of at most 16 MB, in order */
  readonly chunks: readonly string[];
  /** set for a bundled example: its bytes are made again instead of stored */
  readonly sample?: string;
}
