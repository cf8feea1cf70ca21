"""The JavaScript of the page by folder, as `static/page.js` exports it."""

from pyscript.js_modules import page

facade = page.facade
inspector = page.inspector
kept = page.kept
screen = page.screen
scripts = page.scripts
