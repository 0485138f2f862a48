"""Arguments and results in the hub's blob store: encrypted, read again when cut off, or refused."""

from __future__ import annotations

import base64
import json
import stat
from pathlib import Path

import httpx
import pytest

from tests.unit.high_level.fake_hub import ENCRYPTED, PLAIN, FakeHub
from vantage6_hl import AsyncUserClient, RSACryptor, _saving
from vantage6_hl.crypto import PlainCryptor
from vantage6_hl.errors import (
    DecryptionError,
    InvalidAnswer,
    KeyMissing,
    NetworkError,
    NotFound,
    ServerError,
    UsageError,
)

pytestmark = pytest.mark.anyio

VALUE = {"average": 53.25, "names": ["ü", "$"] * 100_000}
JSON = json.dumps(VALUE).encode()


BLOB = "b439c4d1-44ce-4af2-8693-25aff7dfc4c9"


def result(id_: int, value: str | None) -> dict[str, object]:
    """A result as the hub gives it: releases up to 5.0.3 leave the flag as it is."""
    return {"id": id_, "run": {"id": id_}, "task": {"id": 7}, "result": value, "blob_storage_used": False}


def left(folder: Path) -> list[str]:
    """Names of the files, but for the known keys, which are beside them."""
    return [path.name for path in folder.iterdir() if "known_keys" not in path.name]


async def start(client: AsyncUserClient, session: int, arguments: dict[str, object] | Path) -> None:
    await client.task.create(
        organizations=[2], name="n", image="i", method="m", session=session, arguments=arguments
    )


def sent(hub: FakeHub) -> str:
    """What the last task has in the place of its arguments."""
    [one] = hub.tables["task"][-1]["organizations"]
    return str(one["arguments"])


@pytest.mark.parametrize("from_file", [False, True])
async def test_arguments_are_uploaded_and_only_their_organization_reads_them(
    hub: FakeHub, client: AsyncUserClient, key_files: dict[int, Path], tmp_path: Path, from_file: bool
) -> None:
    hub.blobs = {}
    await client.setup_encryption(key_files[2])
    (tmp_path / "arguments.json").write_bytes(JSON)
    await start(client, ENCRYPTED, tmp_path / "arguments.json" if from_file else VALUE)
    assert list(hub.blobs) == [sent(hub)]
    assert RSACryptor(key_files[2]).decrypt(hub.blobs[sent(hub)]) == JSON
    assert b"average" not in b"".join(request.content for request in hub.requests)


async def test_an_unencrypted_collaborations_blob_is_base64(hub: FakeHub, client: AsyncUserClient) -> None:
    hub.blobs = {}
    await start(client, PLAIN, VALUE)
    assert base64.b64decode(hub.blobs[sent(hub)], validate=True) == JSON


async def test_the_hub_is_asked_once_whether_it_has_a_blob_store(
    hub: FakeHub, client: AsyncUserClient
) -> None:
    for _ in range(2):
        await start(client, PLAIN, {"a": 1})
    assert [request.url.path for request in hub.requests].count("/hq/blobstream/status") == 1


async def test_nothing_is_sent_to_a_hub_that_cannot_give_it_out_again(
    hub: FakeHub, client: AsyncUserClient
) -> None:
    hub.blobs, hub.gives_blobs = {}, False
    with pytest.raises(ServerError, match=r"Nothing was sent.*5\.0\.3.*large_result_store"):
        await start(client, PLAIN, VALUE)
    assert hub.changes() == []


async def test_an_upload_whose_answer_is_lost_starts_nothing(hub: FakeHub, client: AsyncUserClient) -> None:
    hub.blobs = {}

    def cut(request: httpx.Request) -> None:
        if request.method == "POST":
            raise httpx.ReadError("reset", request=request)

    hub.before = cut
    with pytest.raises(NetworkError, match="Nothing was started; try again"):
        await start(client, PLAIN, VALUE)
    assert [request.url.path for request in hub.changes()] == ["/hq/blobstream"]


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 1', "\xff{}", '{"a": \xff}'])
@pytest.mark.parametrize("blobs", [None, {}])
async def test_a_file_without_a_json_object_is_refused(
    hub: FakeHub, client: AsyncUserClient, tmp_path: Path, content: str, blobs: dict[str, bytes] | None
) -> None:
    hub.blobs = blobs
    file = tmp_path / "arguments.json"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(UsageError, match=r"arguments\.json.*Nothing was started"):
        await start(client, PLAIN, file)
    assert hub.changes() == []


async def test_a_file_that_is_no_json_is_refused_before_it_is_sent_inline(
    hub: FakeHub, client: AsyncUserClient, tmp_path: Path
) -> None:
    (tmp_path / "arguments.json").write_text("{a: 1}")
    with pytest.raises(UsageError, match="holds no JSON object") as caught:
        await start(client, PLAIN, tmp_path / "arguments.json")
    assert caught.value.__context__ is None
    with pytest.raises(UsageError, match="cannot be read from"):
        await start(client, PLAIN, tmp_path / "missing.json")
    with pytest.raises(UsageError, match=r"pathlib\.Path"):
        await start(client, PLAIN, "arguments.json")  # type: ignore[arg-type]
    assert hub.changes() == []


