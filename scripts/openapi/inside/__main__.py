"""Print the facts about one service of the installed hub as JSON: ``python -m scripts.openapi.inside hq``."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import os
import sys
from dataclasses import asdict
from typing import Any

SERVICES = {"hq": "vantage6.hq", "store": "vantage6.algorithm.store"}

# The hub's modules then import without their configuration; set before they are imported.
os.environ["READTHEDOCS"] = "1"


def main(service: str) -> None:
    """Print the facts about this service."""
    from flask import Flask  # type: ignore[import-not-found]
    from flask_restful import Api  # type: ignore[import-not-found]
    from marshmallow import Schema  # type: ignore[import-not-found]

    from scripts.openapi.inside.marshal import schema_facts

    package = SERVICES[service]
    settings = importlib.import_module(f"{package}.globals")
    app = Flask("extraction")
    stand_ins = dict.fromkeys(("socketio", "storage_adapter", "mail", "api", "permissions", "config"))
    for resource in settings.RESOURCES:
        importlib.import_module(f"{settings.RESOURCES_PATH}.{resource}").setup(Api(app), "", dict(stand_ins))
    schemas: dict[str, Schema] = {}
    operations = []
    for rule in app.url_map.iter_rules():
        view = getattr(app.view_functions[rule.endpoint], "view_class", None)
        if view is None:
            continue  # Flask's own route for static files
        for method in sorted(set(rule.methods) - {"HEAD", "OPTIONS"}):
            operations.append(_operation(rule.rule, method, view, schemas))
    facts = {
        "service": service,
        "operations": sorted(operations, key=lambda each: (each["path"], each["method"])),
        "schemas": schema_facts(schemas, _models(schemas)),
    }
    json.dump(facts, sys.stdout, ensure_ascii=True, indent=1)


def _operation(path: str, method: str, view: type, schemas: dict[str, Any]) -> dict[str, Any]:
    from scripts.openapi.inside.live import LiveScope, parse
    from scripts.openapi.inside.reader import read

    function = inspect.unwrap(getattr(view, method.lower()))
    tree = parse(function)
    reading = read(tree, LiveScope(function.__module__, view, schemas))
    return {
        "path": path,
        "method": method.lower(),
        "file": function.__module__.replace(".", "/") + ".py",
        "docstring": inspect.getdoc(function) or "",
        "decorators": [ast.unparse(each) for each in tree.decorator_list],
        "reading": asdict(reading),
    }


def _models(schemas: dict[str, Any]) -> dict[str, type]:
    """Return all database models of the service by name: the registry of any schema's model knows them."""
    from scripts.openapi.inside.marshal import model_of

    known = next(model for schema in schemas.values() if (model := model_of(type(schema))))
    return {mapper.class_.__name__: mapper.class_ for mapper in known.registry.mappers}


if __name__ == "__main__":
    main(sys.argv[1])
