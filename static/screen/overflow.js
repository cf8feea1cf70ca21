/**
 * Strips with more tabs than fit: a button at the end opens a menu of the tabs that are out of view. The tabs themselves keep
 * their places, and the strip scrolls.
 */
const MENUS = {
  session: { label: "More sessions", action: "focus-session" },
  tab: { label: "More tabs", action: "focus-tab" },
};
/** By row: the width and the selected tab for which it was last scrolled. */
const scrolled = new WeakMap();
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) measure(target);
});

/** Measures the strip in a region, if there is one; called after the region is drawn. */
export function follow(region) {
  const row = region.querySelector(".strip-row");
  if (!row) return;
  // Observing it again reports its size after the next layout; reading the size now would force an extra layout.
  sizes.unobserve(row);
  sizes.observe(row);
}

function measure(row) {
  const { scrollWidth, clientWidth } = row;
  // On the region, because Python draws the elements in it.
  row.closest("nav")?.toggleAttribute("data-full", scrollWidth > clientWidth + 1);
  // A newly selected tab comes into view. Here, because the layout is known now: elsewhere, scrolling would force one.
  const selected = row.querySelector("[role=tab][aria-selected=true]");
  const state = `${clientWidth} ${selected?.id}`;
  if (scrolled.get(row) === state) return;
  scrolled.set(row, state);
  selected?.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function hiddenTabs(kind) {
  const row = document.querySelector(`.strip-${kind} .strip-row`);
  const { left: edge, right } = row.getBoundingClientRect();
  const [first, ...others] = row.querySelectorAll("[role=tab]");
  const { left: start, right: end } = first.parentElement.getBoundingClientRect();
  // The tab of Home does not scroll; the others scroll under it.
  const left = kind === "session" ? end : edge;
  const isHidden = (tab) => {
    const box = tab.parentElement.getBoundingClientRect();
    return box.left < left - 1 || box.right > right + 1;
  };
  return [...(start < edge - 1 ? [first] : []), ...others.filter(isHidden)];
}

function entry(menu, kind, tab) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = tab.querySelector(".strip-title").textContent;
  Object.assign(button.dataset, { action: MENUS[kind].action, of: tab.dataset.of });
  if (tab.dataset.attention) button.dataset.attention = "true";
  const about = tab.getAttribute("aria-describedby");
  if (about) button.setAttribute("aria-describedby", about);
  button.popoverTargetElement = menu;
  button.popoverTargetAction = "hide";
  // Before the menu closes, which would move the focus. Focusing the tab also scrolls it into view.
  button.addEventListener("click", () => tab.focus());
  return button;
}

for (const [kind, { label }] of Object.entries(MENUS)) {
  // A nav element, because the menu is in no other landmark.
  const menu = document.createElement("nav");
  Object.assign(menu, { id: `more-${kind}`, className: "menu", popover: "auto" });
  menu.setAttribute("aria-label", label);
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    menu.replaceChildren(...hiddenTabs(kind).map((tab) => entry(menu, kind, tab)));
  });
  // Otherwise, a search for the buttons of a session or tab would find its entry too, also after it has closed.
  menu.addEventListener(
    "toggle",
    ({ newState }) => newState === "closed" && menu.replaceChildren(),
  );
  document.getElementById("workspace").append(menu);
}
