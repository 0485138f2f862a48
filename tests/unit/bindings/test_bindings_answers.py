"""An answer is the promised type or an error: never None, never a parsed error, never another exception."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable

import httpx
import pytest
from golden_api.v1_0.hq.api.blob import blob_create, blob_get
from golden_api.v1_0.hq.api.task import task_create, task_delete, task_get, task_list, task_status
from golden_api.v1_0.hq.errors import BindingsError, HubError, InvalidAnswer
from golden_api.v1_0.hq.models import Message, Task, TaskCreate, TaskPage

from tests.unit.bindings.scripted import ScriptedHub

Answering = Callable[..., ScriptedHub]
HTML = b"<html><body>Bad gateway</body></html>"
TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    "status", [100, 199, 301, 304, 400, 401, 403, 404, 418, 429, 500, 502, 503, 520, 599, 999]
)
@pytest.mark.parametrize(
    "body", [b"", HTML, b'{"msg": "No such task"}', b'{"id": 1}', b"[]", b"null", b"\xff\xfe"]
)
def test_every_other_status_raises_whether_documented_or_not(
    answering: Answering, status: int, body: bytes
) -> None:
    hub = answering(status, content=body)
    with pytest.raises(HubError) as raised:
        hub.call(task_get, 1)
    assert raised.value.status_code == status
    assert raised.value.operation == "task_get"
    assert str(status) in str(raised.value)
    assert raised.value.content == body


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        (task_list, {}),
        (task_create, {"body": TaskCreate(image="i", organizations=[])}),
        (blob_get, {"id": "x"}),
        (blob_create, {"body": b"x"}),
    ],
)
def test_every_kind_of_operation_raises(
    answering: Answering, operation: object, arguments: dict[str, object]
) -> None:
    hub = answering(500, json={"msg": "broken"})
    with pytest.raises(HubError, match=r"status 500: broken"):
        hub.call(operation, **arguments)  # type: ignore[arg-type]


def test_the_hubs_own_words_are_given(answering: Answering) -> None:
    hub = answering(400, json={"msg": "Request body is incorrect", "errors": {"name": ["Missing data"]}})
    with pytest.raises(HubError) as raised:
        hub.call(task_get, 1)
    assert raised.value.message == "Request body is incorrect"
    assert raised.value.errors == {"name": ["Missing data"]}
    assert "Missing data" in str(raised.value)


def test_what_is_not_the_hubs_json_is_named_by_its_type(answering: Answering) -> None:
    hub = answering(502, content=HTML, headers={"Content-Type": "text/html"})
    with pytest.raises(HubError, match="text/html instead of a JSON message") as raised:
        hub.call(task_get, 1)
    assert raised.value.message == ""
    assert "Bad gateway" not in str(raised.value)


def test_a_huge_error_body_is_cut(answering: Answering) -> None:
    hub = answering(500, json={"msg": "m" * 1_000_000, "errors": "e" * 1_000_000})
    with pytest.raises(HubError) as raised:
        hub.call(task_get, 1)
    assert len(raised.value.content) == 4096
    assert len(str(raised.value)) < 1200


def test_no_secret_is_in_an_error(answering: Answering) -> None:
    """Neither the token nor the body of the request, and no token that the hub repeats."""
    hub = answering(400, json={"msg": f"Token {TOKEN} is bad\x1b[31m\nreally", "errors": {"token": TOKEN}})
    body = TaskCreate(image="confidential-image", organizations=[])
    with pytest.raises(HubError) as raised:
        hub.call(task_create, body=body)
    error = raised.value
    shown = "".join(traceback.format_exception(error)) + repr(error) + str(error) + error.message
    for secret in (TOKEN, "secret-token", "confidential-image", "\x1b"):
        assert secret not in shown
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (HTML, "it is not JSON"),
        (b'{"id": 1', "it is not JSON"),
        (b"\xff\xfe{", "it is not UTF-8"),
        (b'{"id": NaN}', "NaN"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[1]", "a JSON array, not a JSON object"),
        (b"null", "a JSON null, not a JSON object"),
        (b'"text"', "a JSON string, not a JSON object"),
        (b"1", "a JSON number, not a JSON object"),
        (b"true", "a JSON boolean, not a JSON object"),
        (b"1" * 5000, "digits"),
        (b"{}", "none of the fields"),
        (b'{"msg": "from a proxy"}', "none of the fields"),
    ],
)
def test_a_success_that_cannot_be_read_raises(answering: Answering, content: bytes, reason: str) -> None:
    hub = answering(200, content=content)
    with pytest.raises(InvalidAnswer) as raised:
        hub.call(task_get, 1)
    assert reason in raised.value.reason
    assert raised.value.operation == "task_get"
    assert raised.value.status_code == 200
    assert "task_get" in str(raised.value)
    # The parser's error would hold the whole answer.
    assert raised.value.__context__ is None


def test_the_answer_is_the_documented_type(answering: Answering) -> None:
    assert isinstance(answering(200, json={"id": 1}).call(task_get, 1), Task)
    assert isinstance(answering(200, json={"msg": "gone"}).call(task_delete, 1), Message)
    page = answering(200, json={"data": [{"id": 5}], "links": {}}).call(task_list)
    assert isinstance(page, TaskPage)
    assert page.data[0].id == 5
    assert answering(200, json=["active", "unheard-of"]).call(task_status, 1) == ["active", "unheard-of"]


def test_each_documented_success_has_its_own_body(answering: Answering) -> None:
    assert answering(204).call(task_status, 1) is None
    assert answering(200, json=[]).call(task_status, 1) == []


def test_an_undocumented_success_is_read_as_the_documented_one(answering: Answering) -> None:
    assert answering(202, json={"id": 3}).call(task_get, 3).id == 3


def test_the_detailed_answer_has_status_headers_and_bytes(answering: Answering) -> None:
    hub = answering(201, json={"id": 1}, headers={"total-count": "7"})
    response = hub.call(task_create, body=TaskCreate(image="i", organizations=[]), detailed=True)
    assert (response.status_code, response.headers["total-count"], response.parsed.id) == (201, "7", 1)
    assert response.content == hub.answer.content
    assert "content=" not in repr(response)


def test_bytes_come_back_as_they_are(answering: Answering) -> None:
    blob = bytes(range(256)) * 10
    assert answering(200, content=blob).call(blob_get, "3f").startswith(blob)


@pytest.mark.parametrize(
    "error",
    [
        HubError(operation="task_get", status_code=520, content=b'{"msg": "x", "errors": [1]}'),
        InvalidAnswer(operation="task_get", status_code=200, reason="it is empty"),
    ],
)
def test_errors_can_be_pickled(error: BindingsError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (str(copy), copy.__dict__) == (str(error), error.__dict__)


def test_a_broken_connection_is_httpx_own_error(hub: ScriptedHub) -> None:
    class Broken(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("refused", request=request)

    with httpx.Client(base_url="http://hub.test", transport=Broken()) as broken:
        client = type(hub.client)("http://hub.test", httpx_client=broken)
        with pytest.raises(httpx.ConnectError):
            task_get.sync(1, client=client)
