// PyScript opens databases of the browser for packages and folders, which this page does not have, and does not start without them.
// While the page starts, it gets empty ones in memory, so that the page works where the browser allows no storage. A classic
// script, because it has to run before PyScript.
(() => {
  const PREFIX = "IDBMap/";
  const property = Object.getOwnPropertyDescriptor(window, "indexedDB");
  let factory;
  try {
    factory = window.indexedDB;
  } catch {
    // The browser allows no storage.
  }

  /** A request that succeeds as soon as its handlers are set. */
  function answered(result) {
    const request = {};
    queueMicrotask(() => request.onsuccess?.({ target: { result } }));
    return request;
  }

  function storeOf(map) {
    return {
      count: () => answered(map.size),
      clear: () => answered(map.clear()),
      delete: (key) => answered(map.delete(key)),
      get: (key) => answered(map.get(key)),
      getKey: (key) => answered(map.has(key) ? key : undefined),
      getAllKeys: () => answered([...map.keys()]),
      put: (value, key) => answered(map.set(key, value) && key),
    };
  }

  function open(name, ...version) {
    if (!String(name).startsWith(PREFIX)) return real(name, ...version);
    const store = storeOf(new Map());
    return answered({ transaction: () => ({ objectStore: () => store }), close() {} });
  }

  function real(...given) {
    if (!factory) throw new DOMException("the browser allows no databases here", "SecurityError");
    return Object.getPrototypeOf(factory).open.apply(factory, given);
  }

  if (factory) {
    factory.open = open;
    window.addEventListener("apm:booted", () => delete factory.open);
  } else {
    Object.defineProperty(window, "indexedDB", { value: { open }, configurable: true });
    const restore = () => property && Object.defineProperty(window, "indexedDB", property);
    window.addEventListener("apm:booted", restore);
  }
})();
