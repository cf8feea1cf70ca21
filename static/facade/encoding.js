/** `Xrm.Encoding`: encodes text for HTML and XML; the five characters below are written as entities [A]. */
import { read } from "./arguments.js";
import { pageMembers } from "./page-members.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const encode = (text) => text.replace(/[&<>"']/g, (each) => ENTITIES[each]);

const METHODS = {
  "Xrm.Encoding.htmlAttributeEncode": encode,
  "Xrm.Encoding.htmlEncode": encode,
  "Xrm.Encoding.xmlAttributeEncode": encode,
  "Xrm.Encoding.xmlEncode": encode,
};

for (const [fullName, method] of Object.entries(METHODS))
  pageMembers[fullName] = () => (text) => method(read("options", text, fullName));
