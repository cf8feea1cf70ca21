// The boot guard: first script of the page, and a classic one, so that it is there whatever fails after it.
//
// It gives `window.apmWorkspace`, keeps <html data-apm="booting|ready|failed">, and says on the page in words why a boot
// failed. The emulator's own parts reach it by two events: "apm:booted" with the handle's methods, "apm:failed" with a reason.
(() => {
  const root = document.documentElement;
  const RELOAD = "Reload the page; if it happens again, start the server anew.";
  let settle;
  const ready = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Nobody has to listen: the page itself says what went wrong.
  ready.catch(() => {});
  root.dataset.apm = "booting";

  let methods = null;
  const later =
    (name) =>
    async (...given) => {
      await ready;
      return methods[name](...given);
    };
  const atOnce =
    (name) =>
    (...given) => {
      if (methods) return methods[name](...given);
      throw new Error(`apmWorkspace.${name}: the workspace is not ready; await apmWorkspace.ready`);
    };
  window.apmWorkspace = {
    ready,
    version: document.querySelector('meta[name="apm-version"]').content,
    drawn: later("drawn"),
    reset: later("reset"),
    load: later("load"),
    record: atOnce("record"),
    calls: atOnce("calls"),
  };

  function fail(reason, advice = RELOAD) {
    if (root.dataset.apm === "failed") return;
    const wasReady = root.dataset.apm === "ready";
    root.dataset.apm = "failed";
    const heading = wasReady ? "The workspace has stopped" : "The workspace could not start";
    settle.reject(new Error(`${heading}: ${reason}`));
    show(heading, reason, advice);
  }

  function show(...sentences) {
    const box = document.createElement("div");
    box.id = "boot-failure";
    box.setAttribute("role", "alert");
    for (const sentence of sentences) {
      const line = document.createElement("p");
      line.textContent = sentence;
      box.append(line);
    }
    const place = () => document.body.prepend(box);
    if (document.body) place();
    else document.addEventListener("DOMContentLoaded", place);
  }

  window.addEventListener("apm:failed", ({ detail }) => fail(detail.reason, detail.advice));
  window.addEventListener("apm:booted", ({ detail }) => {
    methods = detail;
    root.dataset.apm = "ready";
    settle.resolve();
    window.dispatchEvent(new Event("apm:ready"));
  });

  const own = new URL("static/", document.baseURI).href;
  const isOwn = (text) => String(text ?? "").includes(own);
  const booting = () => root.dataset.apm === "booting";
  const MISSING = "The files it needs are made by `nox -s serve` or `nox -s build`; run it and reload.";

  // A script or module of ours that does not load is an error of its element, which only a capturing listener hears.
  window.addEventListener(
    "error",
    (event) => {
      if (!booting()) return;
      const source = event.target?.src;
      if (isOwn(source)) fail(`${source} could not be loaded.`, MISSING);
      else if (isOwn(event.filename)) fail(`${event.message} (${event.filename})`, MISSING);
    },
    true,
  );
  window.addEventListener("unhandledrejection", ({ reason }) => {
    const text = `${reason?.message ?? reason}`;
    if (booting() && (isOwn(text) || isOwn(reason?.stack))) fail(text, MISSING);
  });

  const needs = {
    WebAssembly: typeof WebAssembly === "object" && "Tag" in WebAssembly,
    BroadcastChannel: "BroadcastChannel" in window,
    "structured cloning": "structuredClone" in window,
  };
  const lacks = Object.keys(needs).filter((name) => !needs[name]);
  if (lacks.length) {
    fail(
      `This browser lacks ${lacks.join(" and ")}.`,
      "Open the page in a current Chrome, Edge, Firefox or Safari.",
    );
  }
})();
