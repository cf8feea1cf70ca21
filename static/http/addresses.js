/** The addresses at which the Web API of Dataverse answers, below the page itself and below the organization. */
import { ask } from "../python/crossing.js";
import { platform } from "../python/platform.js";

/** The Web API, and the services before it, which the page answers with the reason why it cannot. */
const SERVICE =
  /^(.*?)\/(?:api\/data\/v\d+(?:\.\d+)?|XRMServices\/2011\/Organization(?:Data)?\.svc)(?:\/|$)/i;

/**
 * Where a request to the Web API goes; null for any other address.
 * @param given The address as a script wrote it, relative to `base`.
 * @returns `href`, the complete address, and `local`, the same below the address of the page.
 */
export function webApiAddress(given, base) {
  const url = URL.parse(given, base);
  const [, folder] = SERVICE.exec(url?.pathname ?? "") ?? [];
  if (folder === undefined) return null;
  url.hash = "";
  const page = new URL(platform.address());
  if (url.origin === page.origin && (folder === "" || `${folder}/` === page.pathname)) {
    return { href: url.href, local: url.href };
  }
  if (`${url.origin}${folder}` !== organization()) return null;
  const path = url.pathname.slice(folder.length + 1);
  return { href: url.href, local: new URL(path + url.search, page).href };
}

/** The first segment of a request's address after the version, without a key: `accounts` of `/api/data/v9.2/accounts(1)`. */
export function entitySetOf(address) {
  const { pathname } = new URL(address);
  const rest = decodeURIComponent(pathname.replace(SERVICE, ""));
  return rest.split(/[/(]/, 1)[0];
}

/** The address of the organization without a slash at its end. */
function organization() {
  const { origin, pathname } = new URL(ask("organizationAddress", [], "Web API"));
  return origin + pathname.replace(/\/$/, "");
}
