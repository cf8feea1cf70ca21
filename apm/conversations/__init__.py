"""Conversations with customers: their state, their records, incoming conversations, links to other records.

May import `apm.workspace` and the packages below it. Start with `conversations.py`, then `commands.py`.
"""
