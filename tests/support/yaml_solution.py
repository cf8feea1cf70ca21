"""The sample solution as the folder of YAML files that the Git integration writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from tests.support.sample_solution import UNPACKED

TABLES = {"incident": "Incident", "con_device": "con_device"}


def yaml_files(source: Path = UNPACKED) -> dict[str, str | bytes]:
    """The files by name. JSON is YAML too, so their texts are that of JSON."""
    files: dict[str, str | bytes] = {
        name: json.dumps({element.tag: _value(element)}) for name, element in _elements(source)
    }
    for file in sorted(source.glob("WebResources/**/*.data.xml")):
        content = file.with_name(file.name.removesuffix(".data.xml"))
        files[f"{_folder_of(_root(file))}/{content.name}"] = content.read_bytes()
    for file in sorted(source.glob("env*/*/*.json")):
        files[file.relative_to(source).as_posix()] = file.read_bytes()
    return files


def _elements(source: Path) -> Iterator[tuple[str, Element]]:
    yield "solutions/Contoso/solution.yml", _root(source / "Other/Solution.xml")
    for table, folder in TABLES.items():
        yield from _of_table(f"entities/{table}", source / "Entities" / folder)
    for file in sorted(source.glob("Other/Relationships/*.xml")):
        for each in _root(file):
            yield f"entityrelationships/{each.get('Name')}/entityrelationship.yml", each
    for file in sorted(source.glob("OptionSets/*.xml")):
        yield f"optionsets/{file.stem}/optionset.yml", _root(file)
    for file in sorted(source.glob("WebResources/**/*.data.xml")):
        yield f"{_folder_of(_root(file))}/webresource.yml", _root(file)
    for pattern in (
        "Workflows/*.data.xml",
        "SdkMessageProcessingSteps/*.xml",
        "App*/*/*.xml",
        "app*/*/*.xml",
        "msdyn_*/*/*.xml",
        "env*/*/*.xml",
    ):
        for file in sorted(source.glob(pattern)):
            stem = file.relative_to(source).as_posix().split(".")[0].casefold()
            yield f"{stem}.yml", _root(file)
    for each in _root(source / "Other/Customizations.xml"):
        if each.tag.startswith("msdyn_"):
            yield f"assets/{each.tag}.yml", each


def _of_table(target: str, folder: Path) -> Iterator[tuple[str, Element]]:
    entity = _root(folder / "Entity.xml")
    columns = entity.find("EntityInfo/entity/attributes")
    if columns is not None:
        for each in [*columns]:
            yield f"{target}/attributes/{each.get('PhysicalName')}.yml", each
        columns.clear()
    yield f"{target}/entity.yml", entity
    yield f"{target}/ribbondiffs/ribbondiff.yml", _root(folder / "RibbonDiff.xml")
    for file in sorted(folder.glob("FormXml/*/*.xml")):
        (form,) = _root(file).findall("systemform")
        yield f"{target}/formxml/{file.parent.name}/{file.stem}/systemform.yml", form
    for file in sorted(folder.glob("SavedQueries/*.xml")):
        (view,) = _root(file).findall("savedquery")
        yield f"{target}/savedqueries/{file.stem}/savedquery.yml", view


def _folder_of(resource: Element) -> str:
    return f"webresources/{resource.findtext('WebResourceId', '').strip('{}')}"


def components(*paths: str) -> dict[str, str | bytes]:
    """The file that lists the components of the solution."""
    listed = "".join(f"  - '@path': {each}\n" for each in paths)
    text = f"SolutionComponents:\n  Component:\n{listed}"
    return {"solutions/Contoso/solutioncomponents.yml": text}


def _root(file: Path) -> Element:
    return fromstring(file.read_text("utf-8-sig").partition("?>")[2])


def _value(element: Element) -> Any:
    value: dict[str, Any] = {f"@{name}": text for name, text in element.attrib.items()}
    text = (element.text or "").strip()
    if text:
        value["#text"] = element.text
    for each in element:
        value.setdefault(each.tag, []).append(_value(each))
    if text and len(value) == 1:
        return element.text
    return value or None
