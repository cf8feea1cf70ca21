"""Conversations with customers: their data, the record behind each, and what a person and scripts can do with one."""
