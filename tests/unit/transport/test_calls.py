"""Calls: statuses become errors, reads are retried, writes are not, and everything is bounded."""

import gzip
import logging
import pickle
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from tests.unit.transport.conftest import MakeCaller
from tests.unit.transport.fakes import HUB, FakeTime, Script
from vantage6_hl import errors
from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient

pytestmark = pytest.mark.anyio

READS = ["GET", "HEAD"]
WRITES = ["POST", "PUT", "PATCH", "DELETE"]


class Slow(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that takes some seconds of the fake clock for each piece and never ends."""

    def __init__(self, clock: FakeTime, piece: bytes = b" ", *, seconds: float = 10) -> None:
        self.clock, self.piece, self.seconds, self.given = clock, piece, seconds, 0

    def next(self) -> bytes:
        self.clock.now += self.seconds
        self.given += 1
        assert self.given < 100, "the client reads on without end"
        return self.piece

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield self.next()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield self.next()


async def test_a_success_comes_through(caller: MakeCaller) -> None:
    script = Script(httpx.Response(200, json={"id": 7}, headers={"x-of": "hub"}))
    answer = await caller(script).request("GET")
    assert (answer.status_code, answer.json(), answer.headers["x-of"]) == (200, {"id": 7}, "hub")
    assert script.requests[0].url == f"{HUB}/task/7"
    assert script.requests[0].headers["user-agent"].startswith("vantage6-hl/")


async def test_a_compressed_answer_comes_through(caller: MakeCaller) -> None:
    packed = gzip.compress(b'{"id": 7}')
    script = Script(httpx.Response(200, content=packed, headers={"content-encoding": "gzip"}))
    assert (await caller(script).request("GET")).json() == {"id": 7}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.Unauthorized),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (405, errors.ApiError),
        (409, errors.Conflict),
        (422, errors.Unauthorized),
        (429, errors.TooManyRequests),
        (500, errors.ServerError),
        (503, errors.ServerError),
    ],
)
async def test_a_status_becomes_our_error(
    caller: MakeCaller, status: int, kind: type[errors.ApiError]
) -> None:
    script = Script(
        httpx.Response(status, json={"msg": "task id=7 is not found", "errors": {"name": ["Missing."]}})
    )
    with pytest.raises(errors.ApiError) as caught:
        await caller(script).request("POST")
    error = caught.value
    assert type(error) is kind
    assert (error.operation, error.status) == ("POST /hq/task/7", status)
    assert (error.hub_message, error.field_errors) == ("task id=7 is not found", {"name": "Missing."})
    for part in ("POST /hq/task/7", str(status), "task id=7 is not found", "name: Missing."):
        assert part in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    "content", [b"", b"<html>502</html>", b"[1]", b'{"msg": {"a": 1}}', b"[" * 100_000, b"\xff", b"x" * 10**6]
)
async def test_an_error_that_is_not_the_hubs_own_keeps_its_status(caller: MakeCaller, content: bytes) -> None:
    with pytest.raises(errors.ServerError) as caught:
        await caller(Script(httpx.Response(500, content=content))).request("POST")
    assert (caught.value.status, caught.value.hub_message) == (500, "")


async def test_nested_field_errors_are_flattened_and_bounded(caller: MakeCaller) -> None:
    body = {
        "errors": {
            "organizations": {"0": {"id": ["Not an integer.", "No."]}},
            **{str(n): "x" for n in range(99)},
        }
    }
    with pytest.raises(errors.BadRequest) as caught:
        await caller(Script(httpx.Response(400, json=body))).request("POST")
    assert caught.value.field_errors["organizations.0.id"] == "Not an integer.; No."
    assert len(caught.value.field_errors) == 20


async def test_what_the_hub_says_is_made_harmless(caller: MakeCaller) -> None:
    body = {"msg": "\x1b]0;owned\x07" + "A" * 300 + "\n" + "word " * 1000}
    with pytest.raises(errors.BadRequest) as caught:
        await caller(Script(httpx.Response(400, json=body))).request("POST")
    assert str(caught.value).isprintable()
    assert "AAAA" not in str(caught.value)
    assert len(str(caught.value)) < 800


@pytest.mark.parametrize("status", [429, 502, 503, 504, 520, 524])
@pytest.mark.parametrize("method", READS)
async def test_a_read_is_tried_again(caller: MakeCaller, clock: FakeTime, method: str, status: int) -> None:
    script = Script(httpx.Response(status), httpx.ConnectError("refused"), httpx.Response(200))
    assert (await caller(script).request(method)).status_code == 200
    assert len(script.requests) == 3
    assert len(clock.slept) == 2
    assert clock.slept[0] <= 0.5
    assert clock.slept[1] <= 1.0


async def test_a_read_is_tried_three_times_at_most(caller: MakeCaller) -> None:
    script = Script(*[httpx.Response(503, json={"msg": f"try {number}"}) for number in range(1, 9)])
    with pytest.raises(errors.ServerError, match="try 3"):
        await caller(script).request("GET")
    assert len(script.requests) == 3


@pytest.mark.parametrize("status", [400, 401, 404, 500, 501, 505])
async def test_an_answer_that_would_be_the_same_is_not_asked_again(caller: MakeCaller, status: int) -> None:
    script = Script(httpx.Response(status))
    with pytest.raises(errors.ApiError):
        await caller(script).request("GET")


@pytest.mark.parametrize(
    ("value", "slept"),
    [("7", 7.0), ("0", 0.0), ("121", None), ("9" * 400, None), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)],
)
async def test_retry_after_is_followed_within_reason(
    caller: MakeCaller, clock: FakeTime, value: str, slept: float | None
) -> None:
    script = Script(httpx.Response(503, headers={"retry-after": value}), httpx.Response(200))
    if slept is None:
        with pytest.raises(errors.ServerError):
            await caller(script).request("GET")
        assert clock.slept == []
    else:
        await caller(script).request("GET")
        assert clock.slept == [slept]


async def test_retry_after_may_be_a_date(caller: MakeCaller, clock: FakeTime) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=10), usegmt=True)
    await caller(Script(httpx.Response(429, headers={"retry-after": when}), httpx.Response(200))).request(
        "GET"
    )
    assert 5 < clock.slept[0] <= 10


@pytest.mark.parametrize("value", ["soon", "-5", "1.5", "", "٣"])
async def test_garbage_in_retry_after_is_ignored(caller: MakeCaller, clock: FakeTime, value: str) -> None:
    headers = {"retry-after": value.encode()}
    await caller(Script(httpx.Response(503, headers=headers), httpx.Response(200))).request("GET")
    assert clock.slept[0] <= 0.5


async def test_no_pause_goes_beyond_the_deadline(caller: MakeCaller, clock: FakeTime) -> None:
    script = Script(*[httpx.Response(503, headers={"retry-after": "20"})] * 3)
    with pytest.raises(errors.ServerError):
        await caller(script).request("GET")
    assert clock.slept == [20.0]


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("method", WRITES)
async def test_a_write_is_never_sent_again(caller: MakeCaller, method: str, status: int) -> None:
    script = Script(httpx.Response(status))
    with pytest.raises(errors.ApiError):
        await caller(script).request(method)


@pytest.mark.parametrize("status", [502, 504, 520, 524, 530])
@pytest.mark.parametrize("method", WRITES)
async def test_a_write_whose_answer_a_proxy_lost_has_an_unknown_outcome(
    caller: MakeCaller, method: str, status: int
) -> None:
    script = Script(httpx.Response(status, text="<html>"))
    with pytest.raises(errors.OutcomeUnknown, match=f"{method} .*status {status}.* may or may not"):
        await caller(script).request(method)


@pytest.mark.parametrize(
    "failure", [httpx.ReadError, httpx.ReadTimeout, httpx.WriteError, httpx.RemoteProtocolError]
)
@pytest.mark.parametrize("method", WRITES)
async def test_a_write_whose_answer_was_lost_has_an_unknown_outcome(
    caller: MakeCaller, method: str, failure: type[httpx.TransportError]
) -> None:
    script = Script(failure("gone"))
    with pytest.raises(errors.OutcomeUnknown, match="may or may not") as caught:
        await caller(script).request(method)
    assert caught.value.operation == f"{method} /hq/task/7"


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (httpx.ConnectError, errors.NetworkError),
        (httpx.ProxyError, errors.NetworkError),
        (httpx.ConnectTimeout, errors.RequestTimeout),
        (httpx.PoolTimeout, errors.RequestTimeout),
    ],
)
async def test_a_write_that_was_not_sent_changed_nothing(
    caller: MakeCaller, method: str, failure: type[httpx.TransportError], kind: type[Exception]
) -> None:
    with pytest.raises(errors.Vantage6Error) as caught:
        await caller(Script(failure("refused"))).request(method)
    assert type(caught.value) is kind


async def test_a_read_that_is_cut_off_is_tried_again_one_that_is_slow_is_not(caller: MakeCaller) -> None:
    script = Script(httpx.RemoteProtocolError("cut"), httpx.ReadError("reset"), httpx.Response(200))
    assert (await caller(script).request("GET")).status_code == 200
    with pytest.raises(errors.RequestTimeout):
        await caller(Script(httpx.ReadTimeout("slow"))).request("GET")


async def test_errors_keep_nothing_of_the_request(caller: MakeCaller) -> None:
    with pytest.raises(errors.NetworkError) as caught:
        await caller(Script(*[httpx.ConnectError("refused")] * 3)).request("GET")
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_redirect_is_refused_and_its_target_named(
    caller: MakeCaller, method: str, status: int
) -> None:
    script = Script(httpx.Response(status, headers={"location": "https://evil.example/hq?code=1"}))
    with pytest.raises(errors.RedirectRefused, match=r"https://evil\.example/hq, which is not followed"):
        await caller(script).request(method)
    assert len(script.requests) == 1


@pytest.mark.parametrize(("announced", "pieces_read"), [(True, 0), (False, 5)])
async def test_an_answer_that_is_too_large_is_refused(
    caller: MakeCaller, clock: FakeTime, announced: bool, pieces_read: int
) -> None:
    headers = {"content-length": str(10**10)} if announced else {}
    body = Slow(clock, b"x" * 2**18, seconds=0)
    with pytest.raises(errors.InvalidAnswer, match="more than 1048576 bytes"):
        await caller(Script(httpx.Response(200, headers=headers, stream=body))).request("GET")
    assert body.given == pieces_read


async def test_an_answer_that_becomes_too_large_when_decompressed_is_refused(caller: MakeCaller) -> None:
    packed = gzip.compress(bytes(2**24))
    script = Script(httpx.Response(200, content=packed, headers={"content-encoding": "gzip"}))
    with pytest.raises(errors.InvalidAnswer, match="more than"):
        await caller(script).request("GET")


async def test_an_answer_that_cannot_be_decompressed_is_refused(caller: MakeCaller) -> None:
    headers = {"content-encoding": "gzip"}
    for method, kind in (("GET", errors.InvalidAnswer), ("POST", errors.OutcomeUnknown)):
        script = Script(httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"no gzip")))
        with pytest.raises(kind, match="cannot be decompressed"):
            await caller(script).request(method)


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "compress"])
async def test_a_form_of_compression_that_was_not_asked_for_is_refused(
    caller: MakeCaller, coding: str
) -> None:
    headers = {"content-encoding": coding}
    script = Script(httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"{}")))
    with pytest.raises(errors.InvalidAnswer, match="not asked for"):
        await caller(script).request("GET")
    assert script.requests[0].headers["accept-encoding"] == "gzip"


async def test_a_compressed_answer_that_is_cut_short_is_refused(caller: MakeCaller) -> None:
    packed = gzip.compress(b'{"id": 7}')
    headers = {"content-encoding": "gzip"}
    for length in range(1, len(packed)):
        script = Script(httpx.Response(200, headers=headers, stream=httpx.ByteStream(packed[:length])))
        with pytest.raises(errors.InvalidAnswer, match="ends before"):
            await caller(script).request("GET")
    assert (await caller(Script(httpx.Response(200, headers=headers))).request("HEAD")).content == b""


async def test_an_answer_in_several_gzip_members_is_read_whole(caller: MakeCaller) -> None:
    packed = gzip.compress(b'{"id"') + gzip.compress(b": 7}")
    headers = {"content-encoding": "gzip"}
    for cut in range(len(packed)):

        class Two(httpx.SyncByteStream, httpx.AsyncByteStream):
            pieces = (packed[:cut], packed[cut:])

            def __iter__(self) -> Iterator[bytes]:
                yield from self.pieces

            async def __aiter__(self) -> AsyncIterator[bytes]:
                for piece in self.pieces:
                    yield piece

        script = Script(httpx.Response(200, headers=headers, stream=Two()))
        assert (await caller(script).request("GET")).json() == {"id": 7}


async def test_a_small_answer_is_not_inflated_at_once(caller: MakeCaller) -> None:
    """The limit is noticed within a piece, not after all that 64 KiB can become."""
    packed = gzip.compress(bytes(2**26))
    headers = {"content-encoding": "gzip"}
    script = Script(httpx.Response(200, headers=headers, stream=httpx.ByteStream(packed)))
    tracemalloc.start()
    try:
        with pytest.raises(errors.InvalidAnswer, match="more than"):
            await caller(script).request("GET")
        assert tracemalloc.get_traced_memory()[1] < 2**23
    finally:
        tracemalloc.stop()


async def test_a_slow_answer_ends_with_the_deadline(caller: MakeCaller, clock: FakeTime) -> None:
    begin = clock.now
    with pytest.raises(errors.RequestTimeout):
        await caller(Script(httpx.Response(200, stream=Slow(clock)))).request("GET")
    assert clock.now - begin <= 40
    with pytest.raises(errors.OutcomeUnknown):
        await caller(Script(httpx.Response(200, stream=Slow(clock)))).request("POST")


async def test_timeouts_are_finite_and_within_the_deadline(caller: MakeCaller, clock: FakeTime) -> None:
    script = Script(httpx.Response(503, headers={"retry-after": "25"}), httpx.Response(200))
    await caller(script).request("GET")
    assert script.requests[0].extensions["timeout"]["connect"] <= 10
    # After a pause of 25 of 30 seconds five are left; the request is one object, so this is its last attempt.
    assert all(0 < value <= 5 for value in script.requests[0].extensions["timeout"].values())


def test_a_large_request_gets_more_time() -> None:
    assert CallPolicy().time_for(0) == 30
    assert CallPolicy().time_for(64 * 2**20) == 30 + 512


@pytest.mark.parametrize("small", [b"[],", b'{"a":1},', b"1,"])
async def test_an_answer_of_too_many_small_values_is_refused(caller: MakeCaller, small: bytes) -> None:
    """Each takes many times its size once it is parsed: 16384 are one for each 64 bytes of the limit here."""
    signs = sum(small.count(sign) for sign in (b",", b"[", b"{"))
    few, many = (b"[" + small * (16384 // signs + step) + b"1]" for step in (-1, 1))
    assert (await caller(Script(httpx.Response(200, content=few))).request("GET")).content == few
    with pytest.raises(errors.InvalidAnswer, match="more than 16384 values"):
        await caller(Script(httpx.Response(200, content=many))).request("GET")
    with pytest.raises(errors.OutcomeUnknown, match="more than 16384 values"):
        await caller(Script(httpx.Response(201, content=many))).request("POST")


async def test_a_write_that_answers_too_much_has_an_unknown_outcome(caller: MakeCaller) -> None:
    for headers in ({"content-length": str(10**10)}, {}):
        body = httpx.ByteStream(bytes(2**21))
        with pytest.raises(errors.OutcomeUnknown, match="more than 1048576 bytes"):
            await caller(Script(httpx.Response(201, headers=headers, stream=body))).request("POST")


async def test_a_stream_is_left_to_the_caller_but_its_status_is_checked() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("missing"):
            return httpx.Response(404, json={"msg": "no such blob"})
        return httpx.Response(200, stream=httpx.ByteStream(b"x" * 100))

    policy = CallPolicy(max_bytes=10)
    with HubClient(HUB, policy=policy, transport=httpx.MockTransport(handler)) as client:
        with client.stream("GET", "blob") as answer:
            assert b"".join(answer.iter_bytes()) == b"x" * 100
        with pytest.raises(errors.NotFound, match="no such blob"), client.stream("GET", "missing"):
            pass
    async with (
        AsyncHubClient(HUB, policy=policy, transport=httpx.MockTransport(handler)) as other,
        other.stream("GET", "blob") as answer,
    ):
        assert b"".join([piece async for piece in answer.aiter_bytes()]) == b"x" * 100


async def test_debug_lines_name_method_path_status_and_time_only(
    caller: MakeCaller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="vantage6_hl")
    auth = httpx.BasicAuth("CANARY", "CANARY")
    script = Script(httpx.Response(200, json="CANARY"), httpx.ReadError("CANARY"))
    client = caller(script, auth=auth)
    await client.request("POST", "task/7?key=CANARY", json={"secret": "CANARY"})
    with pytest.raises(errors.OutcomeUnknown):
        await client.request("POST", "task/7?key=CANARY", json={"secret": "CANARY"})
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("vantage6_hl")]
    assert lines[0].startswith("POST /hq/task/7 200 ")
    assert lines[1].startswith("POST /hq/task/7 ReadError ")
    assert "CANARY" not in "".join(lines)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("hub.example.org", "must begin with https://"),
        ("ftp://hub.example.org", "must begin with https://"),
        ("https://", "must begin with https://"),
        ("http://hub.example.org", "http:// to another machine"),
        ("http://127.0.0.1.example.org", "http:// to another machine"),
        ("https://user:CANARY@hub.example.org", "no user name"),
        ("https://hub.example.org?x=CANARY", "no user name"),
        ("https://[", "no valid host"),
        ("https://a b/", "no valid"),
        ("https://hub.example.org:port", "no valid address"),
    ],
)
def test_an_address_that_could_leak_is_refused(address: str, reason: str) -> None:
    with pytest.raises(errors.UsageError, match=reason) as caught:
        HubClient(address)
    assert "CANARY" not in str(caught.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:7601", "[::1]:7601", "127.9.9.9", "hq.localhost"])
def test_plain_http_to_this_machine_is_accepted(host: str) -> None:
    with HubClient(f"http://{host}/hq/") as client:
        assert str(client.base_url) == f"http://{host}/hq/"


def test_plain_http_elsewhere_can_be_allowed() -> None:
    HubClient("http://hub.example.org/hq", allow_insecure_http=True).close()


@pytest.mark.parametrize("sent", [{"json": {"name": "secret \ud800"}}, {"path": "task/\ud800"}])
async def test_text_that_cannot_be_sent_is_named(caller: MakeCaller, sent: dict[str, object]) -> None:
    script = Script()
    with pytest.raises(errors.UsageError, match=r"'.ud800', half of a character.*Nothing was sent") as caught:
        await caller(script).request("POST", **sent)  # type: ignore[arg-type]
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None
    assert script.requests == []
