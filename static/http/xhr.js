/** `XMLHttpRequest` for a window: answers requests to the Web API, synchronous ones too, and passes all others on. */
import { webApiAddress } from "./addresses.js";
import { Exchange } from "./exchange.js";

const READ = ["status", "statusText", "response", "responseText", "responseXML", "responseURL"];
const CALLED = ["getResponseHeader", "getAllResponseHeaders"];

/** The class for a window; `Native` is the browser's. */
export function xhrFor(window, Native) {
  /** By XMLHttpRequest: its request to the Web API. */
  const exchanges = new WeakMap();

  class XMLHttpRequest extends Native {
    open(...given) {
      exchanges.get(this)?.drop();
      exchanges.delete(this);
      const [method, url, mode, ...credentials] = given;
      const found = webApiAddress(url, window.document.baseURI);
      if (!found) return super.open(...given);
      const isAsync = given.length < 3 || Boolean(mode);
      const about = { method, found, isAsync, credentials };
      exchanges.set(this, new Exchange(window, this, Native, about));
      this.dispatchEvent(new window.Event("readystatechange"));
    }

    get readyState() {
      return exchanges.get(this)?.readyState ?? super.readyState;
    }
  }

  const { prototype } = XMLHttpRequest;
  for (const name of READ) {
    const get = function () {
      const exchange = exchanges.get(this);
      return exchange ? exchange.source[name] : Reflect.get(Native.prototype, name, this);
    };
    Object.defineProperty(prototype, name, { get, enumerable: true, configurable: true });
  }
  for (const name of CALLED) {
    prototype[name] = function (...given) {
      const source = exchanges.get(this)?.source;
      return source ? source[name](...given) : Native.prototype[name].apply(this, given);
    };
  }
  for (const name of ["setRequestHeader", "send", "abort"]) {
    prototype[name] = function (...given) {
      const exchange = exchanges.get(this);
      return exchange ? exchange[name](...given) : Native.prototype[name].apply(this, given);
    };
  }
  return XMLHttpRequest;
}
