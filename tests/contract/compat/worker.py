"""Runs a program one statement after another and tells what came of each: its form, or what it raised.

Stands alone: it runs in the official client's environment, and in ours with ``vantage6.client`` redirected.
"""

import ast
import inspect
import json
import logging
import sys
from pathlib import Path


def form(value):
    """Describe a value without its contents: the same for two clients that answer alike."""
    if isinstance(value, dict):
        return {key: form(one) for key, one in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {"a tuple of": [[name, form(getattr(value, name))] for name in value._fields]}
    if isinstance(value, list | tuple):
        forms = {json.dumps(form(one), sort_keys=True) for one in value}
        return {"a list of": [json.loads(one) for one in sorted(forms)]}
    return "None" if value is None else type(value).__name__


def outcome_of(value):
    """Describe the value of a statement: of a comparison the value itself."""
    return {"form": str(value) if isinstance(value, bool) else form(value), "value": told(value)}


def told(value):
    """Give the value itself where JSON can hold it."""
    try:
        return json.loads(json.dumps(value))
    except (TypeError, ValueError):
        return None


def run(program, names):
    """Give an outcome for each statement of a program that has a value."""
    outcomes = []
    for statement in ast.parse(program).body:
        outcome = {"source": ast.unparse(statement)}
        try:
            if isinstance(statement, ast.Expr):
                value = eval(compile(ast.Expression(statement.value), "program", "eval"), names)
            else:
                exec(compile(ast.Module([statement], []), "program", "exec"), names)
                if not isinstance(statement, ast.Assign):
                    continue
                value = names[statement.targets[0].id]
            outcome |= outcome_of(value)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is compared
            outcome |= {"raised": [kind.__name__ for kind in type(error).__mro__], "message": str(error)}
        outcomes.append(outcome)
    return outcomes


def calls(client):
    """Name every public method of a client and of its groups, with what each takes."""
    found = {}
    groups = {"client": client} | {name: one for name, one in attributes(client) if is_group(one)}
    groups |= {
        f"store.{name}": one
        for name, one in attributes(groups["store"])
        if is_group(one) and name != "base_client"
    }
    for group, holder in groups.items():
        for name, method in attributes(holder):
            if inspect.isroutine(method):
                found[f"{group}.{name}"] = [
                    [one.name, one.kind.name, repr(one.default) if one.default is not one.empty else None]
                    for one in inspect.signature(method).parameters.values()
                ]
    return found


def attributes(holder):
    """Give the public attributes."""
    names = [name for name in dir(holder) if not name.startswith("_") and name not in ("name", "parent")]
    return [(name, getattr(holder, name, None)) for name in names]


def is_group(one):
    """Tell whether it is a group of methods."""
    return hasattr(one, "parent") and not isinstance(one, logging.Logger)


if __name__ == "__main__":
    _, what, path, answer = sys.argv
    if what == "calls":
        from vantage6.client import UserClient

        outcome = calls(UserClient("http://127.0.0.1:1/hq", "http://127.0.0.1:1"))
    else:
        sys.argv = [path, what]  # as if the program was started alone
        outcome = run(Path(path).read_text(), {"__name__": "__main__"})
    Path(answer).write_text(json.dumps(outcome))
