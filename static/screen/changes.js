/**
 * Receives from the development server which files were saved. A hidden page does not listen, because a browser allows few
 * connections to a server and each listener uses one. When the page is shown again, it asks for what it missed.
 */
import { drawNow } from "./schedule.js";

/** Listens at `address`, which includes the version that the page has; `take` gets each message as JSON text. */
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
