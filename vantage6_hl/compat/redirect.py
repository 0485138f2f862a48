"""Let ``import vantage6.client`` find this package, for programs that cannot be changed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

__all__ = ["redirect"]

_MODULES = {
    "vantage6.client": "vantage6_hl.compat",
    "vantage6.client.encryption": "vantage6_hl.compat.encryption",
    "vantage6.client.utils": "vantage6_hl.compat.utils",
}
_STAND_INS = {
    "vantage6": None,
    "vantage6.common": "vantage6_hl.compat.common",
    "vantage6.common.encryption": "vantage6_hl.compat.encryption",
}


def redirect() -> None:
    """Let ``vantage6.client`` be this package, in this process, from now on.

    The rest of an installed ``vantage6`` stays as it is. Where it is not installed, ``vantage6.common`` has
    the few names that client scripts use.

    Raises
    ------
    ImportError
        When the official client was imported already: two of them would be in use.

    Examples
    --------
    >>> redirect()  # doctest: +SKIP
    >>> from vantage6.client import UserClient  # doctest: +SKIP
    """
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    loaded = sorted(name for name in sys.modules if f"{name}.".startswith("vantage6.client."))
    if loaded:
        raise ImportError(
            f"{loaded[0]} was imported already: call vantage6_hl.compat.redirect() before that.",
            name=loaded[0],
        )
    sys.meta_path.insert(0, _Finder(_MODULES, within="vantage6.client"))
    sys.meta_path.append(_Finder(_STAND_INS))


class _Finder(MetaPathFinder):
    """Finds modules that have the names of others."""

    def __init__(self, modules: dict[str, str] | dict[str, str | None], *, within: str = "") -> None:
        self._modules = modules
        self._within = within

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - these two are importlib's
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname in self._modules:
            return ModuleSpec(fullname, _Loader(self._modules[fullname]), is_package=True)
        if self._within and fullname.startswith(f"{self._within}."):
            raise ModuleNotFoundError(
                f"{fullname} is internal to the official client: vantage6_hl.compat has none.",
                name=fullname,
            )
        return None


class _Loader(Loader):
    """Makes a module with the public names of another one."""

    def __init__(self, source: str | None) -> None:
        self._source = source

    def exec_module(self, module: ModuleType) -> None:
        if self._source is None:
            return
        source = import_module(self._source)
        module.__doc__ = source.__doc__
        names = {name: getattr(source, name) for name in source.__all__}
        module.__dict__.update(names, __all__=[*names])