@pytest.mark.parametrize("encrypted", [True, False])
async def test_results_are_read_and_saved(
    hub: FakeHub, client: AsyncUserClient, key_files: dict[int, Path], tmp_path: Path, encrypted: bool
) -> None:
    cryptor = RSACryptor(key_files[2])
    if encrypted:
        await client.setup_encryption(key_files[2])
    used = cryptor if encrypted else PlainCryptor()
    hub.blobs = {BLOB: b"".join(used.encrypt_pieces([JSON], cryptor.public_key_str))}
    hub.tables["result"] = [result(4, BLOB), result(5, None)]
    assert await client.result.from_task(7) == [VALUE, None]
    assert await client.result.get(4) == VALUE
    saved = await client.result.save(4, tmp_path / "result.json")
    assert saved.read_bytes() == JSON
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    with pytest.raises(NotFound, match="Run 5 has no result"):
        await client.result.save(5, tmp_path / "none.json")
    assert left(tmp_path) == ["result.json"]


async def test_a_result_in_the_database_is_saved_too(
    hub: FakeHub, client: AsyncUserClient, tmp_path: Path
) -> None:
    hub.tables["result"] = [result(4, base64.b64encode(b"[1]").decode())]
    assert (await client.result.save(4, tmp_path / "result.json")).read_text() == "[1]"
    with pytest.raises(UsageError, match="overwrite=True"):
        await client.result.save(4, tmp_path / "result.json")
    hub.row("result", 4)["result"] = base64.b64encode(b"[2]").decode()
    await client.result.save(4, tmp_path / "result.json", overwrite=True)
    assert (tmp_path / "result.json").read_text() == "[2]"
    with pytest.raises(UsageError, match=r"cannot be written.*folder"):
        await client.result.save(4, tmp_path / "nowhere" / "result.json")


async def test_a_download_that_is_cut_off_begins_again(
    hub: FakeHub, client: AsyncUserClient, tmp_path: Path
) -> None:
    client._connection.public.policy.rng.random = lambda: 0.0  # type: ignore[method-assign] # no pauses
    hub.blobs = {BLOB: base64.b64encode(JSON)}
    hub.tables["result"] = [result(4, BLOB)]
    cuts = CutOff(hub, times=2)
    assert (await client.result.save(4, tmp_path / "result.json")).read_bytes() == JSON
    cuts.times = 2
    assert await client.result.get(4) == VALUE
    cuts.times = 3
    with pytest.raises(NetworkError, match="cut off"):
        await client.result.save(4, tmp_path / "again.json")
    assert left(tmp_path) == ["result.json"]


class CutOff(httpx.AsyncByteStream):
    """Half of a blob and then a lost connection, so many times."""

    def __init__(self, hub: FakeHub, times: int) -> None:
        self.hub, self.times = hub, times
        self._whole, hub._blobstream = hub._blobstream, self._answer  # type: ignore[method-assign]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self.times == 0:
            return self._whole(request)
        self.times -= 1
        return httpx.Response(200, stream=self)

    async def __aiter__(self):  # type: ignore[no-untyped-def]
        yield base64.b64encode(JSON)[:100_000]
        raise httpx.ReadError("reset")


@pytest.mark.parametrize("damage", ["another key", "no key", "not JSON", "not base64", "empty envelope head"])
async def test_damaged_blobs_are_never_given(
    hub: FakeHub, client: AsyncUserClient, key_files: dict[int, Path], tmp_path: Path, damage: str
) -> None:
    mine, other = RSACryptor(key_files[2]), RSACryptor(key_files[3])
    blob = {
        "another key": b"".join(other.encrypt_pieces([JSON], other.public_key_str)),
        "no key": b"".join(mine.encrypt_pieces([JSON], mine.public_key_str)),
        "not JSON": base64.b64encode(b"secret text"),
        "not base64": b"{secret}" * 10_000,
        "empty envelope head": b"$$secret",
    }[damage]
    if damage != "no key":
        await client.setup_encryption(key_files[2])
    hub.blobs = {BLOB: blob}
    hub.tables["result"] = [result(4, BLOB)]
    for read in (lambda: client.result.get(4), lambda: client.result.save(4, tmp_path / "result.json")):
        with pytest.raises(
            KeyMissing if damage == "no key" else DecryptionError, match=r"\brun 4\b"
        ) as caught:
            await read()
        assert "secret" not in str(caught.value)
    assert left(tmp_path) == []


async def test_a_result_too_large_for_the_memory_can_be_saved(
    hub: FakeHub, client: AsyncUserClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_saving, "LARGEST_IN_MEMORY", len(JSON) - 1)
    hub.blobs = {BLOB: base64.b64encode(JSON)}
    hub.tables["result"] = [result(4, BLOB)]
    with pytest.raises(InvalidAnswer, match=r"client\.result\.save\(4, path\)"):
        await client.result.get(4)
    assert (await client.result.save(4, tmp_path / "result.json")).read_bytes() == JSON


async def test_a_hub_that_gives_nothing_out_is_named(hub: FakeHub, client: AsyncUserClient) -> None:
    hub.blobs, hub.gives_blobs = {BLOB: base64.b64encode(JSON)}, False
    hub.tables["result"] = [result(4, BLOB)]
    with pytest.raises(
        ServerError, match=r"run 4 lie in the hub's blob store.*switch large_result_store off"
    ):
        await client.result.from_task(7)


async def test_what_lies_in_the_blob_store_does_not_come_with_tasks_and_runs(
    hub: FakeHub, client: AsyncUserClient
) -> None:
    hub.tables["task"] = [{"id": 7, "results": [result(4, BLOB)]}]
    with pytest.raises(DecryptionError, match=r"client\.result\.from_task\(7\)"):
        await client.task.get(7, include_results=True)
    hub.tables["run"] = [
        {"id": 4, "organization": {"id": 2}, "arguments": BLOB, "task": {"id": 7}, "blob_storage_used": True}
    ]
    assert (await client.run.get(4)).arguments is None
