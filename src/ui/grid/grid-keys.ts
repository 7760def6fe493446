/** What a key asks of the active cell or the selection, apart from moving. Pure. */
import type { CellKind } from './cell.ts';
import type { GridKey } from './grid-vm.ts';

export type GridCommand = 'edit' | 'ask' | 'clear' | 'fillDown' | 'selectAll' | 'selectColumns' | 'selectRows';

const PLAIN: Readonly<Record<string, GridCommand>> = { F2: 'edit', Enter: 'edit', F4: 'ask', Delete: 'clear', Backspace: 'clear' };
const WITH_CONTROL: Readonly<Record<string, GridCommand>> = { d: 'fillDown', a: 'selectAll', ' ': 'selectColumns' };

/** Null = no command of the grid (Ctrl+Enter, Ctrl+Z … belong to the page). Space switches a yes/no cell. */
export function commandOf({ key, ctrl, shift }: GridKey, kind: CellKind): GridCommand | null {
  if (ctrl) return WITH_CONTROL[key.toLowerCase()] ?? null;
  if (key === ' ' && shift) return 'selectRows';
  if (key === ' ' && kind === 'boolean') return 'edit';
  return Object.hasOwn(PLAIN, key) ? (PLAIN[key] ?? null) : null;
}

/** True for keys that write: they open the editor. */
export function isLetter({ key, ctrl }: GridKey, alt: boolean, kind: CellKind): boolean {
  if (ctrl || alt || kind === 'boolean') return false;
  return key.length === 1 || key === 'Dead' || key === 'Process';
}
