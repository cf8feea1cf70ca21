"""The catalogue of templates, and the built-in catalogue."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.templates.built_in import CATALOGUE as BUILTIN
from apm.templates.catalogue import Catalogue
from tests.support.sample_workspace import CATALOGUE


def refusal(catalogue: Catalogue, name: str) -> ApmError:
    with pytest.raises(ApmError) as caught:
        catalogue.session_template(name)
    return caught.value


def test_a_template_is_found_by_its_unique_name() -> None:
    assert CATALOGUE.session_template("chat").name == "Chat session"
    assert CATALOGUE.tab_template("page").name == "Page"


def test_an_unknown_session_template_is_answered_with_those_of_the_profile() -> None:
    error = refusal(CATALOGUE, "x")
    assert error.code is ErrorCode.UNKNOWN_TEMPLATE
    assert str(error) == (
        "unknown session template 'x'; this app profile has: case, chat, crew, crowd, named, search"
    )


def test_a_template_of_another_profile_has_a_message_of_its_own() -> None:
    error = refusal(CATALOGUE, "secret")
    assert error.code is ErrorCode.TEMPLATE_NOT_IN_PROFILE
    assert str(error).startswith(
        "session template 'secret' is not in your app profile; this app profile has: case,"
    )


def test_without_a_profile_every_template_is_there() -> None:
    everything = Catalogue(CATALOGUE.sessions, CATALOGUE.tabs)
    assert everything.session_template("secret").unique_name == "secret"


def test_an_empty_profile_is_reported() -> None:
    nothing = Catalogue(CATALOGUE.sessions, CATALOGUE.tabs, frozenset())
    assert str(refusal(nothing, "chat")).endswith("this app profile has: none")


def test_an_unknown_tab_template_is_answered_with_those_there_are() -> None:
    with pytest.raises(ApmError) as caught:
        CATALOGUE.tab_template("x")
    assert caught.value.code is ErrorCode.UNKNOWN_TEMPLATE
    assert str(caught.value) == (
        "unknown tab template 'x'; there are: record, talk, notes, board, page, site"
    )


@pytest.mark.parametrize(
    "name",
    ["case_entity_session_default_template", "msdyn_chat_session", "msdyn_entityrouting_session"],
)
def test_session_templates_that_scripts_use_are_built_in(name: str) -> None:
    assert BUILTIN.session_template(name).unique_name == name


@pytest.mark.parametrize("name", ["msdyn_entityrecord", "msdyn_omnichannel_kbsearch"])
def test_tab_templates_that_scripts_use_are_built_in(name: str) -> None:
    assert BUILTIN.tab_template(name).unique_name == name


def test_built_in_session_templates_name_tab_templates_that_exist() -> None:
    for template in BUILTIN.sessions.values():
        assert bool(template.entity) is not bool(template.anchor)
        for name in (template.anchor, *template.additional):
            assert not name or name in BUILTIN.tabs


@pytest.mark.parametrize("kind", ["sessions", "tabs"])
def test_built_in_templates_stand_under_their_own_names(kind: str) -> None:
    for name, template in getattr(BUILTIN, kind).items():
        assert template.unique_name == name
