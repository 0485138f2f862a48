"""The reference's pages, written from the docstrings of both layers before each build of the site."""

from __future__ import annotations

import importlib
import inspect
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import ModuleType

from scripts.site.bindings import Bindings
from scripts.site.rendering import Convert, Names, callable_entry, class_entry, data_entry, heading
from vantage6_hl import UserClient

__all__ = ["write"]

MODULES = {
    "results": (
        "Results and logs",
        ("vantage6_hl",),
        ("UserClient", "AsyncUserClient", "Vantage6Error", "RSACryptor"),
    ),
    "errors": ("Errors", ("vantage6_hl.errors",), ()),
    "config": ("Settings", ("vantage6_hl.config",), ()),
    "crypto": ("Encryption", ("vantage6_hl.crypto",), ()),
    "auth": ("Login", ("vantage6_hl.auth",), ()),
    "version": ("Versions", ("vantage6_hl.version",), ()),
    "testing": (
        "Testing",
        (
            "vantage6_hl.testing",
            "vantage6_hl.testing.hub",
            "vantage6_hl.testing.sandbox",
            "vantage6_hl.testing.world",
            "vantage6_hl.testing.environments",
        ),
        (),
    ),
    "compat": ("Official client's forms", ("vantage6_hl.compat",), ()),
}
"""Pages of modules: title, modules whose ``__all__`` is described, and names that have a place elsewhere."""

OPEN = {"vantage6_hl.testing.environments": ("SetupError",)}
"""What is for users in modules that have no ``__all__``."""

CLIENT = (
    "from_config",
    "authenticate",
    "initialize_service_account",
    "authenticate_service_account",
    "logout",
    "whoami",
    "setup_encryption",
    "accept_key",
    "setup_collaboration",
    "wait_for_results",
    "as_completed",
    "hq_url",
    "auth_url",
    "organization_key",
    "close",
)


def write(folder: Path, convert: Convert) -> None:
    """Write all pages anew.

    Parameters
    ----------
    folder : pathlib.Path
        Where they go; whatever is in it is removed.
    convert : callable
        Makes Sphinx's field lists out of a numpy docstring.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pages = Reference(convert).pages()
    for name, text in pages.items():
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")


class Reference:
    """Collects what is described, and describes it."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert
        self._client = UserClient("https://hub.example.org/hq", "https://auth.example.org", known_keys=False)
        self._bindings = Bindings("v5_0")
        self._modules = {
            name: (title, [module for module in map(_module, modules) if module], elsewhere)
            for name, (title, modules, elsewhere) in MODULES.items()
        }
        known = {"UserClient": "vantage6_hl.UserClient"}
        for _, modules, elsewhere in self._modules.values():
            for module in modules:
                for name, value in _public(module):
                    if isinstance(value, type) and name not in elsewhere:
                        known.setdefault(name, f"{module.__name__}.{name}")
        models = self._bindings.models()
        # HQ's where both services have a model of that name: the modules of the store's groups know better.
        self._names = Names({**dict(reversed(models)), **known}, [full for _, full in models])

    def pages(self) -> dict[str, str]:
        """Give the text of each page by its name."""
        pages = {"client": self._client_page()}
        for name, group in _groups(self._client):
            pages[f"group-{name}"] = self._group_page(name, group)
        for name, (title, modules, elsewhere) in self._modules.items():
            if modules:
                pages[name] = self._module_page(title, modules, elsewhere)
        return pages | self._bindings.pages(self._names, self._convert)

    def _client_page(self) -> str:
        entry = class_entry(
            "UserClient", UserClient, names=self._names, convert=self._convert, members=CLIENT
        )
        return (
            heading("The client", "=")
            + "``AsyncUserClient`` has the same methods, arguments and errors; what talks to the hub is "
            "awaited there, and what gives a list piece by piece is used with ``async for``.\n\n"
            + ".. py:currentmodule:: vantage6_hl\n\n"
            + entry
        )

    def _group_page(self, name: str, group: object) -> str:
        text = heading(f"client.{name}", "=") + _purpose(type(group)) + "\n\n"
        text += self._methods(f"client.{name}", group)
        for inner, subgroup in _groups(group):
            text += heading(f"client.{name}.{inner}", "-") + _purpose(type(subgroup)) + "\n\n"
            text += self._methods(f"client.{name}.{inner}", subgroup)
        return text

    def _methods(self, prefix: str, group: object) -> str:
        kind = type(group)
        return "".join(
            callable_entry(
                "py:function",
                f"{prefix}.{name}",
                getattr(kind, name),
                names=self._names,
                convert=self._convert,
            )
            for name in _methods(kind)
        )

    def _module_page(self, title: str, modules: list[ModuleType], elsewhere: tuple[str, ...]) -> str:
        text = heading(title, "=")
        for module in modules:
            described = [(name, value) for name, value in _public(module) if name not in elsewhere]
            if not described:
                continue
            if len(modules) > 1:
                text += heading(module.__name__, "-")
            text += f".. py:currentmodule:: {module.__name__}\n\n"
            text += "".join(self._entry(name, value) for name, value in described)
        return text

    def _entry(self, name: str, value: object) -> str:
        if isinstance(value, type):
            members = [] if issubclass(value, BaseException) else _own_members(value)
            return class_entry(name, value, names=self._names, convert=self._convert, members=members)
        if inspect.isroutine(value):
            return callable_entry("py:function", name, value, names=self._names, convert=self._convert)
        return data_entry(name, value)


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name and name.startswith(missing.name):
            return None  # not written yet
        raise


def _public(module: ModuleType) -> Iterator[tuple[str, object]]:
    for name in getattr(module, "__all__", OPEN.get(module.__name__, ())):
        yield name, getattr(module, name)


def _groups(owner: object) -> Iterator[tuple[str, object]]:
    """Give the groups of a client, or of a group, in alphabetical order."""
    for kind in type(owner).__mro__:
        for name, value in sorted(vars(kind).items()):
            if isinstance(value, cached_property) and not name.startswith("_"):
                yield name, getattr(owner, name)


def _methods(kind: type) -> list[str]:
    """Give the public methods in the order in which they are written, those of base classes first."""
    found: dict[str, None] = {}
    for base in reversed(kind.__mro__[:-1]):
        names = [name for name, value in vars(base).items() if not name.startswith("_") and callable(value)]
        found.update(dict.fromkeys(names))
    return [*found]


def _own_members(kind: type) -> list[str]:
    return [
        name
        for name, value in vars(kind).items()
        if not name.startswith("_")
        and (isinstance(value, property | staticmethod | classmethod) or inspect.isfunction(value))
    ]


def _purpose(kind: type) -> str:
    return inspect.cleandoc(kind.__doc__ or "").partition("\n")[0]
