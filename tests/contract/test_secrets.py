"""Canaries: a whole flow at DEBUG, and every channel on which a secret could get out is searched for it."""

from __future__ import annotations

import asyncio
import base64
import logging
import secrets
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tests.conftest import Example
from tests.contract.blocking import blocking
from tests.contract.channels import Channels, inspect
from vantage6_hl import AsyncUserClient, RSACryptor, UserClient
from vantage6_hl.auth import Tokens
from vantage6_hl.crypto import create_key
from vantage6_hl.errors import (
    CredentialsRefused,
    DecryptionError,
    InvalidKey,
    KeyMismatch,
    KeyMissing,
    LoginRequired,
    NetworkError,
    NotFound,
    TaskFailed,
    UsageError,
    WaitTimeout,
)
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.world import log_in_administrator, researcher_roles

pytestmark = pytest.mark.hub

Make = Callable[..., UserClient]

IMAGE = "harbor2.vantage6.ai/demo/average"


@pytest.fixture
def channels(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Channels]:
    """Listen to all loggers at DEBUG, to what is printed, and to the tokens that come."""
    found = Channels()
    caplog.set_level(logging.DEBUG)
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger) and logger.level:
            caplog.set_level(logging.DEBUG, logger=name)
    living = Tokens.living

    def noted(access: str, refresh: str | None, **times: float) -> Tokens:
        found.keep(f"access token {len(found.secrets)}", access)
        if refresh is not None:
            found.keep(f"refresh token {len(found.secrets)}", refresh)
        return living(access, refresh, **times)

    monkeypatch.setattr(Tokens, "living", noted)
    with warnings.catch_warnings(record=True) as warned:
        yield found
    records = caplog.get_records("call")
    for record in records:
        found.add(f"log of {record.name}", f"{record.getMessage()} {record.args!r} {record.exc_text}")
    assert {"vantage6_hl", "httpcore"} <= {record.name.split(".")[0] for record in records}
    printed = capfd.readouterr()
    found.add("stdout", printed.out)
    found.add("stderr", printed.err)
    found.add("warnings", " ".join(str(one.message) for one in warned))
    leaks = found.leaks()
    assert not leaks, "\n".join(leaks)


@pytest.fixture(params=["sync", "async"])
def client_of(request: pytest.FixtureRequest, hub: Hub, tmp_path: Path) -> Iterator[Make]:
    """Make clients of one flavour."""
    with asyncio.Runner() as runner:

        def make(*, hq_url: str | None = None) -> UserClient:
            kind = UserClient if request.param == "sync" else AsyncUserClient
            client = kind(
                hq_url or hub.hq_url,
                hub.auth_url,
                hub.realm,
                hub.client_id,
                log_level="debug",
                known_keys=tmp_path / "known_keys",
            )
            return blocking(client, runner) if isinstance(client, AsyncUserClient) else client

        yield make


def test_a_leak_would_be_seen() -> None:
    found = Channels()
    secret = found.keep("passphrase", "correct horse battery")
    found.add("log", "nothing to see")
    assert not found.leaks()
    found.add("log", f"the passphrase is {secret}")
    found.add("body", base64.b64encode(f"ab{secret}".encode()).decode())
    found.provoke(UsageError, lambda: _hiding(ValueError(secret), UsageError("no")))
    assert found.leaks() == [
        "passphrase in log",
        "passphrase in body",
        "passphrase in ValueError in UsageError",
        "passphrase in pickle of ValueError",
    ]


def _hiding(inner: Exception, outer: Exception) -> None:
    try:
        raise inner
    except ValueError:
        raise outer from None


def test_no_secret_gets_out_of_a_whole_flow(
    hub: Hub, client_of: Make, example: Example, channels: Channels, tmp_path: Path
) -> None:
    username, secret, organization, collaboration = as_administrator(hub, client_of, example, channels)
    argument = channels.keep("argument", f"argument-{secrets.token_hex(12)}")
    with closing(client_of()) as client:
        log_in(client, channels, username=username, secret=secret)
        key_file = set_up_encryption(client, channels, tmp_path, other=example.members[1].private_key)
        inspect(channels, "service account", client)
        # Its organization has no node, so its runs wait for ever.
        session = client.session.create(collaboration=collaboration, scope="collaboration").id
        channels.provoke(UsageError, lambda: send(client, channels, {argument}, organization, session))
        channels.provoke(UsageError, lambda: send(client, channels, argument, 1, session))
        channels.provoke(NotFound, lambda: send(client, channels, argument, organization, 10**6))
        task = send(client, channels, argument, organization, session)
        channels.provoke(WaitTimeout, lambda: client.wait_for_results(task, timeout=0.2))
        (run,) = client.run.from_task(task)
        assert argument in (run.arguments or ""), "what cannot be found proves nothing"
        channels.add("run", f"{run!r} {run._repr_html_()}")
        client.setup_encryption(None)
        channels.provoke(KeyMissing, lambda: send(client, channels, argument, organization, session))
        client.logout()
        channels.provoke(LoginRequired, client.collaboration.list)
    with closing(client_of(hq_url="http://127.0.0.1:9/hq")) as client:
        client.initialize_service_account(secret, username=username)
        channels.provoke(NetworkError, client.authenticate_service_account)
    get_results(client_of, example, channels, argument=argument, wrong_key=key_file)
    for name in ("hq.log", "hq.sqlite"):
        content = (hub.folder / name).read_bytes().decode("latin-1")
        for kept in ("passphrase", "private key", "argument"):
            found = Channels({kept: channels.secrets[kept]}, [(name, content)]).leaks()
            assert not found


