/** What a person takes away from the inspector: a file, or text on the clipboard. */

let address = "";

/** Has the browser save JSON text as a file. */
export function download(name, json) {
  // The one before has been saved by now.
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
}

/** Puts text on the clipboard; gives a sentence that says whether it is there. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch (error) {
    return `The browser did not let the page copy: ${error.message}`;
  }
}
