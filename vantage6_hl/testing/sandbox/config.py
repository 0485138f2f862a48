"""What a node process is told, in a file that only its owner can read: no api_key on a command line."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict, dataclass, field
from pathlib import Path


class ConfigError(ValueError):
    """The configuration of a node cannot be used."""


@dataclass(frozen=True)
class NodeConfig:
    """All that one node process needs.

    Parameters
    ----------
    name : str
        The node's name at the hub.
    api_key : str
        Its secret, given when it was registered.
    hq_url, auth_url, realm : str
        Where the hub and its login service are.
    folder : str
        Where the node keeps its sessions' dataframes.
    private_key : str or None
        The organization's private key file; needed in an encrypted collaboration.
    databases : dict of str to str
        Source files by label.
    poll_interval : float
        Seconds between two looks for new runs while no events arrive.
    """

    name: str
    api_key: str = field(repr=False)
    hq_url: str
    auth_url: str
    realm: str
    folder: str
    private_key: str | None
    databases: dict[str, str]
    poll_interval: float

    def write(self, path: Path) -> None:
        """Write the configuration to a new file of mode 0600."""
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            json.dump(asdict(self), handle, indent=2)

    @classmethod
    def read(cls, path: Path) -> NodeConfig:
        """Read a configuration.

        Raises
        ------
        ConfigError
            When the file is missing, no such configuration, or readable by others.
        """
        try:
            if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise ConfigError(f"'{path}' holds a secret and others may read it: run 'chmod 600 {path}'.")
            return cls(**json.loads(path.read_text()))
        except OSError as problem:
            raise ConfigError(f"The configuration '{path}' cannot be read: {problem.strerror}.") from None
        except (ValueError, TypeError) as problem:
            raise ConfigError(f"'{path}' is no configuration of a node: {problem}") from None
