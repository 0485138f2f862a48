"""What the README shows, run on a real hub."""

from __future__ import annotations

import re

import pytest

from scripts.checkout import ROOT
from tests.conftest import Example
from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub

pytestmark = pytest.mark.hub


def test_the_readmes_code_computes_the_average(
    hub: Hub,
    example: Example,
    researcher: UserClient,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), flags=re.DOTALL)
    session = researcher.session.create(collaboration=example.collaboration, scope="collaboration")
    dataframe = researcher.dataframe.create(
        label="olympic_athletes_db",
        method="read_csv",
        image="harbor2.vantage6.ai/demo/average",
        session=session.id,
    )
    researcher.wait_for_results(dataframe["last_session_task"]["id"], timeout=60, interval=0.2)
    for shown, real in {
        "https://hub.example.org/hq": hub.hq_url,
        "https://auth.example.org": hub.auth_url,
        "private_key.pem": str(example.members[0].private_key),
        "session=1": f"session={session.id}",
        "databases=1": f"databases={dataframe.id}",
    }.items():
        assert shown in code
        code = code.replace(shown, real)

    def as_service_account(client: UserClient) -> None:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        client.authenticate_service_account()

    monkeypatch.setattr(UserClient, "authenticate", as_service_account)
    names: dict[str, UserClient] = {}
    exec(code, names)
    names["client"].close()
    (promised,) = re.findall(r"# (\[.*\])", code)
    assert capsys.readouterr().out.strip() == promised
