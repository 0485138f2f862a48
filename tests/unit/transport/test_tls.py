"""Encrypted connections to a real server on this machine: whom the client trusts, and what it shows."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import SHUT_WR, create_server, socket

import pytest

from tests.certificates import Authority
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl.auth import Realm, TokenAuth, service_account
from vantage6_hl.errors import CertificateProblem, UsageError
from vantage6_hl.transport import AsyncHubClient, ClientCertificate, HubClient, tls_context

pytestmark = pytest.mark.anyio


class Server:
    """Answers every request with a token that is also good as the hub's version."""

    def __init__(self, certificate: tuple[Path, Path], *, client_ca: Path | None = None) -> None:
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.load_cert_chain(*certificate)
        if client_ca is not None:
            self.context.load_verify_locations(client_ca)
            self.context.verify_mode = ssl.CERT_REQUIRED
        self.received: list[bytes] = []
        self.shown: list[str] = []
        self.accepted = 0
        self.socket = create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.threads = [threading.Thread(target=self._accept)]
        self.threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.accepted += 1
            self.threads.append(threading.Thread(target=self._serve, args=(connection,)))
            self.threads[-1].start()

    def _serve(self, connection: socket) -> None:
        connection.settimeout(10)
        wrapped = self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        with wrapped, suppress(OSError):
            try:
                wrapped.do_handshake()
            except ssl.SSLError:
                # What the client has sent is read first: else the system throws away the alert to it.
                socket.shutdown(wrapped, SHUT_WR)
                while socket.recv(wrapped, 4096):
                    pass
                return
            subject = dict(pair[0] for pair in (wrapped.getpeercert() or {}).get("subject", ()))
            self.shown.append(subject.get("commonName", ""))
            self.received.append(_request(wrapped))
            body = b'{"id": 1, "version": "5.0.3", "access_token": "t1", "expires_in": 300}'
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
            wrapped.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def close(self) -> None:
        with suppress(OSError):
            self.socket.shutdown(2)
        self.socket.close()
        for thread in self.threads:
            thread.join(10)


def _request(connection: socket) -> bytes:
    """Read all of a request: what is left unread when a connection is closed makes the answer be lost."""
    with connection.makefile("rb") as file:
        head = b"".join(iter(file.readline, b"\r\n"))
        length = next(
            (line for line in head.splitlines() if line.lower().startswith(b"content-length:")), b":0"
        )
        return head + file.read(int(length.split(b":")[1]))


