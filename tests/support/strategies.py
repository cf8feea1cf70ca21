"""Strategies and settings for property tests."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from apm.core.json_text import Json

settings.register_profile("unit", deadline=None, max_examples=80)
settings.load_profile("unit")

texts = st.text(max_size=30)
"""Text without lone surrogates."""

brace_texts = st.text(alphabet="{}$_ab1. é-\n", max_size=30)
"""Text that often contains slugs and similar texts."""

plain_texts = st.text(alphabet=st.characters(exclude_characters="{}", codec="utf-8"), max_size=30)
"""Text without braces."""

names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.]{0,8}", fullmatch=True)
"""Names of context variables."""

scalars: st.SearchStrategy[Json] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),  # The safe integers of JavaScript.
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)

json_values: st.SearchStrategy[Json] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)

json_like_texts = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "{",
            "}",
            '"',
            "\\",
            ",",
            ":",
            " ",
            "1",
            "-",
            "0",
            ".5",
            "e3",
            "true",
            "null",
            "a",
        ]
    ),
    max_size=12,
).map("".join)
"""Text that is often nearly JSON, and sometimes JSON."""
