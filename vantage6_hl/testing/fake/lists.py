"""Lists as the hub gives them: filtered, sorted, in pages, with links to the other pages."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from vantage6_hl.testing.fake.call import Answer, Call, Refused
from vantage6_hl.testing.fake.mistakes import FIND_NOTHING
from vantage6_hl.testing.fake.tables import Row

__all__ = ["among", "like", "page"]


def like(pattern: str | None, text: str | None) -> bool:
    """Tell whether a text fits a pattern of SQL, in any case; without a pattern every text does."""
    if pattern is None:
        return True
    # As SQLite does it: % stands for any text, _ for any character, and capitals do not count.
    parts = (".*" if char == "%" else "." if char == "_" else re.escape(char) for char in pattern)
    return text is not None and re.fullmatch("".join(parts), text, re.IGNORECASE | re.DOTALL) is not None


def among(patterns: list[str], text: str | None) -> bool:
    """Tell whether a text fits one of several patterns; without any every text does."""
    return not patterns or any(like(one, text) for one in patterns)


def page(
    call: Call,
    rows: Iterable[Row],
    show: Callable[[Row], Any],
    *,
    newest_first: bool = False,
    paginate: bool = True,
    failure: int = 500,
    fields: Iterable[str] = ("id", "name"),
) -> Answer:
    """Give one page of a list.

    Parameters
    ----------
    call : Call
        The request.
    rows : iterable of Row
        All that is to be listed, in the order of the ids.
    show : callable
        Gives what is shown of a row.
    newest_first : bool
        Begin with the highest id, and sort in no other way. Default False.
    paginate : bool
        Default True; otherwise all is given at once.
    failure : int
        Status of the answer to parameters that cannot be. Default 500, as HQ does it.
    fields : iterable of str
        What can be sorted by, besides what the rows hold.
    """
    found = [] if {*call.query} & FIND_NOTHING.get(call.operation, frozenset()) else [*rows]
    number, size = (call.number("page") or 1, call.number("per_page") or 10) if paginate else (1, 0)
    for name, value in (("page", number), ("per_page", size)):
        asked = call.number(name) if paginate else None
        if asked is not None and asked <= 0:
            raise Refused(failure, f"{name} needs to be >= 1")
        assert value >= 0
    size = size or max(len(found), 1)
    if newest_first:
        found.reverse()
    elif call.query.get("sort"):
        found = _sorted(call, found, failure, {*fields})
    links, last = {}, math.ceil(len(found) / size)
    shown = found[(number - 1) * size : number * size]
    more = (number - 1) * size + len(shown) < len(found)
    relations = (
        ("first", 1),
        ("previous", number - 1),
        ("self", number),
        ("next", number + 1 if more else 0),
        ("last", last),
    )
    for relation, value in relations:
        if value:
            query = {**dict(call.query.multi_items()), "page": value}
            links[relation] = f"{call.path}?{urlencode(query)}"
    return 200, {"data": [show(row) for row in shown], "links": links}


def _sorted(call: Call, rows: list[Row], failure: int, fields: set[str]) -> list[Row]:
    # The last key first: a stable sort keeps what came before.
    for each in reversed(call.query["sort"].split(",")):
        name = each.strip().lstrip("+-")
        if name not in fields and not (rows and name in vars(rows[0])):
            raise Refused(failure, f"Cannot sort by '{name}' because it does not exist")
        rows.sort(
            key=lambda row: (getattr(row, name, None) is not None, getattr(row, name, None) or ""),
            reverse=each.strip().startswith("-"),
        )
    return rows
