"""Profiles: written without losing what people wrote, private, and used by name or from now on."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.high_level.fake_hub import AUTH, HQ
from vantage6_hl.config import read_settings


@pytest.fixture
def file(folder: Path, v6hl: Run) -> Path:
    return Path(v6hl("config", "path").out.strip())


def test_a_profile_is_made_and_used(file: Path, v6hl: Run) -> None:
    assert v6hl("config", "set", f"hq_url={HQ}", f"auth_url={AUTH}").code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_settings().hq_url == HQ
    assert v6hl("config", "show", "--json").document == {"hq_url": HQ, "auth_url": AUTH}


def test_what_people_wrote_stays(file: Path, v6hl: Run) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('# my hubs\n[default]\nhq_url = "x"  # the old one\n\n[other]\nhq_url = "y"\n')
    v6hl("config", "set", "auth_url=z")
    v6hl("config", "use", "other")
    assert file.read_text() == (
        '# my hubs\ndefault_profile = "other"\n\n'
        '[default]\nhq_url = "x"  # the old one\nauth_url = "z"\n\n[other]\nhq_url = "y"\n'
    )


def test_a_profile_is_named_or_used_from_now_on(
    file: Path, v6hl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    v6hl("config", "set", f"hq_url={HQ}", f"auth_url={AUTH}")
    v6hl("config", "set", "--profile", "robot", f"hq_url={HQ}/robots", f"auth_url={AUTH}")
    assert v6hl("config", "list").out == "default\ttrue\nrobot\tfalse\n"
    assert v6hl("config", "use", "robot").code == 0
    assert v6hl("config", "list").out == "default\tfalse\nrobot\ttrue\n"
    assert read_settings().hq_url == f"{HQ}/robots"
    assert read_settings("default").hq_url == HQ
    monkeypatch.setenv("VANTAGE6_PROFILE", "default")
    assert read_settings().hq_url == HQ
    monkeypatch.delenv("VANTAGE6_PROFILE")
    assert v6hl("config", "remove", "robot").code == 0
    assert v6hl("config", "list").out == "default\ttrue\n"
    assert read_settings().hq_url == HQ


def test_a_secret_comes_from_a_pipe_and_is_not_shown(
    file: Path, v6hl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = v6hl("config", "set", "client_secret=CANARY")
    assert done.code == 2
    assert "CANARY" not in done.err
    monkeypatch.setattr(sys, "stdin", io.StringIO("CANARY-piped\n"))
    assert v6hl("config", "set", "client_secret=-").code == 0
    assert 'client_secret = "CANARY-piped"' in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    for more in ((), ("--json",)):
        assert "CANARY" not in v6hl("config", "show", *more).out


def test_files_are_meant_from_where_one_stands(file: Path, v6hl: Run, folder: Path) -> None:
    v6hl("config", "set", f"hq_url={HQ}", f"auth_url={AUTH}", "organization_key=key.pem")
    assert read_settings().organization_key == folder / "key.pem"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("set", "hq_urll=x"), "Did you mean 'hq_url'?"),
        (("set", "hq_url"), "NAME=VALUE"),
        (("set", "allow_insecure_http=maybe"), "true or false"),
        (("show", "nowhere"), "no profile 'nowhere'"),
        (("use", "nowhere"), "no profile 'nowhere'"),
        (("unset", "hq_url"), "no profile"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    typed: tuple[str, ...], reason: str, file: Path, v6hl: Run
) -> None:
    done = v6hl("config", *typed)
    assert done.code == 2
    assert reason in done.err
    assert not file.exists()


def test_a_setting_is_taken_out(file: Path, v6hl: Run) -> None:
    v6hl("config", "set", f"hq_url={HQ}", f"auth_url={AUTH}", "username=robot")
    assert v6hl("config", "unset", "username").code == 0
    assert v6hl("config", "unset", "username").code == 2
    assert v6hl("config", "show", "--json").document == {"hq_url": HQ, "auth_url": AUTH}


def test_a_file_that_is_no_toml_is_left_alone(file: Path, v6hl: Run) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[default\n")
    done = v6hl("config", "set", "hq_url=x")
    assert done.code == 2
    assert "is no TOML file" in done.err
    assert file.read_text() == "[default\n"
