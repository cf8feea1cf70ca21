"""Session and tab templates: page types and their parameters, the built-in templates, exported templates.

May import `core` only. Start with `catalogue.py` (the templates of a workspace) and `page_types.py`.
"""
