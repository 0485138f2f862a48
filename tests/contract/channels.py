"""Where a secret could get out: what tests listen to, and the search through it."""

from __future__ import annotations

import base64
import pickle
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from vantage6_hl import UserClient
from vantage6_hl.errors import Vantage6Error


@dataclass
class Channels:
    """What must not get out, and all that got out."""

    secrets: dict[str, str] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)

    def keep(self, name: str, secret: str) -> str:
        """Remember a secret; it is looked for in one piece."""
        assert len(secret) >= 12, f"{name} is too short to be told from chance"
        self.secrets[name] = secret
        return secret

    def add(self, channel: str, text: str) -> None:
        self.texts.append((channel, text))

    def provoke(self, kind: type[Vantage6Error], call: Callable[[], object]) -> None:
        """Make an error happen and keep all that it says, with every error behind it."""
        with pytest.raises(kind) as caught:
            call()
        self.add(f"traceback of {kind.__name__}", "".join(traceback.format_exception(caught.value)))
        error: BaseException | None = caught.value
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            # Not only what is shown: also what "from None" hides, which debuggers and reporters show.
            self.add(f"{type(error).__name__} in {kind.__name__}", f"{error!s} {error!r} {vars(error)!r}")
            self.add(f"pickle of {type(error).__name__}", str(pickle.dumps(error)))
            error = error.__cause__ or error.__context__

    def leaks(self) -> list[str]:
        """Say which secret was found where, in one of the forms that it travels in."""
        found = []
        for name, secret in self.secrets.items():
            encoded = [base64.b64encode(b"x" * shift + secret.encode())[4:-4] for shift in range(3)]
            forms = [secret, *(form.decode() for form in encoded)]
            found += [
                f"{name} in {channel}" for channel, text in self.texts if any(form in text for form in forms)
            ]
        return found


def parts_of(thing: object) -> Iterator[object]:
    """Walk through a client: all that it holds, down to httpx's own."""
    waiting, seen = [thing], {id(thing)}
    while waiting:
        one = waiting.pop()
        yield one
        inner: list[object] = [*getattr(one, "__dict__", {}).values()]
        inner += [getattr(one, name, None) for name in getattr(type(one), "__slots__", ())]
        inner += one.values() if isinstance(one, dict) else ()
        inner += one if isinstance(one, (list, tuple, set)) else ()
        for child in inner:
            ours = type(child).__module__.split(".")[0] in {
                "vantage6_hl",
                "vantage6_api",
                "httpx",
                "builtins",
            }
            leaf = child is None or isinstance(child, (str, bytes, int, float, type, ModuleType))
            if ours and not leaf and not callable(child) and id(child) not in seen:
                seen.add(id(child))
                waiting.append(child)


def inspect(channels: Channels, name: str, client: UserClient) -> None:
    """Show a client and its parts, as a notebook, a debugger or a process pool would."""
    client = getattr(client, "_inner", client)  # an async one that is used like a sync one
    kinds = set()
    for one in parts_of(client):
        if type(one).__module__ == "builtins":
            continue  # shown by what holds it
        kinds.add(type(one).__name__)
        channels.add(f"{name}: {type(one).__name__}", f"{one!r} {one!s} {one:}")
        if hasattr(one, "_repr_html_"):
            channels.add(f"{name}: html of {type(one).__name__}", str(one._repr_html_()))
        try:
            channels.add(f"{name}: pickle of {type(one).__name__}", str(pickle.dumps(one)))
        except (TypeError, AttributeError, pickle.PicklingError) as refusal:
            channels.add(f"{name}: refusal to pickle {type(one).__name__}", str(refusal))
    assert {type(client).__name__, "Connection", "TokenAuth", "Tokens"} <= kinds, kinds
    with pytest.raises(TypeError):
        pickle.dumps(client)
