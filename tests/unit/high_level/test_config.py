"""Where settings come from: arguments, then the environment, then a profile; and what is wrong with them."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl._private_files import user_config_folder
from vantage6_hl.config import SecretFileWarning, Settings, read_settings
from vantage6_hl.errors import UsageError

HQ, AUTH = "https://hub.example.org/hq", "https://auth.example.org"
ADDRESSES = f'hq_url = "{HQ}"\nauth_url = "{AUTH}"\n'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(text: str, name: str = "config.toml", *, mode: int = 0o600) -> Path:
        file = tmp_path / name
        file.write_text(text)
        file.chmod(mode)
        return file

    return write


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("VANTAGE6_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


def test_a_profile_is_read(write: Write, tmp_path: Path) -> None:
    file = write(
        f"[other]\n[robot]\n{ADDRESSES}"
        'auth_realm = "r"\nauth_client = "c"\nlog_level = "debug"\nallow_insecure_http = true\n'
        'organization_key = "keys/org.pem"\nca_file = "/etc/ca.pem"\nclient_certificate = "~/me.pem"\n'
        'username = "robot"\nclient_secret = "CANARY"\n'
    )
    found = read_settings("robot", path=file)
    assert found == Settings(
        hq_url=HQ,
        auth_url=AUTH,
        auth_realm="r",
        auth_client="c",
        log_level="debug",
        allow_insecure_http=True,
        organization_key=tmp_path / "keys/org.pem",
        ca_file=Path("/etc/ca.pem"),
        client_certificate=(tmp_path / "me.pem", tmp_path / "me.pem"),
        username="robot",
        client_secret="CANARY",
    )
    assert "CANARY" not in repr(found)


def test_what_is_not_set_has_the_clients_defaults(write: Write) -> None:
    file = write(f"[default]\n{ADDRESSES}")
    assert read_settings(path=file) == Settings(hq_url=HQ, auth_url=AUTH)
    with (
        UserClient.from_config(path=file) as client,
        UserClient(HQ, AUTH) as plain,
    ):
        assert client._connection.realm == plain._connection.realm
        assert client._auth_client == plain._auth_client
        assert client.organization_key is None


def test_arguments_count_before_the_environment_and_that_before_the_profile(write: Write) -> None:
    file = write('[default]\nhq_url = "profile"\nauth_url = "profile"\nauth_realm = "profile"\n')
    found = read_settings(
        path=file,
        arguments={"hq_url": "argument", "auth_url": None},
        environment={"VANTAGE6_HQ_URL": "environment", "VANTAGE6_AUTH_URL": "environment"},
    )
    assert (found.hq_url, found.auth_url, found.auth_realm) == ("argument", "environment", "profile")


def test_every_setting_can_come_from_the_environment(write: Write, tmp_path: Path) -> None:
    secret = write("CANARY\n", "secret")
    found = read_settings(
        environment={
            "VANTAGE6_HQ_URL": HQ,
            "VANTAGE6_AUTH_URL": AUTH,
            "VANTAGE6_AUTH_REALM": "r",
            "VANTAGE6_AUTH_CLIENT": "c",
            "VANTAGE6_LOG_LEVEL": "debug",
            "VANTAGE6_ALLOW_INSECURE_HTTP": "True",
            "VANTAGE6_ORGANIZATION_KEY": "~/org.pem",
            "VANTAGE6_CA_FILE": "ca.pem",
            "VANTAGE6_CLIENT_CERTIFICATE": "cert.pem",
            "VANTAGE6_CLIENT_CERTIFICATE_KEY": "key.pem",
            "VANTAGE6_CLIENT_NAME": "robot-client",
            "VANTAGE6_CLIENT_SECRET_FILE": str(secret),
            "VANTAGE6_USERNAME": "",
        }
    )
    assert found == Settings(
        hq_url=HQ,
        auth_url=AUTH,
        auth_realm="r",
        auth_client="c",
        log_level="debug",
        allow_insecure_http=True,
        organization_key=tmp_path / "org.pem",
        ca_file=Path("ca.pem"),
        client_certificate=(Path("cert.pem"), Path("key.pem")),
        client_name="robot-client",
        client_secret="CANARY",
    )


def test_a_secret_and_a_name_in_the_environment_replace_the_profiles_in_any_form(write: Write) -> None:
    file = write(f'[default]\n{ADDRESSES}client_name = "theirs"\nclient_secret_file = "nowhere"\n')
    mine = {"VANTAGE6_USERNAME": "me", "VANTAGE6_CLIENT_SECRET": "mine"}
    found = read_settings(path=file, environment=mine)
    assert (found.username, found.client_name, found.client_secret) == ("me", None, "mine")


def test_file_and_profile_can_be_named_by_the_environment(write: Write) -> None:
    file = write(f'[one]\n{ADDRESSES}auth_realm = "one"\n[two]\n{ADDRESSES}auth_realm = "two"\n')
    environment = {"VANTAGE6_CONFIG": str(file), "VANTAGE6_PROFILE": "two"}
    assert read_settings(environment=environment).auth_realm == "two"
    assert read_settings("one", environment=environment).auth_realm == "one"


def test_the_users_own_file_is_found_and_need_not_be_there(tmp_path: Path) -> None:
    addresses: dict[str, str | bool | Path | None] = {"hq_url": HQ, "auth_url": AUTH}
    assert read_settings(arguments=addresses).auth_realm == "vantage6"
    folder = tmp_path / "settings" / "vantage6-hl"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('[other]\nauth_realm = "other"\n')
    assert read_settings(arguments=addresses).auth_realm == "vantage6"
    assert read_settings("other", arguments=addresses).auth_realm == "other"
    (folder / "config.toml").write_text('[default]\nauth_realm = "mine"\n')
    assert read_settings(arguments=addresses).auth_realm == "mine"


@pytest.mark.parametrize("named", [True, False])
def test_the_users_own_folder_is_the_one_that_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    if not named:
        monkeypatch.delenv("XDG_CONFIG_HOME")
    assert user_config_folder() == platformdirs.user_config_path("vantage6-hl", appauthor=False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "[robot]\nhq_ulr = 'CANARY'",
            r"Profile 'robot' in .* unknown setting 'hq_ulr'\. .*'hq_url'\?",
        ),
        (
            "[robot]\nzzzzzz = 'CANARY'",
            r"unknown setting 'zzzzzz'\. There are allow_insecure_http, auth",
        ),
        ("[robot]\nhq_url = 7", r"hq_url must be text in quotes"),
        ("[robot]\nallow_insecure_http = 'CANARY'", "allow_insecure_http must be true or false"),
        ("[robot]\norganization_key = ''", "organization_key must be text"),
        ("[robot]\norganization_key = false", "organization_key must be text"),
        ("hq_url = 'CANARY'\n[robot]", r"'hq_url' in '.*' is in no profile: .*\[default\]"),
        ("[robot]\nhq_url = CANARY", r"config\.toml' is no TOML file: .*line 2"),
        ("[one]\n[two]", r"has no profile 'robot'\. It has 'one', 'two'\."),
        ("", "has no profile 'robot'. It has none"),
        (f"[robot]\nhq_url = '{HQ}'", "auth_url is not set. Pass it, set .* VANTAGE6_AUTH_URL, or put it"),
        (
            "[robot]\nclient_secret = 'CANARY'\nclient_secret_file = 'x'",
            "Both client_secret and client_s",
        ),
        (
            f"[robot]\n{ADDRESSES}client_secret_file = 'x'",
            "The secret cannot be read from '.*x': No",
        ),
        (f"[robot]\n{ADDRESSES}client_certificate_key = 'x'", "without its client_certificate"),
    ],
)
def test_what_is_wrong_with_a_profile_is_named(write: Write, text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as caught:
        read_settings("robot", path=write(text))
    assert "CANARY" not in str(caught.value)


def test_files_that_cannot_be_used_are_named(write: Write, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"The profiles cannot be read from '.*none\.toml': No such file"):
        read_settings(path=tmp_path / "none.toml")
    with pytest.raises(UsageError, match=r"vantage6-hl.config\.toml': No such file"):
        read_settings("robot")
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="no text in UTF-8"):
        read_settings(path=tmp_path / "binary")
    with pytest.raises(UsageError, match="too large"):
        read_settings(path=write("#" * 2**20 + "\n"))
    with pytest.raises(UsageError, match="for the secret is empty"):
        read_settings(path=write(f"[default]\n{ADDRESSES}client_secret_file = '{write(' ', 'empty')}'"))
    with pytest.raises(UsageError, match="VANTAGE6_ALLOW_INSECURE_HTTP is neither 'true' nor 'false'"):
        read_settings(environment={"VANTAGE6_ALLOW_INSECURE_HTTP": "perhaps"})


@pytest.mark.skipif(os.name != "posix", reason="file modes say nothing here")
@pytest.mark.parametrize("inline", [True, False], ids=["in the profile", "in a file of its own"])
@pytest.mark.parametrize(("mode", "warned"), [(0o644, True), (0o604, True), (0o640, False), (0o600, False)])
def test_a_secret_that_everybody_can_read_is_warned_of(
    write: Write, inline: bool, mode: int, warned: bool
) -> None:
    write("CANARY", "secret", mode=mode)
    line = 'client_secret = "CANARY"' if inline else 'client_secret_file = "secret"'
    file = write(f"[default]\n{ADDRESSES}{line}\n", mode=mode if inline else 0o644)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert read_settings(path=file).client_secret == "CANARY"
    assert [one.category for one in caught] == ([SecretFileWarning] if warned else [])
    assert all("chmod 600" in str(one.message) and "CANARY" not in str(one.message) for one in caught)


def test_a_profile_without_a_secret_may_be_open_to_all(write: Write) -> None:
    read_settings(path=write(f"[default]\n{ADDRESSES}", mode=0o644))


@pytest.mark.parametrize("kind", [UserClient, AsyncUserClient])
def test_a_client_is_made_of_a_profile(
    write: Write, tmp_path: Path, kind: type[UserClient] | type[AsyncUserClient]
) -> None:
    file = write(
        f'[robot]\n{ADDRESSES}username = "robot"\nclient_secret = "CANARY"\norganization_key = "org.pem"\n'
        'auth_client = "c"\n'
    )
    client = kind.from_config("robot", path=file, auth_realm="other")
    assert (client.hq_url, client.auth_url) == (HQ, AUTH)
    assert (client._connection.realm.name, client._auth_client) == ("other", "c")
    assert client.organization_key == tmp_path / "org.pem"
    assert client._service_account is not None
    assert "CANARY" not in repr(client)


def test_a_client_takes_ca_and_insecure_http_from_a_profile(write: Write) -> None:
    with pytest.raises(UsageError, match=r"ca_file: the file '.*none\.pem'"):
        UserClient.from_config(path=write(f'[default]\n{ADDRESSES}ca_file = "none.pem"\n'))
    file = write(f'[default]\n{ADDRESSES}client_certificate_key = "key.pem"\n')
    with pytest.raises(UsageError, match=r"client_certificate: the file 'mine\.pem'"):
        UserClient.from_config(path=file, client_certificate=("mine.pem", "mykey.pem"))
    with pytest.raises(UsageError, match=r"ca_file: the file 'ca\.pem'"):
        UserClient.from_config(hq_url=HQ, auth_url=AUTH, ca_file="ca.pem")
    insecure = '[default]\nhq_url = "http://hub.example.org"\nauth_url = "http://auth.example.org"\n'
    with pytest.raises(UsageError, match="allow_insecure_http"):
        UserClient.from_config(path=write(insecure))
    UserClient.from_config(path=write(insecure), allow_insecure_http=True).close()
    file = write(insecure + "allow_insecure_http = true\n")
    UserClient.from_config(path=file).close()
    with pytest.raises(UsageError, match="allow_insecure_http"):
        UserClient.from_config(path=file, allow_insecure_http=False)


def test_a_secret_without_a_name_is_no_account(write: Write) -> None:
    with pytest.raises(UsageError, match="needs its username or its client_name"):
        UserClient.from_config(path=write(f'[default]\n{ADDRESSES}client_secret = "CANARY"\n'))
