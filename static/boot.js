// The boot guard. It is the first script of the page and a classic one, so that it runs even if everything after it fails.
//
// It provides `window.apmWorkspace`, sets <html data-apm="booting|ready|failed">, and shows on the page why a start failed.
// Other modules reach it by two events: "apm:booted" with the methods of `apmWorkspace`, "apm:failed" with a reason or the
// address of a missing file. "apm:step" has the step that the start has reached.
(() => {
  const root = document.documentElement;
  const RELOAD = "Reload the page; if it happens again, restart the server.";
  let settle;
  const ready = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  // An unhandled rejection is not an error here: the page itself shows what went wrong.
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
  /** Calls a method at once if it can be called, otherwise as soon as it can. */
  const whenReady =
    (name) =>
    (...given) => {
      if (methods) methods[name](...given);
      else ready.then(() => methods[name](...given));
    };
  window.apmWorkspace = {
    ready,
    version: document.querySelector('meta[name="apm-version"]').content,
    drawn: later("drawn"),
    reset: later("reset"),
    load: later("load"),
    solutions: atOnce("solutions"),
    runScript: later("runScript"),
    startConversation: later("startConversation"),
    snapshot: atOnce("snapshot"),
    restore: later("restore"),
    seed: later("seed"),
    startRecording: later("startRecording"),
    stopRecording: atOnce("stopRecording"),
    writeTest: atOnce("writeTest"),
    replay: later("replay"),
    record: atOnce("record"),
    calls: atOnce("calls"),
    failures: atOnce("failures"),
    fault: atOnce("fault"),
    handle: whenReady("handle"),
    answerRequests: atOnce("answerRequests"),
  };

  function fail(reason, advice = RELOAD) {
    if (root.dataset.apm === "failed") return;
    const wasReady = root.dataset.apm === "ready";
    watch.disconnect();
    root.dataset.apm = "failed";
    const heading = wasReady ? "The workspace has stopped" : "The workspace could not start";
    settle.reject(new Error(`${heading}: ${reason}`));
    show(heading, reason, advice);
  }

  function show(...sentences) {
    const box = document.createElement("div");
    box.id = "boot-failure";
    box.className = "message error";
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

  window.addEventListener("apm:failed", ({ detail }) => {
    if (detail.missing) failWithout(detail.missing);
    else fail(detail.reason, detail.advice);
  });
  window.addEventListener("apm:booted", async ({ detail }) => {
    methods = detail.methods;
    watch.disconnect();
    // Conversations that follow after a reload of the page belong to the start.
    if (detail.restored) await detail.restored.catch(reportError);
    root.dataset.apm = "ready";
    settle.resolve();
    window.dispatchEvent(new Event("apm:ready"));
  });

  const base = new URL(".", document.baseURI).href;
  // Without the manifest, the page starts without its snapshot.
  const NEEDED = /^(static|apm)\/(?!.*\/manifest\b).*\.(m?js|wasm|zip|json|py)$|^pyscript\.toml$/;
  const isNeeded = (address) => {
    const path = String(address ?? "");
    return path.startsWith(base) && NEEDED.test(path.slice(base.length).split("?")[0]);
  };
  const booting = () => root.dataset.apm === "booting";
  const BUILD =
    "The files it needs are made by `nox -s serve` or `nox -s build`; run it and reload.";
  const failWithout = (address) => fail(`${address} could not be loaded.`, BUILD);

  // Some missing files cause no error event, but browsers record the status of each file.
  const watch = new PerformanceObserver((list) => {
    for (const { name, responseStatus } of list.getEntries()) {
      const isMissing = responseStatus === 0 || responseStatus >= 400;
      if (booting() && isMissing && isNeeded(name)) failWithout(name);
    }
  });
  watch.observe({ type: "resource", buffered: true });
  // Safari records no status. There, the files are requested again when the start takes long.
  const ASK_AFTER = 10_000;
  async function askAgain() {
    const names = performance.getEntriesByType("resource").map(({ name }) => name);
    for (const address of new Set(names.filter(isNeeded))) {
      const answer = await fetch(address).catch(() => null);
      if (!booting()) return;
      if (!answer?.ok) failWithout(address);
      // Only the status counts. Without this, the unread answers would keep all connections.
      await answer?.body?.cancel();
    }
  }
  if (!("responseStatus" in PerformanceResourceTiming.prototype))
    setTimeout(() => booting() && askAgain(), ASK_AFTER);
  // A script of the page that does not load causes an error event on its element, which does not bubble.
  window.addEventListener(
    "error",
    ({ target, message, filename }) => {
      if (!booting()) return;
      if (isNeeded(target?.src)) failWithout(target.src);
      else if (isNeeded(filename)) fail(`${message} (${filename})`, BUILD);
    },
    true,
  );
  window.addEventListener("unhandledrejection", ({ reason }) => {
    const text = `${reason?.message ?? reason}`;
    const isOurs = `${text} ${reason?.stack}`.includes(`${base}static/`);
    if (booting() && isOurs) fail(text, BUILD);
  });
  // A start that takes longer says what it waits for.
  const SAY_AFTER = 1_000;
  const SLOW_AFTER = 30_000;
  const parts = { start: "Starting the workspace…", step: "", slow: "" };
  let isLate = false;
  const say = (more) => {
    Object.assign(parts, more);
    const status = document.querySelector(".starting");
    if (booting() && isLate && status)
      status.textContent = Object.values(parts).filter(Boolean).join(" ");
  };
  window.addEventListener("apm:step", ({ detail }) => say({ step: detail }));
  setTimeout(() => {
    isLate = true;
    say();
  }, SAY_AFTER);
  const SLOW = "This takes longer than usual; the console may say why.";
  setTimeout(() => say({ slow: SLOW }), SLOW_AFTER);

  const needs = {
    WebAssembly: typeof WebAssembly === "object" && "Tag" in WebAssembly,
    BroadcastChannel: "BroadcastChannel" in window,
    "structured cloning": "structuredClone" in window,
  };
  // What another script of the page can have made impossible.
  const isTaken = (name) => {
    const own = Object.getOwnPropertyDescriptor(window, name);
    return own !== undefined && !own.writable && !own.set;
  };
  const throws = (task) => {
    try {
      task();
      return false;
    } catch {
      return true;
    }
  };
  const hindrances = {
    "window.Microsoft cannot be set": isTaken("Microsoft"),
    "window.Xrm cannot be set": isTaken("Xrm"),
    "Object.prototype is frozen": Object.isFrozen(Object.prototype),
    "no BroadcastChannel can be opened": throws(() => new BroadcastChannel("apm").close()),
  };
  const lacks = Object.keys(needs).filter((name) => !needs[name]);
  if (lacks.length) {
    fail(
      `This browser lacks ${lacks.join(" and ")}.`,
      "Open the page in a current Chrome, Edge, Firefox or Safari.",
    );
  }
  const hindrance = Object.keys(hindrances).find((name) => hindrances[name]);
  if (hindrance)
    fail(
      `${hindrance}: another script of this page, or an extension of the browser, prevents it.`,
      "Remove the script, or turn off the extension, and reload the page.",
    );
})();
