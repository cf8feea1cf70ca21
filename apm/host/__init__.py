"""The programs that run on the machine: the command line, the development server, the builds, the generated docs.

May import every package except `browser`; runs in CPython only, never in the page. Start with `cli.py` (the commands);
`biome.py`, `browsers.py` and `typings.py` are tools for work on the project itself.
"""
