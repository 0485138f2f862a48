"""The configuration file of a node: secret, and read back as it was written."""

import stat
from pathlib import Path

import pytest

from vantage6_hl.testing.sandbox.config import ConfigError, NodeConfig
from vantage6_hl.testing.sandbox.node import main

CONFIG = NodeConfig("n", "the-secret", "http://h", "http://a", "r", "/tmp/n", None, {"db": "/tmp/a.csv"}, 0.2)


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text("older")
    path.chmod(0o644)
    CONFIG.write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert NodeConfig.read(path) == CONFIG
    assert "the-secret" not in repr(CONFIG)


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    CONFIG.write(path)
    path.chmod(0o640)
    with pytest.raises(ConfigError, match="chmod 600"):
        NodeConfig.read(path)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"api_key": "x"}'])
def test_anything_else_is_no_configuration(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.json"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(ConfigError, match="is no configuration of a node"):
        NodeConfig.read(path)


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "gone.json")]) == 1
    assert "cannot be read: No such file" in capsys.readouterr().err
