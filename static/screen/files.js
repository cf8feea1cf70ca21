/** Files that the page gives to the user: as a download, or in another window. */

let address = "";

/** The address of a file. That of the previous one ends: the browser has read it by now. */
function addressOf(content, type) {
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([content], { type }));
  return address;
}

/** Downloads a text or bytes as a file, by default JSON. */
export function download(name, content, type = "application/json") {
  const link = document.createElement("a");
  Object.assign(link, { href: addressOf(content, type), download: name });
  link.click();
}

/** Shows a file in another window. */
export function showFile(content, type) {
  window.open(addressOf(content, type), "_blank", "noopener");
}
