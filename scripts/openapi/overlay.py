"""Apply OpenAPI Overlay 1.0 documents: what a person knows about the hub and no rule can read from its code.

Every action carries the reason (``description``) and the hub file that it corrects (``x-file``). An action
whose target is not there is an error, because it corrects something that the release no longer says; where
only some releases need it, ``x-releases`` names them as a version specifier.

Source: https://spec.openapis.org/overlay/v1.0.0.html
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path

import jsonpath_rfc9535 as jsonpath
import yaml
from packaging.specifiers import SpecifierSet

from scripts.openapi.facts import JsonObject


class OverlayError(ValueError):
    """An overlay that is malformed or has nothing to correct."""


@dataclass(frozen=True)
class Action:
    """One correction."""

    target: str
    reason: str
    file: str
    update: object | None
    remove: bool
    releases: SpecifierSet | None
    where: str
    """The overlay's file name and the action's number, for messages."""


def load(path: Path) -> list[Action]:
    """Read the actions of an overlay document.

    Parameters
    ----------
    path : pathlib.Path
        The YAML file.

    Raises
    ------
    OverlayError
        When the file is no overlay, or an action lacks its target, reason, file or effect.
    """
    loaded = yaml.safe_load(path.read_text())
    if not isinstance(loaded, dict) or loaded.get("overlay") != "1.0.0":
        raise OverlayError(f"{path.name} is no OpenAPI Overlay 1.0.0 document")
    return [_action(raw, f"{path.name}, action {number}") for number, raw in enumerate(loaded["actions"], 1)]


def _action(raw: JsonObject, where: str) -> Action:
    missing = [key for key in ("target", "description", "x-file") if not raw.get(key)]
    if missing:
        raise OverlayError(f"{where} lacks {', '.join(missing)}")
    if ("update" in raw) == bool(raw.get("remove")):
        raise OverlayError(f"{where} must either update or remove")
    releases = raw.get("x-releases")
    return Action(
        target=raw["target"],
        reason=raw["description"],
        file=raw["x-file"],
        update=raw.get("update"),
        remove=bool(raw.get("remove")),
        releases=SpecifierSet(releases, prereleases=True) if releases else None,
        where=where,
    )


def apply(document: JsonObject, actions: list[Action], release: str) -> JsonObject:
    """Return the corrected copy of a document.

    Parameters
    ----------
    document : dict
        The OpenAPI document.
    actions : list of Action
        The corrections, in their order.
    release : str
        The hub release, which decides about actions that are only for some.

    Raises
    ------
    OverlayError
        When an action's target selects nothing.

    Examples
    --------
    >>> from packaging.specifiers import SpecifierSet
    >>> action = Action("$.info", "says what it is", "a.py", {"title": "Hub"}, False, None, "example")
    >>> apply({"info": {"version": "1"}}, [action], "5.0.3")
    {'info': {'version': '1', 'title': 'Hub'}}
    """
    corrected = copy.deepcopy(document)
    for action in actions:
        if action.releases is not None and release not in action.releases:
            continue
        try:
            locations = [node.location for node in jsonpath.find(action.target, corrected)]
        except jsonpath.JSONPathError as error:
            raise OverlayError(f"{action.where}: {action.target} is no JSONPath: {error}") from error
        if not locations:
            raise OverlayError(
                f"{action.where}: {action.target} selects nothing in release {release}. "
                f"If {action.file} changed, drop the action or limit it with x-releases."
            )
        # From the back, so that removing one list item does not move the next.
        for location in reversed(locations):
            corrected = _change(corrected, location, action)
    return corrected


def _change(document: JsonObject, location: tuple[str | int, ...], action: Action) -> JsonObject:
    if not location:
        return _merged(document, action.update)  # type: ignore[return-value]
    parent: object = document
    for step in location[:-1]:
        parent = parent[step]  # type: ignore[index]
    if action.remove:
        del parent[location[-1]]  # type: ignore[attr-defined]
    else:
        held = parent[location[-1]]  # type: ignore[index]
        parent[location[-1]] = _merged(held, action.update)  # type: ignore[index]
    return document


def _merged(held: object, update: object) -> object:
    """Objects merge property by property, an array gets the update appended, anything else is replaced."""
    if isinstance(held, dict) and isinstance(update, dict):
        return {
            **held,
            **{key: _merged(held[key], each) if key in held else each for key, each in update.items()},
        }
    if isinstance(held, list):
        return [*held, *(update if isinstance(update, list) else [update])]
    return copy.deepcopy(update)
