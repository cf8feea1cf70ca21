"""The packages that people install: the wheel, the sdist and the npm package, each with the built page.

May import `build` and what is below it. Start with `distributions.py`. `packaged_page.py` is a hook that pip runs when
it makes a wheel; `npm/` has the files of the npm package besides the page.
"""
