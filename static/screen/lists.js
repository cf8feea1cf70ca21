/** Lists: another page of a list begins at its first row, wherever the user has scrolled to. */
import { onSignal } from "../python/signals.js";

onSignal("list-turned", (id) => {
  const page = CSS.escape(id);
  document
    .querySelector(`[data-panel-of="${page}"], [data-page-of="${page}"]`)
    ?.scrollTo({ top: 0 });
});
