"""Conversations with customers: their state, the record behind each, incoming ones, links to records.

Imports `workspace` and what is below it. Start with `commands.py`.
"""
