"""Reports to a hub that is away for a while."""

import pytest

from vantage6_api.v5_0.hq.models.page_links import PageLinks
from vantage6_hl.errors import BadRequest, NetworkError, OutcomeUnknown, ServerError
from vantage6_hl.testing.sandbox import hub
from vantage6_hl.testing.sandbox.pages import all_pages


def test_a_report_is_sent_until_the_hub_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(hub.time, "sleep", pauses.append)
    problems = [NetworkError("gone"), ServerError("502"), OutcomeUnknown("lost"), *[NetworkError("gone")] * 4]

    def report() -> str:
        if problems:
            raise problems.pop(0)
        return "done"

    assert hub._insist(report) == "done"
    assert pauses == [0.5, 1, 2, 4, 8, 10, 10]


def test_a_refusal_is_final() -> None:
    def report() -> None:
        raise BadRequest("no")

    with pytest.raises(BadRequest):
        hub._insist(report)


def test_lists_are_read_to_their_end() -> None:
    class Page:
        def __init__(self, number: int, size: int) -> None:
            self.data = list(range(250))[(number - 1) * size : number * size]
            self.links = PageLinks(first="/1", self_=f"/{number}", **({"next_": "/x"} if number < 3 else {}))

    assert all_pages(Page) == list(range(250))
