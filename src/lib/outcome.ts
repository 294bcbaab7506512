/** Outcomes and messages: how every layer says what happened without holding any text. */

/** A value that can stand in a message: numbers keep full precision, text is shown as it is, messages nest. */
export type MessageParameter = string | number | Message;

/**
 * A sentence in the making: a dictionary code and its parameters. Text exists only in the dictionaries.
 * `code` is a full dictionary key such as `data.empty-file` or `rfm.finding`.
 */
export interface Message {
  readonly code: string;
  readonly parameters?: Readonly<Record<string, MessageParameter>>;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failure {
  readonly ok: false;
  readonly error: Message;
}

/** The result of anything that can fail for reasons a person must hear about. */
export type Outcome<T> = Success<T> | Failure;

export function succeed<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function fail(code: string, parameters?: Readonly<Record<string, MessageParameter>>): Failure {
  return { ok: false, error: message(code, parameters) };
}

export function message(code: string, parameters?: Readonly<Record<string, MessageParameter>>): Message {
  return parameters === undefined ? { code } : { code, parameters };
}
