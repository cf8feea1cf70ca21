/** The page's own JavaScript, asked for early: it loads while Python is still being compiled. */
import "./facade/facade.js";
import "./screen/screen.js";
import "./scripts/scripts.js";
