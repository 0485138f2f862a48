"""Functions and classes of the package as directives of Sphinx, made from their docstrings."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType

__all__ = ["Names", "callable_entry", "class_entry", "data_entry", "heading"]

Convert = Callable[[str], str]
"""Makes field lists out of a numpy docstring."""

_TYPED = ("Parameters", "Returns", "Yields", "Raises", "Warns", "Attributes", "Other Parameters")
_WORD = re.compile(r"(?<![\w.~`'\"])[A-Z]\w+(?![\w(`'\"])")
_ROLE = re.compile(r":(?:class|func|meth|mod|data|attr|obj):`([^`]+)`")
_QUOTED = re.compile(r"(?<![`:\w])`([^`\n]+)`(?!`|_)")


class Names:
    """Full names of what the reference describes, so that mentions of it become links.

    Parameters
    ----------
    known : mapping of str to str
        Full name of each short one.
    targets : iterable of str, optional
        All full names; by default those of `known`.
    """

    def __init__(self, known: Mapping[str, str], targets: Iterable[str] = ()) -> None:
        self._known = dict(known)
        self._targets = {*targets, *self._known.values()}

    def known_to(self, module: ModuleType) -> Names:
        """Give the names as this module understands them: it may mean another ``User``."""
        return self.but(
            {
                name: full_name(value)
                for name, value in vars(module).items()
                if isinstance(value, type) and full_name(value) in self._targets
            }
        )

    def but(self, known: Mapping[str, str]) -> Names:
        """Give these names with some others, or other meanings."""
        return Names({**self._known, **known}, self._targets)

    def in_type(self, text: str) -> str:
        """Let the types of a docstring's line point to where they are described."""
        return _WORD.sub(
            lambda found: f"~{self._known[found[0]]}" if found[0] in self._known else found[0], text
        )

    def in_text(self, text: str) -> str:
        """Make links and literals of what a docstring's text quotes."""
        text = _ROLE.sub(lambda found: self._link(found[1]), text)
        return _QUOTED.sub(lambda found: self._link(found[1]), text)

    def _link(self, quoted: str) -> str:
        short = quoted.lstrip("~").removesuffix("()")
        full = short if short in self._targets else self._known.get(short)
        return f":py:obj:`{short.rpartition('.')[2]} <{full}>`" if full else f"``{quoted.lstrip('~')}``"


def full_name(value: type) -> str:
    """Give the name by which the reference describes a class: bindings' models without their own modules."""
    module = re.sub(r"(\.models)\.\w+$", r"\1", value.__module__)
    return f"{module}.{value.__qualname__}"


def data_entry(name: str, value: object) -> str:
    """Describe a constant or an alias of types by its value."""
    shown = re.sub(r"\btyping\.|\bcollections\.abc\.", "", repr(value))
    return f".. py:data:: {name}\n   :value: {shown}\n\n" if len(shown) <= 200 else f".. py:data:: {name}\n\n"


def heading(text: str, line: str) -> str:
    """Give a heading."""
    return f"{text}\n{line * len(text)}\n\n"


def callable_entry(
    directive: str,
    name: str,
    function: Callable[..., object],
    *,
    names: Names,
    convert: Convert,
    docstring: str | None = None,
) -> str:
    """Describe a function or a method under a name of our own.

    Parameters
    ----------
    directive : str
        ``py:function`` or ``py:method``.
    name : str
        What users write, such as ``client.task.list``.
    function : callable
        The function; ``self`` is left out.
    names : Names
        What can be linked to.
    convert : callable
        Makes field lists out of numpy sections.
    docstring : str, optional
        What is said about it; by default its own docstring.
    """
    module = sys.modules[function.__module__]
    text = function.__doc__ or "" if docstring is None else docstring
    body = described(text, names=names.known_to(module), convert=convert)
    return _directive(directive, f"{name}{signature_text(function)}", body)


def class_entry(name: str, kind: type, *, names: Names, convert: Convert, members: Iterable[str] = ()) -> str:
    """Describe a class, with these of its members."""
    named = names.known_to(sys.modules[kind.__module__])
    parts = [described(kind.__doc__ or "", names=named, convert=convert)]
    for member in members:
        value = inspect.getattr_static(kind, member)
        if isinstance(value, property):
            text = described(value.__doc__ or "", names=named, convert=convert)
            parts.append(_directive("py:property", member, text))
        elif callable(getattr(kind, member)):
            function = value.__func__ if isinstance(value, staticmethod | classmethod) else value
            method = function if inspect.isfunction(function) else getattr(kind, member)
            parts.append(callable_entry("py:method", member, method, names=names, convert=convert))
    takes = "" if _is_plain(kind) else signature_text(kind)
    directive = "py:exception" if issubclass(kind, BaseException) else "py:class"
    return _directive(directive, f"{name}{takes}", "\n".join(parts))


def _is_plain(kind: type) -> bool:
    # Who gets an error or a model need not know how it is made.
    return issubclass(kind, BaseException) or kind.__module__.startswith("vantage6_api")


def signature_text(function: Callable[..., object]) -> str:
    """Give the arguments with their defaults; the types are in the description."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return "()"
    parameters = [
        one.replace(annotation=inspect.Parameter.empty, default=_plain(one.default))
        for one in signature.parameters.values()
        if one.name not in ("self", "cls")
    ]
    return str(signature.replace(parameters=parameters, return_annotation=inspect.Signature.empty))


class _Shown:
    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def _plain(default: object) -> object:
    if default is inspect.Parameter.empty or isinstance(default, str | int | float | bool | None | tuple):
        return default
    return _Shown(getattr(default, "__name__", None) or re.sub(r"\W", "", type(default).__name__).upper())


def described(docstring: str, *, names: Names, convert: Convert) -> str:
    """Turn a numpy docstring into Sphinx's text."""
    lines = [re.sub(r"\s*# doctest: .*$", "", line) for line in inspect.cleandoc(docstring).splitlines()]
    return convert("\n".join(_linked(lines, names)))


def _linked(lines: list[str], names: Names) -> Iterator[str]:
    section = ""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if line and re.fullmatch(r"-{3,}", following):
            section = line
        if line.lstrip().startswith((">>>", "...")):
            yield line
        elif section in _TYPED and line and not line[0].isspace():
            head, mark, types = line.partition(" : ")
            yield f"{head}{mark}{names.in_type(types)}" if mark else names.in_type(line)
        elif section == "Examples":
            yield line
        else:
            yield names.in_text(line)


def _directive(name: str, argument: str, body: str) -> str:
    return f".. {name}:: {argument}\n\n{textwrap.indent(body.strip(), '   ')}\n\n"
