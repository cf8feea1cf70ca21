"""The document of the page that the server sends: the program and its configuration are inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.host.serve.page_document import served_document

ROOT = Path(__file__).resolve().parents[2]

DOCUMENT = (
    b'<!doctype html><script type="py" src="apm/browser/main.py" config="pyscript.toml"></script>'
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "apm/browser").mkdir(parents=True)
    (tmp_path / "apm/browser/main.py").write_text("print(1 < 2)\n", "utf-8")
    (tmp_path / "pyscript.toml").write_text('plugins = ["!error"]\n', "utf-8")
    return tmp_path


def test_the_document_has_the_program_and_its_configuration_inside(root: Path) -> None:
    assert served_document(root, DOCUMENT).decode() == (
        "<!doctype html><mpy-config hidden>{&quot;plugins&quot;:[&quot;!error&quot;]}</mpy-config>\n"
        '    <script type="py" config="{&quot;plugins&quot;:[&quot;!error&quot;]}">\n'
        "print(1 < 2)\n</script>"
    )


def test_the_document_follows_the_files(root: Path) -> None:
    (root / "apm/browser/main.py").write_text("print(2)\n", "utf-8")
    assert b"print(2)" in served_document(root, DOCUMENT)


def test_the_document_of_the_project_names_no_file_of_pyscript() -> None:
    document = served_document(ROOT, (ROOT / "index.html").read_bytes())
    assert b"from apm.browser.start import start" in document
    assert b"pyscript.toml" not in document


@pytest.mark.parametrize("broken", ["missing", "no TOML", "no UTF-8"])
def test_a_document_with_a_file_that_cannot_be_read_stays_as_it_is(root: Path, broken: str) -> None:
    file = root / "pyscript.toml"
    if broken == "missing":
        file.unlink()
    else:
        file.write_bytes(b"plugins = [" if broken == "no TOML" else b"\xff")
    assert served_document(root, DOCUMENT) == DOCUMENT


def test_a_document_without_a_program_stays_as_it_is(root: Path) -> None:
    assert served_document(root, b"<!doctype html>") == b"<!doctype html>"