def as_administrator(
    hub: Hub, client_of: Make, example: Example, channels: Channels
) -> tuple[str, str, int, int]:
    """Make an organization with a service account and a node, in an encrypted collaboration."""
    name = f"canary-{secrets.token_hex(6)}"
    with closing(client_of()) as admin:
        log_in_administrator(admin, hub)
        organization = admin.organization.create(name, country="Nowhere").id
        collaboration = admin.collaboration.create(
            name, organizations=[organization, example.members[0].id], encrypted=True
        ).id
        node = admin.node.create(collaboration=collaboration, organization=organization)
        channels.keep("api_key", node.api_key)
        channels.add("new node", f"{node!r} {node._repr_html_()}")
        user = admin.user.create(
            name, organization=organization, roles=researcher_roles(admin), is_service_account=True
        )
        secret = channels.keep("client secret", user.client_secret or "")
        channels.add("new user", f"{user!r} {user!s} {user._repr_html_()}")
        inspect(channels, "administrator", admin)
        admin.logout()
    return name, secret, organization, collaboration


def log_in(client: UserClient, channels: Channels, *, username: str, secret: str) -> None:
    """Log in as a service account, after everything that can go wrong."""
    wrong = channels.keep("wrong client secret", f"wrong-{secrets.token_hex(12)}")
    channels.provoke(LoginRequired, client.collaboration.list)
    client.initialize_service_account(wrong, username=username)
    channels.provoke(CredentialsRefused, client.authenticate_service_account)
    client.initialize_service_account(secret, username=username)
    client.authenticate_service_account()


def set_up_encryption(client: UserClient, channels: Channels, folder: Path, *, other: Path) -> Path:
    """Make a key with a passphrase and use it, after everything that can go wrong."""
    passphrase = channels.keep("passphrase", f"passphrase-{secrets.token_hex(12)}")
    wrong = channels.keep("wrong passphrase", f"wrong-{secrets.token_hex(12)}")
    path = folder / "canary.pem"
    pem = create_key(path, passphrase=passphrase.encode()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    channels.keep("private key", pem.decode().splitlines()[20])
    channels.keep("private key file", path.read_text().splitlines()[20])
    channels.provoke(InvalidKey, lambda: client.setup_encryption(path))
    channels.provoke(InvalidKey, lambda: client.setup_encryption(path, passphrase=wrong))
    client.setup_encryption(path, passphrase=passphrase)
    channels.provoke(KeyMismatch, lambda: client.setup_encryption(other))
    return path


def send(
    client: UserClient,
    channels: Channels,
    text: object,
    organization: int,
    session: int,
    method: str = "echo",
) -> int:
    """Create a task with a secret among its arguments."""
    arguments = {"text": text} if method == "echo" else {"message": "on purpose"}
    task = client.task.create(
        organizations=[organization],
        name="canary",
        image=IMAGE,
        method=method,
        arguments=arguments,
        session=session,
        action="federated_compute",
    )
    channels.add("task", f"{task!r} {task!s} {task._repr_html_()}")
    return task.id


def get_results(
    client_of: Make, example: Example, channels: Channels, *, argument: str, wrong_key: Path
) -> None:
    """Let a node compute, read the result, and fail to read it."""
    channels.keep("researcher's client secret", example.researcher.client_secret)
    with closing(client_of()) as client:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        client.authenticate_service_account()
        key = example.members[0].private_key
        channels.keep("researcher's private key", key.read_text().splitlines()[20])
        client.setup_encryption(key)
        session = client.session.create(collaboration=example.collaboration, scope="collaboration").id
        home = example.members[0].id
        task = send(client, channels, argument, home, session)
        (result,) = client.wait_for_results(task, timeout=60, interval=0.2)
        assert result["text"] == argument
        failing = send(client, channels, None, home, session, method="fail")
        channels.provoke(TaskFailed, lambda: client.wait_for_results(failing, timeout=60, interval=0.2))
        # A result that was encrypted for another key: the hub would not let this come about.
        client._connection.cryptor = RSACryptor(wrong_key, passphrase=lambda: channels.secrets["passphrase"])
        channels.provoke(DecryptionError, lambda: client.result.from_task(task))
        client.setup_encryption(None)
        channels.provoke(KeyMissing, lambda: client.result.from_task(task))
        inspect(channels, "researcher", client)
