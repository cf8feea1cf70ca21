"""The programs that run on the machine: the command line, the development server, the builds, the generated docs.

May import every package except `browser`; never runs in the page. Parts of it run in Node.js, for the npm package:
`node_commands.py`, `recorded_test.py` and `serve/node_answers.py`. Start with `cli.py` (the commands);
`biome.py`, `browsers.py` and `typings.py` are tools for work on the project itself.
"""
