"""Listeners that scripts add to the window and the document end with the workspace, and are not kept afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEARD = """async ([target, options]) => {
  let heard = 0;
  globalThis[target].addEventListener("apm-test", () => { heard += 1; }, options);
  globalThis[target].dispatchEvent(new Event("apm-test"));
  await apmWorkspace.reset();
  globalThis[target].dispatchEvent(new Event("apm-test"));
  return heard;
}"""

KEPT = """async (how) => {
  const ends = {
    removed: (listener) => {
      window.addEventListener("apm-test", listener, { capture: true });
      window.removeEventListener("apm-test", listener, true);
    },
    once: (listener) => {
      document.addEventListener("apm-test", listener, { once: true });
      document.dispatchEvent(new Event("apm-test"));
    },
    aborted: (listener) => {
      const controller = new AbortController();
      window.addEventListener("apm-test", listener, { signal: controller.signal });
      controller.abort();
    },
  };
  globalThis.added = [];
  for (let at = 0; at < 100; at += 1) {
    const listener = () => {};
    added.push(new WeakRef(listener));
    ends[how](listener);
  }
}"""
"""Adds listeners that end at once."""


@pytest.mark.parametrize("target", ["window", "document"])
@pytest.mark.parametrize("options", [None, True, {"passive": True}])
def test_a_reset_ends_listeners(workspace: Page, target: str, options: object) -> None:
    assert workspace.evaluate(HEARD, [target, options]) == 1


@pytest.mark.parametrize("how", ["removed", "once", "aborted"])
def test_a_listener_that_has_ended_is_not_kept(workspace: Page, how: str) -> None:
    workspace.evaluate(KEPT, how)
    session = workspace.context.new_cdp_session(workspace)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    session.detach()
    # The newest ones may still be on the stack.
    assert workspace.evaluate("added.filter((each) => each.deref()).length") < 5


def test_a_listener_can_be_added_again_after_its_end(workspace: Page) -> None:
    again = """async () => {
      const heard = [];
      const listener = ({ type }) => heard.push(type);
      document.addEventListener("apm-once", listener, { once: true });
      document.dispatchEvent(new Event("apm-once"));
      document.addEventListener("apm-once", listener);
      document.addEventListener("apm-once", listener);
      document.dispatchEvent(new Event("apm-once"));
      document.removeEventListener("apm-once", listener);
      document.dispatchEvent(new Event("apm-once"));
      return heard;
    }"""
    assert workspace.evaluate(again) == ["apm-once", "apm-once"]
