# Made from tests/unit/_async/test_results.py by 'make flavours'. Change that file, not this one.
"""What comes back from the nodes: decrypted, decoded, in order, or a clear error."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import FakeHub
from vantage6_hl import Results, RSACryptor, UserClient
from vantage6_hl.errors import DecryptionError, KeyMissing

pytestmark = pytest.mark.anyio


def stored(id_: int, text: str | None, *, in_blob_store: bool = False) -> dict[str, object]:
    return {"id": id_, "result": text, "task": {"id": 7}, "blob_storage_used": in_blob_store}


def plain(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


@pytest.fixture
def cryptor(client: UserClient, key_files: dict[int, Path]) -> RSACryptor:
    """Set up encryption; give what encrypts for alice."""
    client.setup_encryption(key_files[2])
    return RSACryptor(key_files[2])


def sealed(cryptor: RSACryptor, payload: bytes) -> str:
    return cryptor.encrypt_bytes_to_str(payload, cryptor.public_key_str)


def test_results_come_in_the_order_of_the_runs_over_all_pages(hub: FakeHub, client: UserClient) -> None:
    rows = [stored(number, plain({"run": number})) for number in range(1, 251)]
    random.Random(1).shuffle(rows)
    hub.tables["result"] = rows
    found = client.result.from_task(task_id=7)
    assert isinstance(found, Results)
    assert found == [{"run": number} for number in range(1, 251)]
    assert found.run_ids == tuple(range(1, 251))
    assert found.task_id == 7


def test_encrypted_results_are_opened(hub: FakeHub, client: UserClient, cryptor: RSACryptor) -> None:
    hub.tables["result"] = [stored(4, sealed(cryptor, b'{"average": 53.25}'))]
    assert client.result.from_task(7) == [{"average": 53.25}]
    assert client.result.get(4) == {"average": 53.25}


def test_a_run_without_a_result_gives_none(hub: FakeHub, client: UserClient, cryptor: RSACryptor) -> None:
    hub.tables["result"] = [
        stored(1, None),
        stored(2, ""),
        stored(3, sealed(cryptor, b"")),
        stored(4, plain(0)),
    ]
    assert client.result.from_task(7) == [None, None, None, 0]


def test_an_encrypted_result_needs_the_private_key(
    hub: FakeHub, client: UserClient, key_files: dict[int, Path]
) -> None:
    hub.tables["result"] = [stored(4, sealed(RSACryptor(key_files[2]), b"[1]"))]
    with pytest.raises(KeyMissing, match=r"run 4 is encrypted.*setup_encryption"):
        client.result.from_task(7)


def test_a_result_for_somebody_else_is_an_error(
    hub: FakeHub, client: UserClient, cryptor: RSACryptor, key_files: dict[int, Path]
) -> None:
    hub.tables["result"] = [stored(4, sealed(RSACryptor(key_files[3]), b"[1]"))]
    with pytest.raises(DecryptionError, match="run 4"):
        client.result.get(4)


@pytest.mark.parametrize("damage", ["cut", "flipped", "not json", "not base64"])
def test_a_damaged_result_names_its_run_and_shows_nothing(
    hub: FakeHub, client: UserClient, cryptor: RSACryptor, damage: str
) -> None:
    whole = sealed(cryptor, b'{"secret": "of the patients"}')
    text = {
        "cut": whole[:-9],
        # The first byte of the body, where the payload has its brace.
        "flipped": whole[: whole.rindex("$") + 1]
        + ("B" if whole[whole.rindex("$") + 1] == "A" else "A")
        + whole[whole.rindex("$") + 2 :],
        "not json": sealed(cryptor, b"secret of the patients"),
        "not base64": "secret of the patients",
    }[damage]
    hub.tables["result"] = [stored(3, plain([1])), stored(4, text)]
    with pytest.raises(DecryptionError, match=r"\brun 4\b") as caught:
        client.result.from_task(7)
    assert caught.value.run_id == 4
    assert "secret" not in str(caught.value)


def run(id_: int, organization: int, arguments: str | None) -> dict[str, object]:
    return {
        "id": id_,
        "organization": {"id": organization},
        "arguments": arguments,
        "task": {"id": 7},
        "blob_storage_used": False,
    }


def test_arguments_are_shown_where_they_are_ours_to_read(
    hub: FakeHub, client: UserClient, cryptor: RSACryptor, key_files: dict[int, Path]
) -> None:
    hub.tables["run"] = [
        run(1, 2, sealed(cryptor, b'{"for": 2}')),
        run(2, 3, sealed(RSACryptor(key_files[3]), b'{"for": 3}')),
        run(3, 3, plain({"for": "all"})),
        run(4, 2, None),
    ]
    found = client.run.list(task=7)
    assert [one.arguments for one in found] == ['{"for": 2}', None, '{"for": "all"}', None]


def test_arguments_are_none_without_a_key(
    hub: FakeHub, client: UserClient, key_files: dict[int, Path]
) -> None:
    hub.tables["run"] = [run(1, 2, sealed(RSACryptor(key_files[2]), b"{}"))]
    assert (client.run.get(1)).arguments is None


def test_a_tasks_results_are_given_as_json_text(
    hub: FakeHub, client: UserClient, cryptor: RSACryptor
) -> None:
    row = {"id": 7, "results": [stored(4, sealed(cryptor, b'{"average": 53.25}')), stored(5, None)]}
    hub.tables["task"] = [row]
    task = client.task.get(7, include_results=True)
    assert [one["result"] for one in task["results"]] == ['{"average": 53.25}', None]
