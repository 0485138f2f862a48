"""An operation or a model imports what it needs and nothing else; the whole package can be imported."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import vantage6_api

SERVICES = [
    f"vantage6_api.{revision}.{name}" for revision in vantage6_api.REVISIONS for name in ("hq", "store")
]


def modules_after(code: str) -> set[str]:
    """Names of the modules that a new interpreter has loaded after this code.

    Where click is installed, httpx loads a command line of its own with itself, and rich with that.
    """
    script = (
        f"import json, sys\nsys.modules['httpx._main'] = None\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def models_in(modules: set[str]) -> set[str]:
    return {name.rsplit(".", 1)[1] for name in modules if ".hq.models." in name}


def test_an_operation_imports_no_model_and_no_network() -> None:
    loaded = modules_after("from vantage6_api.v5_0.hq.api.task import task_get")
    assert models_in(loaded) == set()
    assert "httpx" not in loaded
    assert not any(".store." in name for name in loaded)


def test_a_model_imports_only_itself() -> None:
    loaded = modules_after("from vantage6_api.v5_0.hq.models import Task")
    assert models_in(loaded) == {"task"}
    assert "httpx" not in loaded


def test_a_nested_model_comes_when_it_is_read() -> None:
    code = (
        "from vantage6_api.v5_0.hq.models import Task\ntask = Task.from_dict({'collaboration': {'id': 1}})\n"
    )
    assert models_in(modules_after(code)) == {"task"}
    assert models_in(modules_after(code + "task.collaboration")) == {"task", "link"}


@pytest.mark.parametrize("service", SERVICES)
def test_every_module_can_be_imported(service: str) -> None:
    package = importlib.import_module(service)
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{service}.")]
    assert len(names) > 40
    for name in names:
        importlib.import_module(name)


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_has_its_four_functions(service: str) -> None:
    for module in operations(service):
        assert all(
            callable(getattr(module, name))
            for name in ("sync", "sync_detailed", "asyncio", "asyncio_detailed")
        )
        documented = module.sync.__doc__
        assert all(section in documented for section in ("Parameters\n", "Returns\n", "Raises\n")), (
            module.__name__
        )


@pytest.mark.parametrize("service", SERVICES)
def test_the_models_package_lists_every_model(service: str) -> None:
    models = importlib.import_module(f"{service}.models")
    for name in models.__all__:
        assert getattr(models, name) is not None
        assert name in dir(models)
    with pytest.raises(AttributeError, match="no model 'Nothing'"):
        models.Nothing  # noqa: B018 - the access is the test


def operations(service: str) -> list[ModuleType]:
    package = importlib.import_module(f"{service}.api")
    found = pkgutil.walk_packages(package.__path__, f"{service}.api.")
    return [importlib.import_module(module.name) for module in found if not module.ispkg]
