"""The command line at a stand-in for the hub, with settings and files of the test's own."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ, SECRET, FakeHub, Row
from vantage6_hl._sync import connection
from vantage6_hl.cli import main
from vantage6_hl.transport import HubClient


@dataclass
class Done:
    """What became of a command line."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on standard output, which holds nothing else."""
        return json.loads(self.out)


Run = Callable[..., Done]


class Hub(FakeHub):
    """Also gives what the real hub gives once, and says how it is."""

    well = True

    def _answer(self, request: httpx.Request) -> Row | None:
        if request.url.path == "/hq/health":
            return {"api": True, "database": self.well}
        return super()._answer(request)

    def _create(self, kind: str, request: httpx.Request) -> Row:
        row = super()._create(kind, request)
        if kind == "node":
            return {**row, "api_key": "CANARY-of-the-node"}
        if kind == "user" and row.get("is_service_account"):
            return {**row, "client_secret": "CANARY-of-the-account"}
        return row


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command line runs, with no settings at all."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    for name in ("VANTAGE6_PROFILE", "VANTAGE6_CONFIG", "VANTAGE6_HQ_URL", "VANTAGE6_AUTH_URL"):
        monkeypatch.delenv(name, raising=False)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    """Stand in for the hub of every command."""
    fake = Hub()
    fake.tables["node"] = []
    transport = httpx.MockTransport(fake)
    monkeypatch.setattr(connection, "HubClient", functools.partial(HubClient, transport=transport))
    return fake


@pytest.fixture
def settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the hub, and nobody who logs in."""
    monkeypatch.setenv("VANTAGE6_HQ_URL", HQ)
    monkeypatch.setenv("VANTAGE6_AUTH_URL", AUTH)


@pytest.fixture
def alice(settings: None, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Hub:
    """Name alice's service account, as a CI job does; gives the hub."""
    monkeypatch.setenv("VANTAGE6_USERNAME", "alice")
    monkeypatch.setenv("VANTAGE6_CLIENT_SECRET", SECRET)
    return hub


@pytest.fixture
def v6hl(folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command line, with pipes on all sides."""

    def run(*arguments: str) -> Done:
        capfd.readouterr()
        code = main(arguments)
        return Done(code, *capfd.readouterr())

    return run
