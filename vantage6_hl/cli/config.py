"""``v6hl config``: the profiles in the file of settings; what people wrote in it by hand stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from vantage6_hl._private_files import locked, replace_private
from vantage6_hl._profile import DEFAULT_PROFILE, config_file, default_profile_in, profile_names_in
from vantage6_hl.cli.asking import Asked, Group, command
from vantage6_hl.cli.completing import profile_names
from vantage6_hl.cli.output import note, print_document, show
from vantage6_hl.config import setting_kinds
from vantage6_hl.errors import UsageError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

__all__ = ["config"]

config = Group("config", help="Profiles: the settings of one hub or account each, in one file.")

_SECRET: Final = "client_secret"  # noqa: S105 - the name of a setting


@command("path")
def path(asked: Asked, /) -> None:
    """Print where the file is; it need not exist yet."""
    show(str(config_file(asked.config)), asked.form)


@command("list", has_csv=True)
def list_profiles(asked: Asked, /) -> None:
    """List the profiles, and which one is used."""
    file = config_file(asked.config)
    used = _profile(asked)
    rows = [{"profile": name, "used": name == used} for name in profile_names_in(asked.config)]
    show(rows, asked.form)
    if not rows:
        note(f"'{file}' has no profiles yet: 'v6hl config set hq_url=... auth_url=...' begins.")


@command("show", click.Argument(["name"], required=False, metavar="[PROFILE]", shell_complete=profile_names))
def show_profile(asked: Asked, /, *, name: str | None) -> None:
    """Show the settings of a profile; a secret is not shown."""
    name = name or _profile(asked)
    found = _table(_read(config_file(asked.config)), name, asked)
    told = {key: "(hidden)" if key == _SECRET else value for key, value in found.unwrap().items()}
    if asked.form == "json":
        print_document(told)
    else:
        show(told, asked.form)


@command("set", click.Argument(["settings"], nargs=-1, required=True, metavar="NAME=VALUE..."))
def set_settings(asked: Asked, /, *, settings: tuple[str, ...]) -> None:
    """Write settings into a profile, which is made if it is new.

    The names are those of the client's arguments, such as hq_url, auth_url, username, client_secret_file and
    organization_key. client_secret=- reads the secret from a pipe, or asks for it: others see command lines.
    """
    import tomlkit

    kinds = setting_kinds()
    wanted = dict(_setting(one, kinds) for one in settings)
    file = config_file(asked.config)
    name = _profile(asked)

    def change(document: TOMLDocument) -> None:
        if name not in document:
            document[name] = tomlkit.table()
        table: MutableMapping[str, Any] = document[name]
        table.update(wanted)

    _change(file, change)
    note(f"Profile '{name}' in '{file}' was changed.")


@command("unset", click.Argument(["names"], nargs=-1, required=True, metavar="NAME..."))
def unset_settings(asked: Asked, /, *, names: tuple[str, ...]) -> None:
    """Take settings out of a profile."""
    profile = _profile(asked)

    def change(document: TOMLDocument) -> None:
        table = _table(document, profile, asked)
        for name in names:
            if name not in table:
                raise UsageError(f"Profile '{profile}' has no setting '{name}'.")
            del table[name]

    _change(config_file(asked.config), change)


@command("use", click.Argument(["name"], metavar="PROFILE", shell_complete=profile_names))
def use(asked: Asked, /, *, name: str) -> None:
    """Use a profile from now on where none is named, by --profile or VANTAGE6_PROFILE."""

    def change(document: TOMLDocument) -> None:
        _table(document, name, asked)
        document.pop(DEFAULT_PROFILE, None)
        if name != "default":
            # Above all tables: in TOML a line below one belongs to it.
            rest = [(key, document.pop(key)) for key in [*document]]
            document.add(DEFAULT_PROFILE, name)
            for key, value in rest:
                document.add(key, value)

    _change(config_file(asked.config), change)
    note(f"Profile '{name}' is used from now on.")


@command("remove", click.Argument(["name"], metavar="PROFILE", shell_complete=profile_names))
def remove(asked: Asked, /, *, name: str) -> None:
    """Remove a profile; a login that was saved with it stays until 'v6hl logout'."""

    def change(document: TOMLDocument) -> None:
        _table(document, name, asked)
        del document[name]
        if document.get(DEFAULT_PROFILE) == name:
            del document[DEFAULT_PROFILE]

    _change(config_file(asked.config), change)
    note(f"Profile '{name}' was removed.")


for one in (path, list_profiles, show_profile, set_settings, unset_settings, use, remove):
    config.add_command(one)


def _profile(asked: Asked) -> str:
    return asked.profile or default_profile_in(asked.config)


def _setting(text: str, kinds: Mapping[str, type[str | bool | Path]]) -> tuple[str, str | bool]:
    """Read one ``name=value``."""
    from vantage6_hl._profile import nearest

    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(
            f"{text!r} is no setting: write NAME=VALUE, for example hq_url=https://hub.example.org/hq."
        )
    if name not in kinds:
        raise UsageError(f"There is no setting '{name}'. {nearest(name, kinds)}")
    if name == _SECRET:
        if value != "-":
            raise UsageError(
                "Others can see command lines: write client_secret=- to be asked for it, or name a file with "
                "client_secret_file=FILE."
            )
        from vantage6_hl.cli.secret_files import read_secret_from

        return name, read_secret_from("-", "Secret")
    if kinds[name] is bool:
        if value not in ("true", "false"):
            raise UsageError(f"{name} is true or false.")
        return name, value == "true"
    if kinds[name] is Path:
        # Paths in the file are relative to it; on the command line they are relative to where one stands.
        value = str(Path(value).expanduser().absolute())
    return name, value


def _read(file: Path) -> TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        return tomlkit.parse(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return tomlkit.document()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The profiles cannot be read from '{file}': {error}.") from None
    except ParseError as error:
        raise UsageError(f"'{file}' is no TOML file: {error}.") from None


def _table(document: TOMLDocument, name: str, asked: Asked) -> Any:
    if not isinstance(document.get(name), MutableMapping):
        names = ", ".join(f"'{one}'" for one in profile_names_in(asked.config))
        raise UsageError(
            f"There is no profile '{name}' in '{config_file(asked.config)}'. "
            + (f"There are {names}." if names else "There are none.")
        )
    return document[name]


def _change(file: Path, change: Any) -> None:
    import tomlkit

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(file):
            document = _read(file)
            change(document)
            # Mode 0600, whatever it was: a secret may be in it.
            replace_private(file.resolve(), tomlkit.dumps(document).encode())
    except OSError as error:
        raise UsageError(f"'{file}' cannot be written: {error.strerror}.") from None
