"""The host side: the command line, the development server, the builds and the generated documentation.

May import every room but `browser`; runs in CPython, never in the page. Start with `cli.py`.
"""
