/** Command bars with more commands than fit: a button at the end opens a menu of the others. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) measure(target);
});

/** Measures the command bars in a region; called after the region is drawn. */
export function followCommands(region) {
  for (const row of region.querySelectorAll(".command-row")) {
    // Observing it again reports its size after the next layout; reading the size now would force an extra layout.
    sizes.unobserve(row);
    sizes.observe(row);
  }
}

const itemsOf = (row) => [...row.querySelectorAll(":scope > :not(.menu)")];

function measure(row) {
  const { right } = row.getBoundingClientRect();
  if (!row.clientWidth) return;
  let isFull = false;
  // Those that do not fit stay in the layout, so that they can be measured again.
  for (const item of itemsOf(row)) {
    const isOver = item.getBoundingClientRect().right > right + 1;
    item.toggleAttribute("data-over", isOver);
    isFull ||= isOver;
  }
  row.parentElement.toggleAttribute("data-full", isFull);
}

/** The entries for an item of the bar: the button itself, and those of its menu. */
function entriesOf(item) {
  const buttons = item.matches("button") ? [item] : [...item.querySelectorAll("button")];
  return buttons.flatMap((button) => {
    const menu = button.popoverTargetElement;
    return menu ? [...menu.querySelectorAll("[role=menuitem]")] : [button];
  });
}

function entry(menu, button) {
  const copy = button.cloneNode(true);
  copy.setAttribute("role", "menuitem");
  copy.removeAttribute("data-over");
  copy.popoverTargetElement = menu;
  copy.popoverTargetAction = "hide";
  return copy;
}

document.addEventListener(
  "beforetoggle",
  ({ target: menu, newState }) => {
    const row = newState === "open" && menu.id.startsWith("more-commands-") && rowBefore(menu);
    if (!row) return;
    const hidden = itemsOf(row).filter((item) => item.hasAttribute("data-over"));
    menu.replaceChildren(...hidden.flatMap(entriesOf).map((each) => entry(menu, each)));
  },
  // This event does not bubble.
  true,
);

// Otherwise, a search for a command would find its entry too.
document.addEventListener(
  "toggle",
  ({ target: menu, newState }) => {
    if (newState === "closed" && menu.id.startsWith("more-commands-")) menu.replaceChildren();
  },
  true,
);

const rowBefore = (menu) => menu.parentElement.querySelector(":scope > .command-row");
