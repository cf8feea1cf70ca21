/**
 * Strips that hold more tabs than there is room for: a button at the end, and a menu of those that are out of view. The tabs
 * themselves stay where they are, and the strip scrolls.
 */
const MENUS = { session: "More sessions", tab: "More tabs" };
/** How wide each row was. */
const widths = new WeakMap();
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) measure(target);
});

/** Follows the strip in a region, if there is one; called when it was drawn. */
export function follow(region) {
  const row = region.querySelector(".strip-row");
  if (!row) return;
  // Observed anew, it is told of once the browser has laid it out: asking now would have it do so twice.
  sizes.unobserve(row);
  sizes.observe(row);
}

function measure(row) {
  const { scrollWidth, clientWidth } = row;
  // The region itself: what stands in it is drawn by Python.
  row.closest("nav")?.toggleAttribute("data-full", scrollWidth > clientWidth + 1);
  if (widths.get(row) === clientWidth) return;
  widths.set(row, clientWidth);
  const selected = row.querySelector("[role=tab][aria-selected=true]");
  selected?.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function hiddenTabs(kind) {
  const row = document.querySelector(`.strip-${kind} .strip-row`);
  const { left: edge, right } = row.getBoundingClientRect();
  const [first, ...others] = row.querySelectorAll("[role=tab]");
  const { left: start, right: end } = first.parentElement.getBoundingClientRect();
  // Home never scrolls away; the others go under it.
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
  Object.assign(button.dataset, { action: `focus-${kind}`, of: tab.dataset.of });
  if (tab.dataset.attention) button.dataset.attention = "true";
  const about = tab.getAttribute("aria-describedby");
  if (about) button.setAttribute("aria-describedby", about);
  button.popoverTargetElement = menu;
  button.popoverTargetAction = "hide";
  // Before the menu goes: the keyboard focus leaves with it, and its tab comes into view.
  button.addEventListener("click", () => tab.focus());
  return button;
}

for (const [kind, label] of Object.entries(MENUS)) {
  // A landmark of its own: it stands in no other.
  const menu = document.createElement("nav");
  Object.assign(menu, { id: `more-${kind}`, className: "menu", popover: "auto" });
  menu.setAttribute("aria-label", label);
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    menu.replaceChildren(...hiddenTabs(kind).map((tab) => entry(menu, kind, tab)));
  });
  document.getElementById("workspace").append(menu);
}
