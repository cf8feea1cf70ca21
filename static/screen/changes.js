/**
 * Hears from a development server which files were saved. A hidden page does not listen: a browser keeps few
 * connections to a server, and each listener holds one. It asks for what it missed when it is shown again.
 */
import { drawNow } from "./schedule.js";

/** Listens at `address`, which names the version that the page has; `take` gets each piece of news as JSON text. */
export function follow(address, take) {
  const url = new URL(address, document.baseURI);
  let source = null;
  const listen = () => {
    source?.close();
    source = document.hidden ? null : new EventSource(url);
    source?.addEventListener("message", ({ data, lastEventId }) => {
      url.searchParams.set("since", lastEventId);
      take(data);
      drawNow();
    });
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
