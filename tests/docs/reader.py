"""Somebody who follows a page from top to bottom, in one interpreter and one shell, on the tests' real hub.

Pages show the addresses ``https://hub.example.org/hq`` and ``https://auth.example.org``, collaboration 1,
organizations 2, 3 and 4, session 1, dataframe 1 and task 1; the reader puts the real ones in their place. The
reader's folder holds ``private_key.pem``, the key of organization 2. Python names that a page uses without
making them are made as `Rig.assumed` says. In the shell the hub and the reader's account come from the
environment, as `vantage6_hl.config` describes; what a block exports is there in the page's next one.

``print(...)  # [1, 2]`` promises what is printed, wherever the comment is a Python value, and is held to it.
``await`` works outside of functions, as it does in a notebook.
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import contextlib
import inspect
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from types import CodeType, TracebackType
from typing import Protocol, runtime_checkable

from tests.docs.pages import Block, Page
from vantage6_hl import _logging

_PATIENCE = 120.0  # seconds for one block of a shell
_STATE = ".exported"


class PageError(AssertionError):
    """A block did not do what its page promises; the message says which."""


@runtime_checkable
class Closable(Protocol):
    """A client, a fake hub: what holds connections."""

    def close(self) -> Awaitable[None] | None:
        """Let go of them; once more does nothing."""
        ...


class Reader:
    """Runs the blocks of one page; a context manager, which closes the clients that the page made.

    Parameters
    ----------
    page : Page
        The page.
    folder : path
        The reader's working folder.
    real : mapping of str to str
        Patterns of what pages show, with what is there in truth.
    assumed : mapping of str to callable
        What makes the names that a page uses and does not make.
    environment : mapping of str to str
        Variables of the reader's shell, besides those of this process.
    """

    def __init__(
        self,
        page: Page,
        *,
        folder: Path,
        real: Mapping[str, str],
        assumed: Mapping[str, Callable[[], object]],
        environment: Mapping[str, str],
    ) -> None:
        self._page = page
        self._folder = folder
        self._real = [(re.compile(shown), there) for shown, there in real.items()]
        self._assumed = assumed
        self._environment = environment
        self._names: dict[str, object] = {"__name__": "__main__"}
        self._open: list[Closable] = []
        self._given: list[object] = []
        self._loop = asyncio.Runner()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for one in self._open:
            closing = one.close()
            if inspect.isawaitable(closing):
                self._loop.run(_awaited(closing))
        self._loop.close()
        _logging.set_level("warning")  # a page may have asked for more

    def follow(self) -> int:
        """Run all blocks; returns how many were run."""
        wanted = [block for block in self._page.blocks if not block.not_run]
        self._provide([block for block in wanted if block.language == "python" and not block.file])
        with contextlib.chdir(self._folder):
            for block in wanted:
                if block.file:
                    self._write(block)
                elif block.language == "python":
                    self._type(block)
                else:
                    self._shell(block)
        return len(wanted)

    def real(self, code: str) -> str:
        """Put the real addresses and ids into a page's code."""
        for shown, there in self._real:
            code = shown.sub(lambda found, there=there: "".join(found.groups()) + there, code)
        return code

    def _provide(self, blocks: list[Block]) -> None:
        """Make what the page's code uses and does not make."""
        for name in sorted(unbound([self.real(block.code) for block in blocks])):
            if name not in self._assumed:
                raise PageError(f"{self._page.name} uses the name '{name}' and nothing makes it.")
            self._names[name] = self._assumed[name]()
            self._given.append(self._names[name])

    def _write(self, block: Block) -> None:
        path = self._folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.real(block.code))

    def _type(self, block: Block) -> None:
        code = self.real(block.code)
        tree = ast.parse(code, filename=block.where)
        lines = code.splitlines()
        for statement in tree.body:
            promise = promised(statement, lines)
            # Numbered as on the page, so that a traceback shows the page's own line.
            ast.increment_lineno(statement, block.line - 1)
            printed = self._run(statement, str(block.page))
            if promise is not None and printed.strip() not in (promise, str(ast.literal_eval(promise))):
                where = f"{self._page.name}:{statement.lineno}"
                raise PageError(f"{where} promises {promise}, and this was printed: {printed.strip()}")

    def _run(self, statement: ast.stmt, filename: str) -> str:
        code = compile(ast.Module([statement], []), filename, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            try:
                self._execute(code)
            finally:
                self._remember()
        return printed.getvalue()

    def _execute(self, code: CodeType) -> None:
        result = eval(code, self._names)
        if result is not None:  # the code holds an await
            self._loop.run(_awaited(result))

    def _remember(self) -> None:
        """Keep what has to be closed: a page may give its name to another one."""
        for one in list(self._names.values()):
            ours = type(one).__module__.startswith("vantage6_") and isinstance(one, Closable)
            if ours and not any(one is other for other in (*self._open, *self._given)):
                self._open.append(one)

    def _shell(self, block: Block) -> None:
        # What is exported lives on in the page's next block, as it does in the reader's shell.
        code = f"[ -e {_STATE} ] && . ./{_STATE}\n{self.real(block.code)}\ndeclare -px > {_STATE}\n"
        paths = [str(Path(sys.executable).parent), os.environ["PATH"]]
        done = subprocess.run(
            [shutil.which("bash") or "/bin/bash", "-euo", "pipefail", "-c", code],
            env={**os.environ, **self._environment, "PATH": os.pathsep.join(paths)},
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        if done.returncode:
            raise PageError(
                f"{block.where}: the shell ended with status {done.returncode}.\n{done.stdout}{done.stderr}"
            )


async def _awaited(result: Awaitable[object]) -> object:
    return await result


def promised(statement: ast.stmt, lines: list[str]) -> str | None:
    """Give what a ``print(...)  # value`` says that it prints; None where it says nothing."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"):
        return None
    _, mark, comment = lines[(statement.end_lineno or 1) - 1].rpartition("  # ")
    try:
        ast.literal_eval(comment)
    except (ValueError, SyntaxError):
        return None
    return comment.strip() if mark else None


def unbound(codes: list[str]) -> set[str]:
    """Give the names that the code reads and that nothing in it makes, the builtins apart."""
    read: set[str] = set()
    made: set[str] = set(dir(builtins)) | {"__name__", "__file__"}
    for code in codes:
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Name):
                (read if isinstance(node.ctx, ast.Load) else made).add(node.id)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                made.add(node.name)
            elif isinstance(node, ast.arg):
                made.add(node.arg)
            elif isinstance(node, ast.ExceptHandler) and node.name:
                made.add(node.name)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                made |= {(one.asname or one.name).partition(".")[0] for one in node.names}
    return read - made
