"""Session and tab templates: page types with their parameters, the built-in templates, exported templates.

Imports `core`. Start with `catalogue.py` (the templates of a workspace) and `page_types.py`.
"""
