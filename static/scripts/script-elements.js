/** Starts the client scripts that the document has as elements `<script type="apm/client">`. */
import { platform } from "../python/platform.js";
import { inTask } from "../python/tasks.js";
import { startOnce } from "./listed.js";
import { runScript } from "./run.js";

const IN_PAGE = 'a <script type="apm/client"> of the page names it';

let inPage = 0;

/** Starts the script elements of the page, and those that are added to its head or body later. */
export function startThoseInPage() {
  const observer = new MutationObserver(startNew);
  observer.observe(document.head, { childList: true });
  observer.observe(document.body, { childList: true });
  startNew();
}

function startNew() {
  for (const element of document.scripts) {
    if (element.type === "apm/client") startOnce(element, () => startElement(element));
  }
}

function startElement(element) {
  const address = element.getAttribute("src");
  if (address !== null) return platform.load(address, IN_PAGE);
  inPage += 1;
  // The page already shows what went wrong.
  runScript(element.textContent, element.id || `inline-script-${inPage}.js`).catch(() => {});
  // The next script waits until this one has run, not until its promise has settled.
  return new Promise(inTask);
}
