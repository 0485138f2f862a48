"""What the bindings raise: about an answer that is not as documented, and about an unknown key of a model.

- `BindingsError`
    - `HubError`: the hub, or something before it, answered with another status than 2xx.
    - `InvalidAnswer`: a 2xx whose body is not what the operation promises.
- `UnknownField`, a `KeyError`: a model was asked for a field that it does not have.

Network errors and timeouts are httpx's own. No message holds a token, a key or a request's body.
"""

from __future__ import annotations

import difflib
import json
import re

_TEXT_LIMIT = 500
_CONTENT_LIMIT = 4096
# A JSON Web Token: two base64url objects, that is, two that open with `{"`, and a signature.
_TOKEN = re.compile(r"eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*")


class BindingsError(Exception):
    """Base of what the bindings raise about an answer.

    Attributes
    ----------
    operation : str
        Name of the operation, such as ``"task_get"``.
    status_code : int
        HTTP status of the answer.
    """

    def __init__(self, message: str, *, operation: str, status_code: int) -> None:
        super().__init__(message)
        self.operation = operation
        self.status_code = status_code

    def __reduce__(self) -> tuple[object, ...]:
        # The default would call the class without its keywords; errors cross process borders in test runners.
        return _rebuild, (type(self), self.args, self.__dict__)


class HubError(BindingsError):
    """The answer's status is not 2xx.

    Attributes
    ----------
    message : str
        The hub's own ``msg``, at most 500 characters; empty when the answer is not the hub's JSON.
    errors : object
        The hub's ``errors``, what it found wrong in each field of the request; None when it sent none.
    content : bytes
        Beginning of the answer's body, at most 4096 bytes.
    """

    def __init__(self, *, operation: str, status_code: int, content: bytes, content_type: str = "") -> None:
        self.message, self.errors = _read_body(content)
        self.content = content[:_CONTENT_LIMIT]
        sentence = f"{operation}: the hub answered with status {status_code}"
        if self.message:
            sentence += f": {self.message}"
            if self.errors:
                sentence += f" {_clean(json.dumps(self.errors, ensure_ascii=False, default=str))}"
        elif content:
            sentence += f" and {_clean(content_type) or 'a body of unknown type'} instead of a JSON message"
        super().__init__(sentence, operation=operation, status_code=status_code)


class InvalidAnswer(BindingsError):  # noqa: N818 - says what happened
    """The status is 2xx, but the body is not what the operation promises.

    Attributes
    ----------
    reason : str
        What is wrong with the body.
    """

    def __init__(self, *, operation: str, status_code: int, reason: str) -> None:
        self.reason = _clean(reason)
        super().__init__(
            f"{operation}: the answer with status {status_code} cannot be read: {self.reason}. "
            "Check that the address is the hub's, and what stands between.",
            operation=operation,
            status_code=status_code,
        )


class UnknownField(KeyError):  # noqa: N818 - says what happened, like the rest of the errors
    """A model was asked for a key that it does not have; the message names those that it has."""

    def __init__(self, model: str, key: object, known: list[str]) -> None:
        super().__init__(key)
        close = difflib.get_close_matches(str(key), known, n=1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        names = [name if name.isprintable() else repr(name) for name in known]  # the hub chose some of them
        self._sentence = f"{model} has no field {key!r}.{hint} It has: {', '.join(names) or 'no field'}."

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, which turns a sentence into a quoted one.
        return self._sentence


def _rebuild(kind: type[BindingsError], args: tuple[object, ...], state: dict[str, object]) -> BindingsError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


def _read_body(content: bytes) -> tuple[str, object]:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return "", None
    if not isinstance(body, dict):
        return "", None
    message = body.get("msg") or body.get("message")
    return (_clean(message) if isinstance(message, str) else ""), body.get("errors")


def _clean(text: str) -> str:
    """Make the hub's text fit for a terminal and a log: one line, no escapes, no token, not long."""
    text = _TOKEN.sub("<token>", text[: 4 * _TEXT_LIMIT])
    text = "".join(character if character.isprintable() else " " for character in text).strip()
    return text if len(text) <= _TEXT_LIMIT else f"{text[: _TEXT_LIMIT - 1]}…"
