/** Downloads a file, or copies text to the clipboard. */

let address = "";

/** Downloads a text as a file, by default JSON. */
export function download(name, text, type = "application/json") {
  // The previous download is complete by now.
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
}

/** Copies text to the clipboard; resolves to a sentence that says whether it worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch (error) {
    return `The browser did not let the page copy: ${error.message}`;
  }
}
