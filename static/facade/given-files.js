/** Files that scripts give to `Xrm.Navigation.openFile`: their content does not cross to Python, because it can be large. */
import { ApmError, codes } from "../python/errors.js";
import { platform } from "../python/platform.js";
import { reading } from "./arguments.js";
import { copyByName } from "./plain-json.js";

/**
 * The method that opens or saves a file.
 * @param call Calls Python, which checks the rest of the file and the options.
 */
export const openFileWith = (call, fullName) => (file, options) => {
  const given = reading(fullName, () => copyByName(file)) ?? {};
  const { fileContent, ...known } = given;
  const { name, type, shows } = call("file", "value", known, options);
  const content = bytesOf(fileContent, fullName);
  if (shows) platform.showFile(content, type);
  else platform.saveFile(name, content, type);
};

/** The bytes of a text in base64. */
function bytesOf(text, fullName) {
  try {
    if (typeof text === "string") return Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  } catch {
    // The text is not base64.
  }
  throw new ApmError(codes.badInput, `${fullName}: file.fileContent has to be text in base64`);
}
