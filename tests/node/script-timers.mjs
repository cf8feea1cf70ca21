// What a global object of scripts keeps of its timers, as JSON: which of them `remove` ends.
//
//   node script-timers.mjs <folder of the npm package>
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { OwnContext } = await import(pathToFileURL(join(folder, "script-context.js")).href);
const started = new Map();
const ended = [];
const outer = { Date };
for (const kind of ["Timeout", "Interval"]) {
  outer[`set${kind}`] = (run, delay, ...given) => {
    const timer = { name: delay };
    started.set(delay, () => run(...given));
    return timer;
  };
  outer[`clear${kind}`] = (timer) => ended.push(timer?.name);
}

const context = new OwnContext(outer);
const { window } = context;
const ran = [];
const run = (...given) => ran.push(given.join());
window.setTimeout(run, "fired", "a", "b");
window.setTimeout(run, "waiting");
window.clearTimeout(window.setTimeout(run, "cleared"));
window.clearInterval(window.setTimeout(run, "cleared as an interval"));
window.setInterval(run, "repeated", "c");
window.clearInterval(window.setInterval(run, "cleared interval"));
for (const name of ["fired", "repeated", "repeated"]) started.get(name)();
ended.length = 0;
context.remove();

const plain = new OwnContext(globalThis).window;
let refused = "";
try {
  plain.setTimeout("text");
} catch ({ code }) {
  refused = code;
}
const own = await new Promise((resolve) => {
  const timer = plain.setTimeout(
    function (...given) {
      resolve([this === timer, ...given]);
    },
    1,
    "given",
  );
});
console.log(JSON.stringify({ ran, ended, refused, own }));
