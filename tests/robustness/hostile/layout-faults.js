/**
 * Finds what the user of the page cannot see or reach: content that is wider or higher than its box, boxes outside the window, and
 * controls that something covers. Returns a line for each fault.
 */
globalThis.layoutFaults = () => {
  /** Boxes that scroll sideways by design, and boxes whose content the page offers elsewhere if it does not fit. */
  const SCROLLING = ".table-box, pre, .strip-row, .form-tabs";
  const CUT = ".command-row";
  /** What only screen readers or the keyboard reach. */
  const HIDDEN = ".spoken-only, #skip";
  /** What may cover the page, but not the bars. */
  const OVER = ".corner, .pane";
  /** Pixels that rounding, and lines that are lower than their letters, may add. */
  const [SLACK, LINE] = [1, 4];
  const SMALLEST = 12;
  const lines = new Set();

  const style = (element) => getComputedStyle(element);
  const named = (element) => {
    const classes = [...element.classList].map((each) => `.${each}`).join("");
    const within = element.closest("dialog, [id]");
    const about = within && within !== element ? ` in ${within.id || within.className}` : "";
    return `${element.localName}${classes}${about}`;
  };
  /** What takes all clicks while it is shown; the controls outside it are covered. */
  const top =
    [...document.querySelectorAll("dialog:modal, :popover-open")].at(-1) ??
    document.querySelector(".progress");
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(HIDDEN);
  const shown = [...document.body.querySelectorAll("*")].filter(
    (element) => isShown(element) && !element.closest("option, datalist, svg > *"),
  );

  /** The part of the window in which an element can be seen. */
  function visiblePart(element) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const part = { left, top, right, bottom };
    const cutOff = (box) => {
      part.left = Math.max(part.left, box.left);
      part.top = Math.max(part.top, box.top);
      part.right = Math.min(part.right, box.right);
      part.bottom = Math.min(part.bottom, box.bottom);
    };
    for (const box of boxesAround(element)) cutOff(box.getBoundingClientRect());
    cutOff({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    return part;
  }

  /** The boxes around an element that scroll or cut off their content, up to one that no other box limits. */
  function boxesAround(element) {
    const found = [];
    let box = element;
    while (box !== document.body && !box.matches("dialog:modal, :popover-open, .corner")) {
      box = box.parentElement;
      if (style(box).overflowX !== "visible") found.push(box);
    }
    return found;
  }

  function checkContent(element) {
    const { overflowX, display, textOverflow, webkitLineClamp } = style(element);
    if (
      !element.clientWidth ||
      display === "inline" ||
      element.matches("textarea, input, select, iframe")
    )
      return;
    const wide = element.scrollWidth > element.clientWidth + SLACK;
    const high = element.scrollHeight > element.clientHeight + LINE;
    if (overflowX === "visible") {
      if (wide) lines.add(`${named(element)}: the content is wider than the box`);
      if (high) lines.add(`${named(element)}: the content is higher than the box`);
    } else if (overflowX === "auto" || overflowX === "scroll") {
      if (wide && !element.matches(SCROLLING)) lines.add(`${named(element)} scrolls sideways`);
    } else if (
      wide &&
      textOverflow !== "ellipsis" &&
      webkitLineClamp === "none" &&
      !element.matches(CUT)
    ) {
      lines.add(`${named(element)}: the content is cut off`);
    }
  }

  function checkPlace(element) {
    if (boxesAround(element).some((box) => box.id !== "workspace")) return;
    const { left, top, right, bottom, width } = element.getBoundingClientRect();
    const isOut =
      left < -SLACK || top < -SLACK || right > innerWidth + SLACK || bottom > innerHeight + SLACK;
    if (width && isOut) lines.add(`${named(element)} is outside the window`);
  }

  function checkControl(control) {
    control.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { left, top, right, bottom } = visiblePart(control);
    if (right - left < SMALLEST || bottom - top < SMALLEST) {
      lines.add(
        `${named(control)} is too small: ${Math.round(right - left)} x ${Math.round(bottom - top)}`,
      );
      return;
    }
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isOver = found?.closest(OVER) && control.closest("#stage") && !control.closest(OVER);
    if (!control.contains(found) && !found?.contains(control) && !isOver) {
      lines.add(`${named(control)} is covered by ${found ? named(found) : "nothing"}`);
    }
  }

  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  if (scrollWidth > clientWidth) lines.add("the page scrolls sideways");
  if (scrollHeight > clientHeight) lines.add("the page scrolls");
  for (const element of shown) {
    checkContent(element);
    checkPlace(element);
  }
  const controls = (top ?? document.body).querySelectorAll(
    "button, input, select, textarea, a[href], summary, [role=tab]",
  );
  for (const each of controls) if (isShown(each) && !each.closest("[hidden]")) checkControl(each);
  return [...lines];
};
