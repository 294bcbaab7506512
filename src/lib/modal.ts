/** Opening a dialog over the page, and giving the keyboard back to where it was when the dialog goes. */

/**
 * Attachment that shows a `<dialog>` as modal while it stands in the document. A dialog taken out of the document
 * leaves the focus nowhere, unlike one that is closed, so it is given back to the control that had it before,
 * unless something else has taken it or that control is gone.
 */
export function modal(dialog: HTMLDialogElement): () => void {
  const opener = document.activeElement;
  dialog.showModal();
  return () => {
    const { activeElement } = document;
    const lost = !activeElement || activeElement === document.body || dialog.contains(activeElement);
    if (dialog.isConnected) dialog.close();
    const focusable = opener instanceof HTMLElement || opener instanceof SVGElement;
    if (lost && focusable && opener.isConnected) opener.focus({ preventScroll: true });
  };
}
