"""The JavaScript that a page and Node.js have in common, as `static/page.js` and `static/headless.js` export it."""

from pyscript.js_modules import page

facade = page.facade
scripts = page.scripts
