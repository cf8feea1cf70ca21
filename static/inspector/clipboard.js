/** The clipboard. */

/** Copies text to the clipboard; resolves to a sentence that says whether it worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch (error) {
    return `The browser did not let the page copy: ${error.message}`;
  }
}
