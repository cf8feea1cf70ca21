"""The commands of a page: which of them its command bar shows, and what their rules need.

May import `forms`, `workspace`, `settings` and what is below. Start with `page_commands.py`, the commands of a bar,
then `command_rules.py`, the rules that show or hide them.
"""
