/** All JavaScript of the page. Python imports it as `page`; the forms register themselves. */

export * as facade from "./facade/facade.js";
export * as inspector from "./inspector/inspector.js";
export * as kept from "./kept/keeper.js";
export * as screen from "./screen/screen.js";
export * as scripts from "./scripts/scripts.js";

import "./forms/forms.js";
import { listenForTags } from "./forms/lookup-tags.js";

listenForTags();
