/** What a menu offers. */

export interface MenuItem {
  readonly label: string;
  readonly icon?: string;
  /** shortcut, shown beside the label */
  readonly keys?: string;
  readonly disabled?: boolean;
  /** one of several of which one holds */
  readonly checked?: boolean;
  readonly danger?: boolean;
  readonly act: () => void;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}
