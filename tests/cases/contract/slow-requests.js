/**
 * Requests to the Web API that a script gives up while it waits for the answer
 * https://developer.mozilla.org/docs/Web/API/AbortSignal
 * https://developer.mozilla.org/docs/Web/API/XMLHttpRequest/timeout
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("slow-requests", (t) => {
  const { fault, handle } = apmWorkspace;
  const API = "/api/data/v9.2";
  const errorOf = (promise) =>
    promise.then(
      () => "none",
      (error) => error,
    );

  /** An XMLHttpRequest for a slow answer, the events it gets, and the promise of its end. */
  const request = (path, { timeout = 0 } = {}) => {
    const xhr = new XMLHttpRequest();
    const seen = [];
    xhr.onreadystatechange = () => seen.push(xhr.readyState);
    for (const kind of ["loadstart", "load", "error", "abort", "timeout"]) {
      xhr[`on${kind}`] = () => seen.push(kind);
    }
    const ended = new Promise((resolve) => {
      xhr.onloadend = resolve;
    });
    xhr.open("GET", `${API}/${path}`);
    xhr.timeout = timeout;
    xhr.send();
    return { xhr, seen, ended };
  };

  return {
    "[D] fetch rejects when its signal aborts while a handler works": async () => {
      const controller = new AbortController();
      const reason = new Error("enough");
      handle("contoso_Slow", () => {
        controller.abort(reason);
        return new Promise(() => {});
      });
      const answer = fetch(`${API}/contoso_Slow()`, { signal: controller.signal });
      t.check((await errorOf(answer)) === reason, "another reason");
    },
    "[D] fetch rejects when its time is over before a fault has answered": async () => {
      fault("GET accounts", { delay: 500 });
      const error = await errorOf(fetch(`${API}/accounts`, { signal: AbortSignal.timeout(5) }));
      t.same(error.name, "TimeoutError", "the error");
    },
    "[D] fetch has its answer when the signal aborts afterwards": async () => {
      const controller = new AbortController();
      const answer = await fetch(`${API}/accounts?$top=1`, { signal: controller.signal });
      controller.abort();
      t.same((await answer.json()).value.length, 1, "the records");
    },
    "[A] a request that was given up is answered all the same, as by a server": async () => {
      const controller = new AbortController();
      let answer;
      const answered = new Promise((resolve) => {
        answer = resolve;
      });
      handle("contoso_Slow", async () => {
        controller.abort();
        await Xrm.WebApi.createRecord("account", { name: "Late" });
        answer();
      });
      const slow = fetch(`${API}/contoso_Slow()`, { signal: controller.signal });
      t.same((await errorOf(slow)).name, "AbortError", "the error");
      await answered;
      const query = "?$filter=name eq 'Late'";
      const { entities } = await Xrm.WebApi.retrieveMultipleRecords("account", query);
      t.same(entities.length, 1, "how many");
    },
    "[D] an XMLHttpRequest has the event timeout when its time is over": async () => {
      handle("contoso_Slow", () => new Promise(() => {}));
      const { xhr, seen, ended } = request("contoso_Slow()", { timeout: 200 });
      await ended;
      t.same(seen, [1, "loadstart", 4, "timeout"], "the events");
      t.same([xhr.readyState, xhr.status, xhr.responseText], [4, 0, ""], "the request");
    },
    "[D] an XMLHttpRequest that is answered in time has no timeout": async () => {
      fault("GET accounts", { delay: 5 });
      const { xhr, seen, ended } = request("accounts?$top=1", { timeout: 60_000 });
      await ended;
      t.same([seen.at(-1), xhr.status], ["load", 200], "the end");
    },
    "[D] abort ends an XMLHttpRequest while a handler works": async () => {
      let sent;
      handle("contoso_Slow", () => {
        sent.xhr.abort();
        return new Promise(() => {});
      });
      sent = request("contoso_Slow()", { timeout: 60_000 });
      await sent.ended;
      t.same(sent.seen, [1, "loadstart", 4, "abort"], "the events");
      t.same([sent.xhr.readyState, sent.xhr.status], [0, 0], "the request");
    },
    "[D] a handler of loadstart can abort an XMLHttpRequest": async () => {
      const xhr = new XMLHttpRequest();
      const seen = [];
      xhr.onloadstart = () => xhr.abort();
      for (const kind of ["load", "abort", "loadend"]) xhr[`on${kind}`] = () => seen.push(kind);
      xhr.open("GET", `${API}/accounts`);
      xhr.send();
      t.same([xhr.readyState, seen], [0, ["abort", "loadend"]], "the request");
    },
  };
});
