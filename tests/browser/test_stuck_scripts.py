"""A client script that does not arrive: the page says so after a while, and goes on with the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_scripts import failures

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Route

    from tests.conftest import BootedPage

ADD = """(addresses) => {
  for (const src of addresses)
    document.body.append(Object.assign(document.createElement("script"), { type: "apm/client", src }));
}"""

RAN = """(name) => globalThis.ran?.includes(name)"""


def test_the_queue_goes_on_without_a_script_that_does_not_arrive(
    new_booted_page: BootedPage,
) -> None:
    held: list[Route] = []
    with new_booted_page() as page:
        page.route("**/late.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it.
        page.route("**/next.js", _script("next"))
        page.route("**/last.js", _script("last"))
        page.clock.install()
        with page.expect_request("**/late.js"):
            page.evaluate(ADD, ["late.js", "next.js"])
        page.clock.fast_forward(31_000)
        page.wait_for_function(RAN, arg="next")
        expect(failures(page)).to_have_text(
            'late.js has not arrived after 30 s, and the page goes on without it; a <script type="apm/client"> '
            "of the page names it."
        )
        # What arrives too late does not run, and later scripts do not wait for it.
        with page.expect_response("**/late.js"):
            held[0].fulfill(
                content_type="text/javascript", body="(globalThis.ran ??= []).push('late')"
            )
        page.evaluate(ADD, ["last.js"])
        page.wait_for_function(RAN, arg="last")
        assert page.evaluate("ran") == ["next", "last"]


def _script(name: str) -> Callable[[Route], None]:
    body = f"(globalThis.ran ??= []).push('{name}')"
    return lambda route: route.fulfill(content_type="text/javascript", body=body)
