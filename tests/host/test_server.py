"""The development server: the files that it serves, the files that it refuses, and its responses."""

from __future__ import annotations

import http.client
import os
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

from apm.host.host_error import HostError
from apm.host.serve.html_head import is_html, with_first_script
from apm.host.serve.media import content_type
from apm.host.serve.page_document import CONTENT_SECURITY_POLICY
from apm.host.serve.readers import FRAME_ANCESTORS
from apm.host.serve.server import HOST, Server, open_server
from apm.host.serve.site import Site
from tests.support.asked_server import Ask, asking
from tests.support.for_each import for_each
from tests.support.running_server import running

FILES = {
    "index.html": "<!doctype html>",
    "pyscript.toml": "",
    "secret.txt": "secret",
    "apm/browser/main.py": "",
    "apm/workspace/workspace.py": "secret",
    "apm/host/serve/server.py": "secret",
    "examples/form.html": "<!doctype html>",
    "static/boot.js": "",
    "static/client-global-context.js": "context",
    "static/web-resource.js": "first",
    "static/interpreter.mjs": "",
    "static/app.js.map": "{}",
    "static/workspace.css": "",
    "static/.npmrc": "secret",
    "static/package.json": "secret",
    "static/package-lock.json": "secret",
    "static/node_modules/preact/index.js": "secret",
    "static/runtime/apm.zip": "PK",
    "static/runtime/pyodide/pyodide.asm.wasm": "\0asm",
    "static/webresources/new_page.html": "<script>inline</script>",
    "static/webresources/new_/scripts/form.js": "",
    "static/webresources/new_noextension": "<!doctype html>",
    "apm/host/conformance/cases/case.js": "secret",
}

SHELL_POLICY = f"{CONTENT_SECURITY_POLICY}; {FRAME_ANCESTORS}"

