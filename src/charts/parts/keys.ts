/** What a key means inside a picture. One tab stop a picture, arrows inside it. */

import { modeOf, type PickMode } from './pick.ts';

export type KeyCommand =
  /** right, up and away are positive; `extend` draws a range from where it began */
  | {
      readonly kind: 'move';
      readonly right: number;
      readonly up: number;
      readonly away: number;
      readonly extend: boolean;
    }
  | { readonly kind: 'first' | 'last'; readonly extend: boolean }
  | { readonly kind: 'pick'; readonly mode: PickMode }
  | { readonly kind: 'clear' }
  /** in steps: `turn` about the upright axis, `tilt` of the eye */
  | { readonly kind: 'rotate'; readonly turn: number; readonly tilt: number }
  | { readonly kind: 'rotate-mode' }
  | { readonly kind: 'reset' };

/** The commands that lead to another mark. */
export type MoveCommand = Extract<KeyCommand, { readonly extend: boolean }>;

export interface KeyLike {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

/** `null` for keys that are none of the picture's business; while an input method composes, none is. */
export function commandOf(event: KeyLike): KeyCommand | null {
  if (event.isComposing || event.altKey) return null;
  if (event.key === 'Enter' || event.key === ' ') return { kind: 'pick', mode: modeOf(event) };
  if (event.ctrlKey || event.metaKey) return null;
  const move = (right: number, up: number, away: number): KeyCommand => ({
    kind: 'move',
    right,
    up,
    away,
    extend: event.shiftKey,
  });
  switch (event.key) {
    case 'ArrowRight':
      return move(1, 0, 0);
    case 'ArrowLeft':
      return move(-1, 0, 0);
    case 'ArrowUp':
      return move(0, 1, 0);
    case 'ArrowDown':
      return move(0, -1, 0);
    case 'PageUp':
      return move(0, 0, 1);
    case 'PageDown':
      return move(0, 0, -1);
    case 'Home':
      return { kind: 'first', extend: event.shiftKey };
    case 'End':
      return { kind: 'last', extend: event.shiftKey };
    case 'Escape':
      return { kind: 'clear' };
    case '[':
      return { kind: 'rotate', turn: -1, tilt: 0 };
    case ']':
      return { kind: 'rotate', turn: 1, tilt: 0 };
    case '{':
      return { kind: 'rotate', turn: 0, tilt: -1 };
    case '}':
      return { kind: 'rotate', turn: 0, tilt: 1 };
    case 'r':
      return { kind: 'rotate-mode' };
    case '0':
      return { kind: 'reset' };
    default:
      return null;
  }
}
