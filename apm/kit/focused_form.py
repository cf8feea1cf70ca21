"""The form in the focused tab, as a test uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apm.kit.known_names import KnownNames, hinting
from apm.kit.page_calls import act, call

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OF_FORM = """([column, value]) => {{
  const form = Xrm.Page;
  if (!form?.data) throw new Error("the focused tab does not show a form");
  return ({})(form, column, value);
}}"""

_ATTRIBUTE = """{
  const attribute = form.getAttribute(column);
  if (!attribute) {
    const start = `The form has no attribute ${column};`;
    // The failures of the forms before it stay listed.
    const noted = apmWorkspace.failures().findLast(({ message }) => message.startsWith(start));
    throw new Error(noted?.message ?? `The form has no attribute '${column}'.`);
  }
  BODY
}"""


@hinting
@dataclass(frozen=True)
class Form(KnownNames):
    """The form in the focused tab; columns have their logical names, such as `title`."""

    page: Page

    def get(self, column: str) -> Any:
        """Return the value of a column, as `getValue` does: a date as `datetime`, a lookup as a list with a dict."""
        return self._call(_with_attribute("return attribute.getValue();"), column)

    def set(self, column: str, value: Any) -> None:
        """Change the value of a column as a user does: the functions of OnChange run."""
        body = "attribute.setValue(value); attribute.fireOnChange();"
        act(self.page, _OF_FORM.format(_with_attribute(body)), [column, value])

    def save(self) -> None:
        """Save the form.

        Raises:
            CallRefused: a function of OnSave prevents it, or the record cannot be written.
        """
        act(self.page, _OF_FORM.format("async (form) => { await form.data.save(); }"), ["", None])

    def _call(self, function: str, column: str) -> Any:
        __tracebackhide__ = True
        return call(self.page, _OF_FORM.format(function), [column, None])


def _with_attribute(body: str) -> str:
    return "(form, column, value) => " + _ATTRIBUTE.replace("BODY", body)
