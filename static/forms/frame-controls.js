/** The members of controls of web resources that give their frames. */
import { pageMembers } from "../facade/page-members.js";
import { platform } from "../python/platform.js";
import { checkOpen } from "./events.js";

/** The frame of a control; null if its tab is not shown, or without a page. `target` is the form and the name of the control. */
function frameOf(target, name) {
  checkOpen(target, name);
  platform.drawNow();
  return platform.elementOf(target.replace(" ", "-"));
}

const EMPTY = "about:blank";

/** Whether a frame shows its own document: a new frame has an empty one first. Of another origin, the page sees nothing. */
function isLoaded({ contentWindow, src }) {
  try {
    const { location, document: content } = contentWindow;
    const isOwn = location.href !== EMPTY || src === "" || src === EMPTY;
    return isOwn && content.readyState === "complete";
  } catch {
    return true;
  }
}

/** Resolves when a frame has loaded, or has left the page: its form was closed, or drawn without it. */
const loadedOrGone = (frame) =>
  new Promise((resolve) => {
    if (isLoaded(frame)) {
      resolve();
      return;
    }
    const changes = new MutationObserver(() => frame.isConnected || end());
    const end = () => {
      changes.disconnect();
      resolve();
    };
    changes.observe(frame.ownerDocument.body, { childList: true, subtree: true });
    frame.addEventListener("load", end, { once: true });
  });

pageMembers["frameControl.getObject"] = (target) => () =>
  frameOf(target(), "frameControl.getObject");

pageMembers["frameControl.getContentWindow"] = (target) => async () => {
  const frame = frameOf(target(), "frameControl.getContentWindow");
  if (!frame) return null;
  await loadedOrGone(frame);
  return frame.contentWindow;
};
