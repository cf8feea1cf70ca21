/** The page's own JavaScript, all of it: one import before Python starts is quicker than one by one behind it. */
import "./facade/facade.js";
import "./screen/screen.js";
import "./scripts/scripts.js";
import "./inspector/inspector.js";