@dataclass(frozen=True)
class Certificates:
    own: Authority
    other: Authority
    here: tuple[Path, Path]
    elsewhere: tuple[Path, Path]
    alice: tuple[Path, Path]
    stranger: tuple[Path, Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    folder = tmp_path_factory.mktemp("certificates")
    own, other = Authority(folder, "own"), Authority(folder, "other")
    return Certificates(
        own=own,
        other=other,
        here=own.issue("server", ["127.0.0.1", "localhost"]),
        elsewhere=own.issue("elsewhere", ["hub.example.org"]),
        alice=own.issue("alice", []),
        stranger=other.issue("stranger", []),
    )


@contextmanager
def serving(certificate: tuple[Path, Path], *, client_ca: Path | None = None) -> Iterator[Server]:
    server = Server(certificate, client_ca=client_ca)
    try:
        yield server
    finally:
        server.close()


Ask = Callable[..., Awaitable[dict[str, object]]]


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    async def run(
        server: Server,
        *,
        method: str = "GET",
        ca_file: Path | None = None,
        client_certificate: ClientCertificate | None = None,
        auth: TokenAuth | None = None,
    ) -> dict[str, object]:
        tls = tls_context(ca_file=ca_file, client_certificate=client_certificate)
        url = f"https://127.0.0.1:{server.port}/hq"
        if request.param:
            async with AsyncHubClient(url, tls=tls, auth=auth) as client:
                return dict((await client.request(method, "version")).json())
        with HubClient(url, tls=tls, auth=auth) as client:
            return dict(client.request(method, "version").json())

    return run


async def test_an_authority_of_ones_own_is_accepted(made: Certificates, ask: Ask) -> None:
    with serving(made.here) as server:
        assert (await ask(server, ca_file=made.own.file))["version"] == "5.0.3"


@pytest.mark.parametrize("own", [False, True], ids=["public", "another"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_an_unknown_authority_is_refused(made: Certificates, ask: Ask, own: bool, method: str) -> None:
    with serving(made.here) as server:
        with pytest.raises(CertificateProblem, match=r"127\.0\.0\.1 shows is not trusted.*as ca_file"):
            await ask(server, method=method, ca_file=made.other.file if own else None)
        assert not server.received
        assert server.accepted == 1, "asking again does not help"


async def test_another_hosts_certificate_is_refused(made: Certificates, ask: Ask) -> None:
    with serving(made.elsewhere) as server:
        with pytest.raises(CertificateProblem, match=r"is another host's\. Check the address"):
            await ask(server, ca_file=made.own.file)
        assert not server.received


async def test_the_own_certificate_is_shown(made: Certificates, ask: Ask) -> None:
    with serving(made.here, client_ca=made.own.file) as server:
        await ask(server, ca_file=made.own.file, client_certificate=made.alice)
        assert server.shown == ["alice"]


@pytest.mark.parametrize(
    ("shown", "newest"),
    [("none", True), ("stranger", True), ("stranger", False)],
    ids=["none", "another", "another, TLS 1.2"],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_server_that_wants_another_certificate_is_understood(
    made: Certificates, ask: Ask, shown: str, method: str, newest: bool
) -> None:
    with serving(made.here, client_ca=made.own.file) as server:
        if not newest:
            server.context.maximum_version = ssl.TLSVersion.TLSv1_2
        certificate = made.stranger if shown == "stranger" else None
        with pytest.raises(CertificateProblem, match=r"asks for one.*client_certificate"):
            await ask(server, method=method, ca_file=made.own.file, client_certificate=certificate)
        assert not server.received


async def test_the_login_service_is_trusted_and_shown_the_same(made: Certificates, ask: Ask) -> None:
    with serving(made.here, client_ca=made.own.file) as server, serving(made.here) as hub:
        realm = Realm(f"https://127.0.0.1:{server.port}")
        auth = TokenAuth(service_account(realm, username="alice", client_secret="CANARY"))
        await ask(hub, ca_file=made.own.file, client_certificate=made.alice, auth=auth)
        assert server.shown == ["alice"]
        assert b"authorization: bearer t1" in hub.received[0].lower()


async def test_no_secret_goes_to_a_login_service_that_is_not_trusted(made: Certificates, ask: Ask) -> None:
    with serving(made.other.issue("fake", ["127.0.0.1"])) as server, serving(made.here) as hub:
        realm = Realm(f"https://127.0.0.1:{server.port}")
        auth = TokenAuth(service_account(realm, username="alice", client_secret="CANARY"))
        with pytest.raises(CertificateProblem, match=r"login service.*not trusted") as caught:
            await ask(hub, ca_file=made.own.file, auth=auth)
        assert "CANARY" not in str(caught.value)
        assert not server.received
        assert not hub.received


async def test_every_connection_of_a_client_is_made_that_way(made: Certificates) -> None:
    """The server knows no users: a login ends after it was asked for the version, a token and the user."""
    with serving(made.here, client_ca=made.own.file) as server:
        url = f"https://127.0.0.1:{server.port}"
        with UserClient(f"{url}/hq", url, ca_file=made.own.file, client_certificate=made.alice) as client:
            client.initialize_service_account("CANARY", username="robot")
            with pytest.raises(UsageError, match="belongs to no organization"):
                client.authenticate_service_account()
        async with AsyncUserClient(
            f"{url}/hq", url, ca_file=made.own.file, client_certificate=made.alice
        ) as async_client:
            async_client.initialize_service_account("CANARY", username="robot")
            with pytest.raises(UsageError, match="belongs to no organization"):
                await async_client.authenticate_service_account()
        paths = [one.split()[1].decode().rpartition("/")[2] for one in server.received]
        assert paths == ["version", "token", "me", "revoke"] * 2
        assert set(server.shown) == {"alice"}


def test_files_that_cannot_be_used_are_named(made: Certificates, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("")
    with pytest.raises(UsageError, match=r"ca_file: .*empty\.pem' holds no certificate"):
        tls_context(ca_file=empty)
    with pytest.raises(UsageError, match=r"ca_file: the file '.*none\.pem' cannot be read: No such file"):
        tls_context(ca_file=tmp_path / "none.pem")
    with pytest.raises(UsageError, match=r"client_certificate: the file '.*none\.pem' cannot be read"):
        tls_context(client_certificate=(made.alice[0], tmp_path / "none.pem"))
    with pytest.raises(UsageError, match="are no certificate and its private key"):
        tls_context(client_certificate=(made.alice[0], made.stranger[1]))
    with pytest.raises(UsageError, match="is encrypted; give one that is not"):
        tls_context(client_certificate=made.own.issue("locked", [], passphrase=b"CANARY"))


def test_nothing_switches_the_check_off(made: Certificates) -> None:
    for tls in (tls_context(ca_file=made.own.file), tls_context(client_certificate=made.alice)):
        assert tls is not None
        assert tls.check_hostname
        assert tls.verify_mode is ssl.CERT_REQUIRED
