"""The JavaScript that only a page has."""

from pyscript.js_modules import page

inspector = page.inspector
kept = page.kept
screen = page.screen
