"""What the server of the npm package answers: the same as the development server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from apm.host.serve.node_answers import NodeAnswers
from apm.host.serve.readers import FOR_OWN_ORIGIN

ROOT = Path(__file__).resolve().parents[2]
SOLUTION = ROOT / "examples/solution/contoso"

Answer = tuple[int, dict[str, str], str]


def asked(answers: NodeAnswers, target: str, method: str = "GET", **headers: str) -> Answer:
    """The status, the headers and the content of an answer."""
    given = {
        "host": "127.0.0.1",
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    found = answers.answer(method, target, json.dumps(given))
    assert found
    head: dict[str, Any] = json.loads(found[0])
    return head["status"], head["headers"], (found[1] or b"").decode()


@pytest.fixture
def answers(tmp_path: Path) -> NodeAnswers:
    """Those for a workspace with a solution and a folder of web resources."""
    file, own = tmp_path / "workspace.toml", tmp_path / "own"
    file.touch()
    own.mkdir()
    return NodeAnswers(str(tmp_path), str(file), str(own), str(SOLUTION))


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
def test_requests_to_the_web_api_are_left_to_the_page(answers: NodeAnswers, method: str) -> None:
    for target in ("/api/data/v9.2/accounts", "/xrmservices/2011/organization.svc/web"):
        status, headers, _ = asked(answers, target, method)
        assert (status, headers["Apm-Answer"]) == (204, "page")
        assert headers["Cache-Control"] == "no-store"
        assert FOR_OWN_ORIGIN.items() <= headers.items()


def test_another_host_is_not_answered_for_the_web_api(answers: NodeAnswers) -> None:
    status, headers, _ = asked(answers, "/api/data/v9.2/accounts", "POST", host="rebound.example")
    assert (status, "Apm-Answer" in headers) == (421, False)


def test_a_request_to_the_web_api_that_is_too_long_is_refused(answers: NodeAnswers) -> None:
    status, headers, said = asked(
        answers, "/api/data/v9.2/accounts", "POST", content_length=str(2**30)
    )
    assert (status, headers["Connection"]) == (413, "close")
    assert said == "The request is longer than 134217728 bytes.\n"


def test_a_missing_web_resource_names_all_places(answers: NodeAnswers, tmp_path: Path) -> None:
    status, headers, said = asked(answers, "/WebResources/contoso_card.html")
    places = f"{tmp_path / 'own'} or the solutions or {tmp_path / 'WebResources'}"
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert f"<b>contoso_card.html</b> in {places}. Put the file into the first of them." in said
    assert unquote(headers["Server-Timing"]) == f'looked;desc="{places}"'


def test_a_file_that_cannot_be_read_is_missing(
    answers: NodeAnswers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own/page.html").write_text("<p>")
    assert asked(answers, "/WebResources/page.html")[0] == 200

    def gone(_: Path) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("apm.host.serve.served_file.read_whole", gone)
    assert asked(answers, "/WebResources/page.html")[0] == 404
