/**
 * Makes a part of the page look like an element tree. Each region is a root of its own; what did not change is not touched.
 */
import { createElement, render } from "../runtime/preact/preact.mjs";
import { follow } from "./overflow.js";

const roots = new Map();
const revealed = new Map();
/** Ways to run text as code or markup; no tree of ours has them, and none that came from outside may. */
const FORBIDDEN = /^(on|dangerouslySetInnerHTML$|srcdoc$)/i;

/** Draws a region: one that stands in the page by its id, or a tab's panel, which is added to the panels. */
export function patch(region, json) {
  const root = rootOf(region);
  render(toNode(JSON.parse(json)), root);
  reveal(root);
  follow(root);
}

/** Takes a tab's panel away. */
export function drop(region) {
  const root = roots.get(region);
  if (!root) return;
  render(null, root);
  root.remove();
  roots.delete(region);
}

/** Brings a newly selected tab of a strip into view. */
function reveal(root) {
  const selected = root.querySelector("[role=tab][aria-selected=true]");
  if (!selected || selected.id === revealed.get(root)) return;
  revealed.set(root, selected.id);
  selected.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
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
 * What is told of the dialog of a key, always the same function: it opens one that was drawn, and closes one that is about to go,
 * so that the keyboard focus returns to where it was.
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

function toNode(tree) {
  if (typeof tree === "string") return tree;
  const [tag, attributes, ...children] = tree;
  for (const name of Object.keys(attributes)) {
    if (FORBIDDEN.test(name)) throw new Error(`the attribute ${name} is not drawn`);
  }
  if (tag === "dialog") attributes.ref = modal(attributes.key ?? "");
  return createElement(tag, attributes, ...children.map(toNode));
}
