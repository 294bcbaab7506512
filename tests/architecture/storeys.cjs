/** Who may import whom in src. The one table behind the layer rules of dependency-cruiser and the import rules of eslint. */
// @ts-check

/** A folder may import folders of lower storeys only, never its siblings. */
const STOREYS = Object.freeze({
  lib: 0,
  i18n: 0,
  data: 1,
  models: 1,
  charts: 1,
  panels: 2,
  session: 3,
  workers: 3,
  storage: 3,
  notebook: 4,
  app: 5,
});

/** @typedef {keyof typeof STOREYS} Folder */

/** On the ground storey the words stand on the general helpers, not the other way round. */
/** @type {Partial<Record<Folder, readonly Folder[]>>} */
const ALSO = { i18n: ['lib'] };

const FOLDERS = /** @type {Folder[]} */ (Object.keys(STOREYS));

/**
 * Folders that a folder may not import.
 * @param {Folder} folder
 * @returns {Folder[]}
 */
function forbiddenFor(folder) {
  return FOLDERS.filter(
    (other) => other !== folder && STOREYS[other] >= STOREYS[folder] && !ALSO[folder]?.includes(other),
  );
}

module.exports = { FOLDERS, forbiddenFor };
