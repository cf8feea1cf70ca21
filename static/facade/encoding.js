/** `Xrm.Encoding`: encodes text for HTML and XML, and decodes it. */
import { read } from "./arguments.js";
import { pageMembers } from "./page-members.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const encode = (text) => text.replace(/[&<>"']/g, (each) => ENTITIES[each]);

/** In a text area the browser decodes entities and creates no elements. */
const decode = (text) => {
  const area = document.createElement("textarea");
  area.innerHTML = text.replaceAll("<", "&lt;");
  return area.value;
};

const METHODS = {
  "Xrm.Encoding.htmlAttributeEncode": encode,
  "Xrm.Encoding.htmlDecode": decode,
  "Xrm.Encoding.htmlEncode": encode,
  "Xrm.Encoding.xmlAttributeEncode": encode,
  "Xrm.Encoding.xmlEncode": encode,
};

for (const [fullName, method] of Object.entries(METHODS))
  pageMembers[fullName] = () => (text) => method(read("options", text, fullName));
