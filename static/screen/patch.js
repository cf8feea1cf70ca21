/** Draws element trees. Each region is a separate root; elements that did not change are not touched. */
import { createElement, render } from "../runtime/preact/preact.mjs";
import { followCommands } from "./command-overflow.js";
import { follow } from "./overflow.js";

const roots = new Map();
/** The nodes that Python names by their keys, by region. */
const keptNodes = new Map();
/** The id of the tab whose panel is shown. */
let shown = "";
/** Attributes that run text as code or markup. The emulator's trees do not have them, and data from outside must not add them. */
const FORBIDDEN = /^(on|dangerouslySetInnerHTML$|srcdoc$)/i;

/**
 * Draws a region: an element of the page with this id, or a tab's panel, which is added to the panels if it is new.
 * @param region The id.
 * @param json The element tree.
 * @param added The elements of the tree that are to be kept, by key, without those that the region has kept already.
 */
export function patch(region, json, added) {
  const root = rootOf(region);
  const kept = new Map(keptNodes.get(region));
  for (const [key, tree] of Object.entries(JSON.parse(added))) kept.set(key, toNode(tree));
  const used = new Map();
  const take = (key) => used.set(key, kept.get(key)).get(key);
  render(toNode(JSON.parse(json), take), root);
  keptNodes.set(region, used);
  if (root.parentElement.id === "panels") hideUnlessShown(region);
  follow(root);
  followCommands(root);
}

/**
 * Shows the panel of a tab and hides the one that was shown. The trees of panels do not say which one that is, so a panel that
 * comes or goes is not drawn again.
 */
export function showPanel(region) {
  const before = shown;
  shown = region;
  hideUnlessShown(before);
  hideUnlessShown(region);
}

function hideUnlessShown(region) {
  const panel = roots.get(region)?.firstElementChild;
  if (panel) panel.hidden = region !== shown;
}

/** Removes a tab's panel. */
export function drop(region) {
  const root = roots.get(region);
  if (!root) return;
  render(null, root);
  root.remove();
  roots.delete(region);
  keptNodes.delete(region);
}

function rootOf(region) {
  if (!roots.has(region)) {
    const standing = document.getElementById(region);
    standing?.replaceChildren();
    const root = standing ?? document.createElement("div");
    if (!standing) document.getElementById("panels").append(root);
    roots.set(region, root);
  }
  return roots.get(region);
}

const dialogs = new Map();

/**
 * The `ref` function of the dialog with a key, always the same one. It opens a dialog that was drawn, and closes one before it
 * is removed, so that the browser restores the keyboard focus.
 */
function modal(key) {
  if (!dialogs.has(key)) {
    let dialog = null;
    dialogs.set(key, (element) => {
      dialog?.close();
      dialog = element;
      dialog?.showModal();
      if (!dialog) dialogs.delete(key);
    });
  }
  return dialogs.get(key);
}

/**
 * Makes the node of an element.
 * @param tree An element `[tag, attributes, child, ...]`, a text, or `{ keep: key }`.
 * @param kept Returns the kept node of a key. The library skips a node that is the same object as before.
 */
function toNode(tree, kept) {
  if (typeof tree === "string") return tree;
  if (!Array.isArray(tree)) return kept(tree.keep);
  const [tag, attributes, ...children] = tree;
  for (const name of Object.keys(attributes)) {
    if (FORBIDDEN.test(name)) throw new Error(`the attribute ${name} is not drawn`);
  }
  if (tag === "dialog") attributes.ref = modal(attributes.key ?? "");
  return createElement(tag, attributes, ...children.map((child) => toNode(child, kept)));
}
