"""The reference of the bindings: operations by what they are about, and models."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

from scripts.site.rendering import Convert, Names, callable_entry, class_entry, data_entry, heading

__all__ = ["Bindings"]

SERVICES = {"hq": "HQ", "store": "Store"}


class Bindings:
    """One revision's operations and models.

    Parameters
    ----------
    revision : str
        Such as ``"v5_0"``.
    """

    def __init__(self, revision: str) -> None:
        self._package = f"vantage6_api.{revision}"

    def models(self) -> list[tuple[str, str]]:
        """Give short and full name of each model."""
        return [
            (name, f"{self._package}.{service}.models.{name}")
            for service in SERVICES
            for name in self._model_names(service)
        ]

    def pages(self, names: Names, convert: Convert) -> dict[str, str]:
        """Give the pages: one for each kind of operation, and one of models for each service."""
        pages: dict[str, str] = {}
        for service, title in SERVICES.items():
            package = f"{self._package}.{service}.models"
            local = names.but({one: f"{package}.{one}" for one in self._model_names(service)})
            api = importlib.import_module(f"{self._package}.{service}.api")
            for tag in sorted(module.name for module in pkgutil.iter_modules(api.__path__)):
                pages[f"api-{service}-{tag}"] = self._tag_page(service, title, tag, local, convert)
            pages[f"api-{service}-models"] = self._models_page(service, title, local, convert)
        return pages

    def _model_names(self, service: str) -> list[str]:
        models = importlib.import_module(f"{self._package}.{service}.models")
        return sorted(name for name in dir(models) if name[0].isupper() and name != "TYPE_CHECKING")

    def _tag_page(self, service: str, title: str, tag: str, names: Names, convert: Convert) -> str:
        package = f"{self._package}.{service}.api.{tag}"
        text = heading(f"{title}: {tag}", "=")
        text += (
            f"Import an operation with ``from {package} import ...``.\n\n.. py:currentmodule:: {package}\n\n"
        )
        for name, module in _operations(package):
            what = inspect.cleandoc(module.__doc__ or name).rstrip(".")
            text += heading(f"``{what}``", "-")
            text += callable_entry(
                "py:function",
                f"{name}.sync",
                module.sync,
                names=names,
                convert=convert,
                docstring=_without_raises(inspect.cleandoc(module.sync.__doc__ or "")),
            )
        return text

    def _models_page(self, service: str, title: str, names: Names, convert: Convert) -> str:
        package = f"{self._package}.{service}.models"
        models = importlib.import_module(package)
        text = heading(f"{title}: models", "=")
        text += f"Import a model with ``from {package} import ...``.\n\n.. py:currentmodule:: {package}\n\n"
        for name in self._model_names(service):
            value = getattr(models, name)
            if isinstance(value, type):
                text += class_entry(name, value, names=names, convert=convert)
            else:
                text += data_entry(name, value)
        return text


def _without_raises(docstring: str) -> str:
    """Leave out what all operations raise, and take what the hub's own text quotes for nothing but text."""
    told = re.sub(r"\nRaises\n------\n(?:.*\n?)*", "", docstring)
    return re.sub(r"(?<!`)`([^`\n]+)`(?!`)", r"``\1``", told)


def _operations(package: str) -> Iterator[tuple[str, ModuleType]]:
    parent = importlib.import_module(package)
    for module in sorted(pkgutil.iter_modules(parent.__path__), key=lambda one: one.name):
        yield module.name, importlib.import_module(f"{package}.{module.name}")
