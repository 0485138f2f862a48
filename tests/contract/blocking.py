"""An async client that is used like a sync one, so that one test can show something of both flavours."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import cast

from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl._async.group import Group

__all__ = ["blocking"]


def blocking(client: AsyncUserClient, runner: asyncio.Runner) -> UserClient:
    """Give the client with each of its calls run to its end.

    Parameters
    ----------
    client : AsyncUserClient
        The client.
    runner : asyncio.Runner
        Runs the calls.
    """
    return cast(UserClient, _Blocking(client, runner))


class _Blocking:
    def __init__(self, inner: object, runner: asyncio.Runner) -> None:
        self._inner, self._runner = inner, runner

    def __repr__(self) -> str:
        return repr(self._inner)

    def __reduce__(self) -> str | tuple[object, ...]:
        return self._inner.__reduce__()

    def __getattr__(self, name: str) -> object:
        value = getattr(self._inner, name)
        if isinstance(value, Group):
            return _Blocking(value, self._runner)
        return self._call(value) if inspect.ismethod(value) else value

    def _call(self, method: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            given = method(*args, **kwargs)
            if inspect.iscoroutine(given):
                return self._runner.run(given)
            return given

        return call
