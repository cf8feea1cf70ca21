"""The generated documentation: the reference, the coverage summary and the JSON Schema of settings.

May import `api`, `settings` and what is below them. Start with `write.py`, which writes all of it.
"""
