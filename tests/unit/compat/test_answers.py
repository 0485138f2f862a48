"""The official client's answers: dictionaries as the hub sends them, and what can be chosen of them."""

from __future__ import annotations

import base64
import json
import logging
from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import AUTH, ENCRYPTED, HQ, PLAIN, SECRET, FakeHub
from tests.unit.keys import new_key, write_key
from vantage6_hl import UserClient as Native
from vantage6_hl.compat import DummyCryptor, RSACryptor, UserClient, WhoAmI
from vantage6_hl.errors import DecryptionError, KeyMissing, NotFound, UsageError


def stored(id_: int, text: str | None) -> dict[str, object]:
    return {"id": id_, "result": text, "run": {"id": id_}, "task": {"id": 7}}


def plain(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_a_list_is_a_page_with_its_links(hub: FakeHub, client: UserClient) -> None:
    found = client.organization.list(page=1, per_page=2)
    assert found["data"] == hub.tables["organization"][:2]
    assert "next" in found["links"]
    assert client.organization.list(page=2, per_page=2)["data"] == hub.tables["organization"][2:]


def test_a_list_that_names_no_page_is_the_first_of_ten(hub: FakeHub, client: UserClient) -> None:
    hub.tables["organization"] = [{"id": number, "name": str(number)} for number in range(1, 13)]
    assert len(client.organization.list()["data"]) == 10


def test_fields_and_filters_choose_of_the_page(client: UserClient) -> None:
    assert client.organization.list(field="name")[0] == {"name": "org2"}
    assert client.organization.list(fields=["id", "nothing"])[0] == {"id": 2}
    (found,) = client.organization.list(filter_=("id", 3))
    assert found["name"] == "org3"
    assert client.organization.list(filters=[("id", 3), ("name", "org3")], field="id") == [{"id": 3}]
    with pytest.raises(KeyError):
        client.organization.list(filter_=("nothing", 3))
    assert client.organization.get(2, field="name") == {"name": "org2"}


def test_one_object_is_a_dictionary(hub: FakeHub, client: UserClient) -> None:
    hub.row("organization", 2)["added_by_a_newer_hub"] = [1]
    found = client.organization.get()
    assert type(found) is dict
    assert found == hub.row("organization", 2)


def test_results_are_json_text_of_all_runs(hub: FakeHub, client: UserClient) -> None:
    hub.tables["result"] = [stored(number, plain(f'{{"run": {number}}}')) for number in range(1, 121)]
    found = client.result.from_task(7)
    assert [json.loads(one["result"])["run"] for one in found["data"]] == [*range(1, 121)]
    assert found["data"][0]["run"] == {"id": 1}
    assert "next" not in found["links"]
    assert client.result.get(3) == '{"run": 3}'
    hub.tables["result"] = [stored(1, None)]
    assert client.result.get(1) is None


def test_a_result_that_cannot_be_read_is_no_text(hub: FakeHub, client: UserClient) -> None:
    hub.tables["result"] = [stored(1, plain("no JSON"))]
    with pytest.raises(DecryptionError):
        client.result.from_task(7)


def test_a_wait_gives_the_results_of_a_failed_task_too(hub: FakeHub, client: UserClient) -> None:
    hub.tables["task"] = [{"id": 7, "collaboration": {"id": PLAIN}, "status": "failed"}]
    hub.statuses = {7: iter(["failed"] * 9)}
    hub.tables["run"] = [
        {"id": 1, "status": "failed", "organization": {"id": 2}, "task": {"id": 7}, "arguments": None}
    ]
    hub.tables["result"] = [stored(1, None)]
    assert client.wait_for_results(7, 0.01)["data"] == [stored(1, None)]
    client.wait_for_task_completion(client.request, 7, 0.01, log_animation=False)


def test_a_task_takes_the_official_order_of_arguments(hub: FakeHub, client: UserClient) -> None:
    client.store.store_id = 5
    client.session_id = PLAIN
    databases = [{"label": "x", "dataframe_id": 1}]
    made = client.task.create([2], "name", "image", "why", "method", {"a": 1}, databases=databases)
    assert type(made) is dict
    sent = json.loads(hub.changes()[-1].content)
    told = ("name", "image", "description", "method", "session_id", "collaboration_id", "store_id")
    assert [sent[name] for name in told] == ["name", "image", "why", "method", PLAIN, PLAIN, 5]
    assert json.loads(base64.b64decode(sent["organizations"][0]["arguments"])) == {"a": 1}


def test_nothing_readable_leaves_into_an_encrypted_collaboration(hub: FakeHub, client: UserClient) -> None:
    client.cryptor = DummyCryptor()
    with pytest.raises(KeyMissing):
        client.task.create([2], "name", "image", "", "method", {"a": 1}, session=ENCRYPTED)
    assert hub.changes() == []


def test_a_cryptor_can_be_set(client: UserClient, tmp_path: Path) -> None:
    ours = RSACryptor(write_key(tmp_path / "key.pem", new_key()))

    class Theirs:
        private_key = ours._key

    for cryptor in (ours, Theirs()):
        client.cryptor = cryptor
        assert isinstance(client.cryptor, RSACryptor)
        assert client.cryptor.public_key_str == ours.public_key_str
        client.cryptor = None
        assert isinstance(client.cryptor, DummyCryptor)


def test_false_is_not_sent_where_the_hub_takes_it_for_true(hub: FakeHub, client: UserClient) -> None:
    client.collaboration.delete(PLAIN)
    client.request(f"collaboration/{PLAIN}", method="delete", params={"delete_dependents": False})
    client.collaboration.delete(PLAIN, True)
    assert [one.url.query.decode() for one in hub.changes()] == ["", "", "delete_dependents=true"]


def test_requests_of_ones_own(hub: FakeHub, client: UserClient) -> None:
    assert client.request("/organization/2", params={"x": None}) == hub.row("organization", 2)
    assert str(hub.requests[-1].url) == f"{HQ}/organization/2"
    with pytest.raises(NotFound):
        client.request("organization/99")
    with UserClient(HQ, AUTH) as visitor:
        assert visitor.request("version") == {"version": "5.0.3"}
        assert (visitor.token, visitor.headers, visitor.whoami) == (None, {}, None)
    assert client.headers == {"Authorization": f"Bearer {client.token}"}
    assert client.token == "token-of-alice"
    assert client.generate_path_to("/task", is_for_algorithm_store=False) == f"{HQ}/task"


def test_what_the_hub_cannot_do_is_said(client: UserClient) -> None:
    with pytest.raises(UsageError, match="other stores"):
        client.collaboration.list(algorithm_store=1)
    with pytest.raises(UsageError, match="run="):
        client.task.list(run=1)
    with pytest.raises(UsageError, match="port="):
        client.run.list(port=1)
    with pytest.raises(UsageError, match="Name the session"):
        client.task.create([2], "name", "image", "", "method")
    with pytest.raises(UsageError, match="no default"):
        client.study.delete()
    with pytest.raises(UsageError, match="refuses"):
        client.store.update(1, all_collaborations=True)


def test_who_is_logged_in(client: UserClient) -> None:
    assert client.whoami == WhoAmI("user", 1, "alice", "org2", 2)
    assert client.name == "alice"
    assert repr(client) == f"<compat.UserClient of {HQ}>"
    assert repr(client.task) == f"<Task of {HQ}>"


def test_the_client_underneath_shares_the_login(hub: FakeHub) -> None:
    with Native(HQ, AUTH) as native:
        native.initialize_service_account(SECRET, username="alice")
        native.authenticate_service_account()
        client = UserClient.around(native)
        assert client.organization.get()["id"] == native.organization.get().id
        assert (client.auth_realm, client.auth_client) == ("vantage6", "public_client")


def test_what_the_official_client_cannot_set_comes_from_the_environment(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="insecure"):
        UserClient("http://hub.example.org/hq", AUTH)
    monkeypatch.setenv("VANTAGE6_ALLOW_INSECURE_HTTP", "true")
    monkeypatch.setenv("VANTAGE6_HQ_URL", "https://elsewhere.example.org")
    with UserClient("http://hub.example.org/hq", AUTH) as client:
        assert client.hq_url == "http://hub.example.org/hq"


def test_the_root_logger_is_left_alone(client: UserClient, capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers
    with UserClient(HQ, AUTH, log_level="INFO") as other:
        other.log.info("--> told")
    assert capsys.readouterr().out == "--> told\n"
    assert logging.getLogger().handlers == before
