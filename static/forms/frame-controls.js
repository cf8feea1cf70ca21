/** The members of controls of web resources that give their frames. */
import { pageMembers } from "../facade/page-members.js";
import { platform } from "../python/platform.js";
import { checkOpen } from "./events.js";

/** The frame of a control; null if its tab is not shown. `target` is the form and the name of the control. */
function frameOf(target, name) {
  checkOpen(target, name);
  platform.drawNow();
  return platform.elementOf(target.replace(" ", "-"));
}

/** Whether a frame shows its own document: a new frame has an empty one first. Of another origin, the page sees nothing. */
function isLoaded({ contentWindow }) {
  try {
    const { location, document: content } = contentWindow;
    return location.href !== "about:blank" && content.readyState === "complete";
  } catch {
    return true;
  }
}

const loaded = (frame) =>
  new Promise((resolve) => {
    if (isLoaded(frame)) resolve();
    else frame.addEventListener("load", resolve, { once: true });
  });

pageMembers["frameControl.getObject"] = (target) => () =>
  frameOf(target(), "frameControl.getObject");

pageMembers["frameControl.getContentWindow"] = (target) => async () => {
  const frame = frameOf(target(), "frameControl.getContentWindow");
  if (!frame) return null;
  await loaded(frame);
  return frame.contentWindow;
};
