"""Progress in a notebook: a small table below the cell."""

from __future__ import annotations

import html
import time
from typing import Final, Protocol, cast

from .rows import Display, clock

__all__ = ["NotebookDisplay"]

_AGAIN: Final = 2.0  # seconds


class _Handle(Protocol):
    def update(self, shown: object) -> None: ...


class _Shown:
    """Text, as IPython wants it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self._text)}</pre>" if self._text else ""


class NotebookDisplay(Display):
    """Text below the cell, gone when the wait ends."""

    def __init__(self, *, with_logs: bool) -> None:
        super().__init__(with_logs=with_logs)
        self._handle: _Handle | None = None

    @property
    def again_after(self) -> float | None:
        """Two seconds, once it is there: a kernel has no thread of its own for it."""
        return None if self._handle is None else _AGAIN

    def draw(self) -> None:
        """Bring the text up to date; it appears with the first call."""
        now = time.monotonic()
        width = max((len(row.name) for row in self._rows), default=0)
        status_width = max((len(row.status) for row in self._rows), default=0)
        lines = [
            f"{row.name:{width}}  {row.status:{status_width}}  "
            f"{clock(now - row.since) if row.status else ''}".rstrip()
            for row in self._rows
        ]
        self._show("\n".join([*lines, *([self._trouble] if self._trouble else []), *self._lines]))

    def close(self) -> None:
        """Take the text away."""
        if self._handle is not None:
            self._show("")
            self._handle = None

    def _show(self, text: str) -> None:
        if self._handle is not None:
            self._handle.update(_Shown(text))
            return
        from IPython.display import display

        self._handle = cast(
            "_Handle | None",
            display(_Shown(text), display_id=True),  # type: ignore[no-untyped-call]
        )
