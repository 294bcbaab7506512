/** How much may be edited by hand. */

/** cells of one file */
export const MAXIMUM_EDITS = 50_000;

/** characters of a cell typed in */
export const MAXIMUM_EDIT_TEXT = 32_767;
