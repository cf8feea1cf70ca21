/** Imports all JavaScript of the page. One import before Python starts is faster than one import after another. */
import "./screen/screen.js";
import "./scripts/scripts.js";
import "./facade/facade.js";
import "./forms/forms.js";
import "./inspector/inspector.js";
