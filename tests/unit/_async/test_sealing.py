"""Arguments on their way out: only those they are for can read them, and only when nothing is amiss."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from tests.unit.high_level.fake_hub import ENCRYPTED, PLAIN, FakeHub
from vantage6_hl import AsyncUserClient, RSACryptor
from vantage6_hl.errors import DecryptionError, KeyMissing, UsageError

pytestmark = pytest.mark.anyio

CANARY = "canary-in-the-arguments"
ARGUMENTS = {"column_name": CANARY}


@pytest.fixture
def cryptors(hub: FakeHub, key_files: dict[int, Path]) -> dict[int, RSACryptor]:
    """Give each organization of the encrypted collaboration its key pair; the hub knows the public ones."""
    found = {number: RSACryptor(path) for number, path in key_files.items()}
    for number, cryptor in found.items():
        hub.row("organization", number)["public_key"] = cryptor.public_key_str
    return found


async def send_task(
    client: AsyncUserClient,
    *,
    collaboration: int,
    organizations: list[int],
    arguments: Mapping[str, object] | None = ARGUMENTS,
) -> None:
    await client.task.create(
        organizations=organizations,
        name="average",
        image="average",
        method="partial_average",
        session=collaboration,
        arguments=arguments,
    )


def envelopes(hub: FakeHub) -> dict[int, str]:
    """Give what the hub got for each organization."""
    (task,) = hub.tables["task"]
    return {one["id"]: one["arguments"] for one in task["organizations"]}


def payload(cryptor: RSACryptor, envelope: str) -> bytes | None:
    try:
        return cryptor.decrypt(envelope)
    except DecryptionError:
        return None


def readable_in(request: httpx.Request) -> bool:
    """Whether a request holds the canary, as it is or in base64 at any of its three offsets."""
    sent = str(request.url).encode() + request.content + str(request.headers.raw).encode()
    encoded = [base64.b64encode(b"x" * shift + CANARY.encode())[4:-4] for shift in range(3)]
    return any(form in sent for form in [CANARY.encode(), *encoded])


async def test_each_organization_gets_an_envelope_that_only_it_can_open(
    hub: FakeHub, client: AsyncUserClient, cryptors: dict[int, RSACryptor], key_files: dict[int, Path]
) -> None:
    await client.setup_encryption(key_files[2])
    await send_task(client, collaboration=ENCRYPTED, organizations=[3, 2])
    sent = envelopes(hub)
    assert list(sent) == [3, 2]
    for number, other in ((2, 3), (3, 2)):
        assert json.loads(payload(cryptors[number], sent[number]) or b"") == ARGUMENTS
        found = payload(cryptors[other], sent[number])
        assert found is None or CANARY.encode() not in found


async def test_no_request_of_an_encrypted_collaboration_shows_the_arguments(
    hub: FakeHub, client: AsyncUserClient, cryptors: dict[int, RSACryptor], key_files: dict[int, Path]
) -> None:
    await client.setup_encryption(key_files[2])
    await send_task(client, collaboration=ENCRYPTED, organizations=[2, 3])
    await client.dataframe.create(label="db", image="i", method="m", session=ENCRYPTED, arguments=ARGUMENTS)
    assert [one.url.path for one in hub.changes()] == ["/hq/task", "/hq/session/2/dataframe"]
    assert not [one for one in hub.requests if readable_in(one)]


async def test_arguments_of_an_unencrypted_collaboration_are_base64_of_json(
    hub: FakeHub, client: AsyncUserClient
) -> None:
    await send_task(client, collaboration=PLAIN, organizations=[2, 3])
    assert [json.loads(base64.b64decode(text)) for text in envelopes(hub).values()] == [ARGUMENTS] * 2
    assert [one for one in hub.requests if readable_in(one)], (
        "else the test of the encrypted ones proves nothing"
    )


async def test_no_arguments_are_an_empty_object(hub: FakeHub, client: AsyncUserClient) -> None:
    await send_task(client, collaboration=PLAIN, organizations=[2], arguments=None)
    assert json.loads(base64.b64decode(envelopes(hub)[2])) == {}


async def test_readable_arguments_end_in_white_space_that_no_other_task_has(
    hub: FakeHub, client: AsyncUserClient
) -> None:
    """By it a task is found again when the answer to its creation was lost."""
    for _ in range(20):
        await send_task(client, collaboration=PLAIN, organizations=[2, 3])
    texts = [[one["arguments"] for one in task["organizations"]] for task in hub.tables["task"]]
    assert all(first == second for first, second in texts)
    payloads = {base64.b64decode(first) for first, _ in texts}
    assert len(payloads) == 20
    for text in payloads:
        assert text[:-64] == json.dumps(ARGUMENTS).encode()
        assert not text[-64:].strip(b" \t")


async def test_without_a_private_key_nothing_is_sent(
    hub: FakeHub, client: AsyncUserClient, cryptors: dict[int, RSACryptor]
) -> None:
    with pytest.raises(
        KeyMissing, match=r"'sealed' is encrypted.*no private key.*setup_encryption"
    ) as caught:
        await send_task(client, collaboration=ENCRYPTED, organizations=[2])
    assert caught.value.organizations == ()
    with pytest.raises(KeyMissing):
        await client.dataframe.create(
            label="db", image="i", method="m", session=ENCRYPTED, arguments=ARGUMENTS
        )
    assert not hub.changes()


async def test_organizations_without_a_public_key_are_named_and_nothing_is_sent(
    hub: FakeHub, client: AsyncUserClient, cryptors: dict[int, RSACryptor], key_files: dict[int, Path]
) -> None:
    hub.row("organization", 3)["public_key"] = ""
    await client.setup_encryption(key_files[2])
    with pytest.raises(KeyMissing, match=r"no public key: org3 \(id 3\)\.") as caught:
        await send_task(client, collaboration=ENCRYPTED, organizations=[2, 3])
    assert caught.value.organizations == ("org3",)
    with pytest.raises(KeyMissing, match="org3"):
        await client.dataframe.create(
            label="db", image="i", method="m", session=ENCRYPTED, arguments=ARGUMENTS
        )
    assert not hub.changes()


async def test_a_collaboration_counts_as_encrypted_unless_the_hub_says_it_is_not(
    hub: FakeHub, client: AsyncUserClient
) -> None:
    del hub.row("collaboration", ENCRYPTED)["encrypted"]
    with pytest.raises(KeyMissing):
        await send_task(client, collaboration=ENCRYPTED, organizations=[2])
    assert not hub.changes()


@pytest.mark.parametrize(
    ("organizations", "reason"),
    [
        ([2, 4], r"Organization 4 does not take part in collaboration 1\..*2 \(org2\), 3 \(org3\)"),
        ([2, 3, 2], r"names one twice: \[2, 3, 2\]"),
        ([], "name at least one"),
    ],
)
async def test_wrong_organizations_are_refused(
    hub: FakeHub, client: AsyncUserClient, organizations: list[int], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        await send_task(client, collaboration=PLAIN, organizations=organizations)
    assert not hub.changes()


async def test_arguments_that_are_no_json_are_refused_without_showing_them(
    hub: FakeHub, client: AsyncUserClient
) -> None:
    with pytest.raises(UsageError, match="set is not JSON") as caught:
        await send_task(client, collaboration=PLAIN, organizations=[2], arguments={"names": {CANARY}})
    assert CANARY not in str(caught.value)
    assert not hub.changes()
