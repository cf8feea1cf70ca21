/** What scripts find in the window of a form frame. `parent` and `top` are the page, as in the product. */
import { objectOf } from "../facade/objects.js";
import { wrap } from "../http/http.js";
import { platform } from "../python/platform.js";
import { openingFor } from "./form-depth.js";

/** Built-in classes whose objects the API gives. */
const CLASSES = ["Array", "Date", "Error", "Map", "Object", "Promise"];

const isOrdinaryInstance = Function.prototype[Symbol.hasInstance];

/**
 * Defines the API in a window.
 * @param page The page that the frame belongs to; `isForm` is whether it shows a form.
 */
export function furnish(scope, page, isForm) {
  scope.Microsoft = platform.scope.Microsoft;
  scope.Xrm = xrmFor(page, isForm);
  scope.GetGlobalContext = () => scope.Xrm.Utility.getGlobalContext();
  wrap(scope);
  acceptObjectsOfApi(scope);
}

/** The `Xrm` of the page, with the form as `Xrm.Page`. What a test replaces in the page is replaced here too. */
function xrmFor(page, isForm) {
  const { App, Navigation } = platform.scope.Xrm;
  const properties = isForm
    ? { Page: { get: () => objectOf("formContext", page), enumerable: true } }
    : {};
  const call =
    (object, name) =>
    (...given) =>
      openingFor(page, () => object()[name](...given));
  // A page may bring an `Xrm` of its own, without these parts.
  if (Navigation) {
    const ofPage = () => platform.scope.Xrm.Navigation;
    properties.Navigation = derived(Navigation, {
      navigateTo: replacing(call(ofPage, "navigateTo")),
      openForm: replacing(call(ofPage, "openForm")),
    });
  }
  if (App?.sidePanes) {
    const sidePanes = derived(App.sidePanes, { createPane: replacing(paneCreator(page)) });
    properties.App = derived(App, { sidePanes });
  }
  return Object.create(platform.scope.Xrm, properties);
}

/** `createPane` for the scripts of a page: forms in the pane count as opened by that page. */
const paneCreator =
  (page) =>
  async (...given) => {
    const pane = await platform.scope.Xrm.App.sidePanes.createPane(...given);
    const { navigate } = pane;
    pane.navigate = (...input) => openingFor(page, () => navigate(...input));
    return pane;
  };

const derived = (object, properties) => replacing(Object.create(object, properties));

const replacing = (value) => ({ value, writable: true, enumerable: true, configurable: true });

/**
 * Makes the objects that the API gives count as instances of the built-in classes of another global object, so that
 * `error instanceof Error` is true there.
 */
export function acceptObjectsOfApi(scope) {
  for (const name of CLASSES) {
    if (scope[name] !== globalThis[name]) accept(scope[name], globalThis[name]);
  }
}

function accept(own, ofApi) {
  const isInstance = function (value) {
    const isOwn = isOrdinaryInstance.call(this, value);
    // A class that extends the built-in one inherits this function.
    return isOwn || (this === own && value instanceof ofApi);
  };
  Object.defineProperty(own, Symbol.hasInstance, { value: isInstance, configurable: true });
}
