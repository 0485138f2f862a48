"""The look at the release on real hubs: one that this build fits, and one with another API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import connect
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl.errors import VersionMismatch
from vantage6_hl.testing.hub import Hub, start_hub
from vantage6_hl.testing.world import log_in_administrator

pytestmark = [pytest.mark.hub, pytest.mark.anyio]

OTHER = "5.0.0b2"
REFUSAL = (
    r"^The hub is vantage6 5\.0\.0b2 \(API revision v5_0_0b2\)\. "
    r"This is vantage6-hl \S+, made for the hub releases .*5\.0\.3 \(API revision v5_0\)\. "
    r"Install the build for that hub: pip install '\S+'$"
)


@pytest.fixture(scope="module")
def other_hub() -> Iterator[Hub]:
    """A hub whose API is not the one that this library calls."""
    with start_hub(release=OTHER) as hub:
        yield hub


def test_a_hub_that_fits_is_accepted(hub: Hub) -> None:
    with UserClient(hub.hq_url, hub.auth_url, hub.realm, hub.client_id, version_check="strict") as client:
        log_in_administrator(client, hub)
        assert client.util.get_hq_version().version == hub.release
        assert client.organization.list()


def test_a_hub_with_another_api_is_refused_before_anybody_logs_in(other_hub: Hub) -> None:
    with connect(other_hub) as client:
        with pytest.raises(VersionMismatch, match=REFUSAL) as caught:
            client.authenticate(prompt=lambda _: pytest.fail("nobody should be asked to log in"))
        assert client.util.get_hq_version().version == OTHER
    assert caught.value.hub_version == OTHER
    assert "5.0.3" in caught.value.supported


async def test_a_hub_with_another_api_is_refused_in_the_async_flavour(other_hub: Hub) -> None:
    async with AsyncUserClient(other_hub.hq_url, other_hub.auth_url) as client:
        client.initialize_service_account("any", username="robot")
        with pytest.raises(VersionMismatch, match=REFUSAL):
            await client.authenticate_service_account()
