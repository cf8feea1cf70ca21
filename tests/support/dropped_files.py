"""Files that are dropped on the page."""

from __future__ import annotations

import base64

BYTES = "(text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0))"
"""The bytes of what `text_of` returns."""

DROP = f"""(files) => {{
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([({BYTES})(text)], name));
  document.body.dispatchEvent(new DragEvent("drop", {{ dataTransfer: transfer, bubbles: true, cancelable: true }}));
}}"""
"""Drops files, each given as its name and what `text_of` returns for its content."""


def text_of(content: bytes) -> str:
    """Bytes as text, for scripts of the page."""
    return base64.b64encode(content).decode()