FIRST = '<script src="/static/web-resource.js"></script>'
"""What the server adds to HTML web resources."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "outside.txt").write_text("secret")
    return folder


@pytest.fixture
def ask(root: Path) -> Iterator[Ask]:
    with asking(Site(root)) as send:
        yield send


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?q=1", "text/html; charset=utf-8"),
        ("/main.aspx?appid=1&pagetype=entitylist&etn=account", "text/html; charset=utf-8"),
        ("/pyscript.toml", "application/toml; charset=utf-8"),
        ("/apm/browser/main.py", "text/x-python; charset=utf-8"),
        ("/examples/form.html", "text/html; charset=utf-8"),
        ("/static/boot.js", "text/javascript; charset=utf-8"),
        ("/static/interpreter.mjs", "text/javascript; charset=utf-8"),
        ("/static/workspace.css", "text/css; charset=utf-8"),
        ("/static/app.js.map", "application/json; charset=utf-8"),
        ("/static/runtime/apm.zip", "application/zip"),
        ("/static/runtime/pyodide/pyodide.asm.wasm", "application/wasm"),
    ],
)
def test_the_page_is_served_with_its_types(ask: Ask, path: str, kind: str) -> None:
    response = ask(path)
    assert (response.status, response.headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/apm/workspace/workspace.py",
        "/apm/host/serve/server.py",
        "/static",
        "/static/",
        "/static/runtime",
        "/static/.npmrc",
        "/static/package.json",
        "/static/package-lock.json",
        "/static/node_modules/preact/index.js",
        "/static/missing.js",
        "/apm/host/conformance/cases/case.js",
        "/../outside.txt",
        "/static/../secret.txt",
        "/static/%2e%2e/secret.txt",
        "/static/..%2fsecret.txt",
        "/static/%252e%252e/secret.txt",
        "/static/..\\secret.txt",
        "/static/..%5csecret.txt",
        "/static//boot.js",
        "/static/./boot.js",
        "/static/boot.js/",
        "/static/boot.js%00.html",
        "/static/%ff",
        "/C:/secret.txt",
        "secret.txt",
        "/WebResources",
        "/WebResources/",
        "/WebResources/missing",
        "/WebResources/../boot.js",
        "/WebResources/%2e%2e/boot.js",
        "/%7Bversion%7D/static/boot.js",
        "/version/WebResources/new_page.html",
        "/static/" + "x" * 5000,
    ],
)
def test_nothing_else_is_served(ask: Ask, path: str) -> None:
    response = ask(path)
    assert response.status == 404
    assert b"secret" not in response.read()


def test_an_address_that_is_none_shows_nothing(root: Path) -> None:
    assert Site(root).find("http://[") is None
    assert Site(root).find("*") is None


@pytest.mark.parametrize(
    "target", ["../../outside.txt", "../secret.txt", "../apm/workspace/workspace.py"]
)
def test_a_link_out_of_its_folder_does_not_exist(ask: Ask, root: Path, target: str) -> None:
    try:
        (root / "static/link.txt").symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert ask("/static/link.txt").status == 404


@pytest.mark.parametrize(
    ("path", "file", "kind"),
    [
        ("new_page.html", "new_page.html", "text/html; charset=utf-8"),
        ("new_page.html?data=1", "new_page.html", "text/html; charset=utf-8"),
        ("new_/scripts/form.js", "new_/scripts/form.js", "text/javascript; charset=utf-8"),
        ("new_noextension", "new_noextension", None),
    ],
)
@pytest.mark.parametrize("before", ["", "/%7B638000000000000000%7D", "/%7b1%7d", "/{x}"])
def test_web_resources_answer_under_the_addresses_of_the_product(
    ask: Ask, before: str, path: str, file: str, kind: str | None
) -> None:
    response = ask(f"{before}/WebResources/{path}")
    assert (response.status, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Content-Security-Policy"] == FRAME_ANCESTORS
    text = response.read().decode()
    assert response.headers["Content-Length"] == str(len(text))
    assert text.replace(FIRST, "") == FILES[f"static/webresources/{file}"]


def test_a_missing_web_resource_says_so_in_its_tab(ask: Ask) -> None:
    response = ask("/WebResources/new_%3Cb%3E.html")
    assert response.status == 404
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    text = response.read().decode()
    assert "There is no web resource <b>new_&lt;b&gt;.html</b> in " in text
    assert "static/webresources" in text.replace("\\", "/")
    assert "--web-resources" in text
    assert "web_resources" in text
    assert response.headers["Server-Timing"].startswith('looked;desc="')


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/WebResources/new_%3A.html?data=1", "new_:.html"),
        ("/%7B1%7D/webresources/a/b%3F.js", "a/b?.js"),
        ("/WebResources/..%2f..%2fsecret.txt", "../../secret.txt"),
        ("/WebResources/.secret", ".secret"),
        ("/WebResources/%ff", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_a_name_that_no_file_can_have_is_named_too(ask: Ask, path: str, name: str) -> None:
    response = ask(path)
    assert response.status == 404
    assert f"There is no web resource <b>{name}</b> in" in response.read().decode()


@pytest.mark.parametrize(
    "path",
    [
        "/ClientGlobalContext.js.aspx",
        "/clientglobalcontext.js.aspx?x=1",
        "/WebResources/ClientGlobalContext.js.aspx",
        "/WebResources/new_/scripts/ClientGlobalContext.js.aspx",
        "/%7B638000000000000000%7D/WebResources/ClientGlobalContext.js.aspx",
        "/%7B638000000000000000%7D/ClientGlobalContext.js.aspx",
    ],
)
def test_the_script_of_the_product_is_there_for_every_web_resource(ask: Ask, path: str) -> None:
    response = ask(path)
    assert (response.read(), response.headers["Content-Type"]) == (
        b"context",
        "text/javascript; charset=utf-8",
    )


@pytest.mark.parametrize(
    "path", ["/examples/ClientGlobalContext.js.aspx", "/x/y/ClientGlobalContext.js.aspx"]
)
def test_and_nowhere_else(ask: Ask, path: str) -> None:
    assert ask(path).status == 404


ENDINGS = "css gif htm html ico jpeg jpg js json map mjs png resx svg txt wasm woff2 xml xsl"


@pytest.mark.parametrize("ending", ENDINGS.split())
def test_every_kind_of_web_resource_has_a_type(ending: str) -> None:
    assert content_type(PurePath(f"new_/file.{ending}")) is not None
    assert content_type(PurePath(f"new_/file.{ending.upper()}")) is not None


def test_the_policy_is_the_same_for_a_static_host() -> None:
    shell = (Path(__file__).resolve().parents[2] / "index.html").read_text("utf-8")
    assert f'content="{CONTENT_SECURITY_POLICY}"' in shell


def test_only_the_shell_is_under_the_policy(ask: Ask) -> None:
    for path in ("/", "/index.html"):
        assert ask(path).headers["Content-Security-Policy"] == SHELL_POLICY
    for path in ("/examples/form.html", "/static/boot.js", "/missing"):
        assert ask(path).headers["Content-Security-Policy"] == FRAME_ANCESTORS


def test_an_unchanged_file_is_not_sent_again(ask: Ask, root: Path) -> None:
    file = root / "static/boot.js"
    saved = file.stat().st_mtime - 10
    os.utime(file, (saved, saved))
    first = ask("/static/boot.js")
    assert first.headers["Cache-Control"] == "no-cache"
    tag = first.headers["ETag"]
    again = ask("/static/boot.js", If_None_Match=f'"other", W/{tag}')
    assert (again.status, again.read(), again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Content-Security-Policy"] == FRAME_ANCESTORS
    file.write_text("changed")
    changed = ask("/static/boot.js", If_None_Match=tag)
    assert (changed.status, changed.read()) == (200, b"changed")


def test_head_is_get_without_the_content(ask: Ask) -> None:
    response = ask("/index.html", "HEAD")
    assert (response.status, response.read()) == (200, b"")
    assert response.headers["Content-Length"] == str(len(FILES["index.html"]))


@for_each(
    "html,before",
    [
        ("<!doctype html><html lang='en'><head>\n<title>", "<!doctype html><html lang='en'><head>"),
        (
            "<!-- <head> -->\n<!DOCTYPE html>\n<HEAD class='a'><base",
            "<!-- <head> -->\n<!DOCTYPE html>\n<HEAD class='a'>",
        ),
        ("\ufeff<html>\n<p>", "\ufeff<html>\n"),
        ("<p>Text</p>", ""),
        ("<header>", ""),
        ("", ""),
    ],
)
def test_the_first_script_of_a_web_resource_is_the_first_of_its_head(
    html: str, before: str
) -> None:
    found = with_first_script(html.encode(), "/a.js").decode()
    assert found == before + '<script src="/a.js"></script>' + html.removeprefix(before)


@for_each(
    "name,content,expected",
    [
        ("a.html", b"<p>", True),
        ("a.HTM", b"", True),
        ("noending", b"\n<!-- x --><!doctype HTML>", True),
        ("noending", b"<html>", True),
        ("noending", b"a <html>", False),
        ("a.js", b"<html>", False),
        ("a.html", "<html>".encode("utf-16"), False),
    ],
)
def test_only_html_gets_the_script(name: str, content: bytes, expected: bool) -> None:
    assert is_html(content_type(PurePath(name)), content) is expected


def test_a_body_of_a_request_for_a_file_is_no_request(root: Path) -> None:
    with running(Server(Site(root))) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
        connection.request("GET", "/missing", body="GET / HTTP/1.1\r\n\r\n")
        response = connection.getresponse()
        assert (response.status, response.headers["Connection"]) == (404, "close")
        connection.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused(ask: Ask, method: str) -> None:
    response = ask("/", method)
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")


def test_a_port_that_is_taken_ends_in_one_sentence(root: Path) -> None:
    with (
        Server(Site(root)) as first,
        pytest.raises(HostError, match=rf"^Port {first.server_port} cannot be used .*--port"),
    ):
        open_server(Site(root), first.server_port)


def test_without_a_port_the_next_free_one_is_taken(root: Path) -> None:
    with open_server(Site(root)) as first, open_server(Site(root)) as second:
        assert first.server_port != second.server_port
        assert first.url == f"http://127.0.0.1:{first.server_port}/"
