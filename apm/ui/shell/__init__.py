"""The parts around the pages: top bar, strips, tab panels, communication panel, dialogs, side panes, messages.

May import `ui/pages` and what is below it. Each panel declares the tree of its region and its actions. Start with
`strips.py`.
"""
