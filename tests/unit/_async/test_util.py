"""Keys and the account page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import FakeHub
from vantage6_hl import AsyncUserClient, RSACryptor
from vantage6_hl.errors import UsageError

pytestmark = pytest.mark.anyio


async def test_a_private_key_is_made_and_never_replaced(
    hub: FakeHub, visitor: AsyncUserClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = visitor.util.generate_private_key()
    assert made == tmp_path / "private_key.pem"
    assert made.stat().st_mode & 0o777 == 0o600
    assert RSACryptor(made).fingerprint
    with pytest.raises(UsageError):
        visitor.util.generate_private_key(made)
    assert not hub.requests


async def test_ones_own_password_is_changed_at_the_login_service(visitor: AsyncUserClient) -> None:
    assert visitor.util.get_account_url() == "https://auth.example.org/realms/vantage6/account/"
