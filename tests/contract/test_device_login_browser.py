"""The device login as a person does it: the client polls while Chromium shows Keycloak's real pages."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import pytest
from playwright.sync_api import Page

from tests.conftest import connect
from tests.contract.browser import answer_grant, enter_code, expect_text, find_chromium, open_page, sign_in
from vantage6_hl import UserClient
from vantage6_hl.auth import DevicePrompt
from vantage6_hl.errors import DeviceLoginDenied, LoginRequired
from vantage6_hl.testing.hub import Hub

pytestmark = [pytest.mark.hub, pytest.mark.slow]

Person = Callable[[Page], None]
LogIn = Callable[[UserClient, Person], None]

WAIT = 60.0  # seconds for a whole login


@pytest.fixture
def log_in(tmp_path: Path) -> LogIn:
    """Run ``authenticate`` while the person uses the browser; both have to end well."""
    chromium = find_chromium()

    def browse(prompt: DevicePrompt, person: Person) -> None:
        with open_page(prompt.url, chromium=chromium, folder=tmp_path) as page:
            enter_code(page, prompt.code)
            person(page)

    def run(client: UserClient, person: Person) -> None:
        shown: SimpleQueue[DevicePrompt] = SimpleQueue()
        with ThreadPoolExecutor(2) as pool:
            login = pool.submit(client.authenticate, prompt=shown.put)
            try:
                pool.submit(browse, shown.get(timeout=WAIT), person).result(timeout=WAIT)
                login.result(timeout=WAIT)
            finally:
                if not login.done():
                    client.close()  # ends the polling, which else goes on until the code expires

    return run


def test_a_person_logs_in_with_the_code_and_a_browser(hub: Hub, log_in: LogIn) -> None:
    def person(page: Page) -> None:
        sign_in(page, hub.admin_username, hub.admin_password)
        answer_grant(page, "Yes")
        expect_text(page, "Device Login Successful")

    with connect(hub) as client:
        log_in(client, person)
        assert client.whoami.name == hub.admin_username
        assert client.whoami.organization_name in [one.name for one in client.organization.list()]


def test_a_wrong_password_can_be_corrected(hub: Hub, log_in: LogIn) -> None:
    def person(page: Page) -> None:
        sign_in(page, hub.admin_username, "not the password")
        expect_text(page, "Invalid username or password.")
        sign_in(page, hub.admin_username, hub.admin_password)
        answer_grant(page, "Yes")
        expect_text(page, "Device Login Successful")

    with connect(hub) as client:
        log_in(client, person)
        assert client.whoami.name == hub.admin_username


def test_a_person_who_refuses_is_not_logged_in(hub: Hub, log_in: LogIn) -> None:
    def person(page: Page) -> None:
        sign_in(page, hub.admin_username, hub.admin_password)
        answer_grant(page, "No")
        expect_text(page, "Consent denied")

    with connect(hub) as client:
        with pytest.raises(DeviceLoginDenied, match="was refused in the browser") as caught:
            log_in(client, person)
        assert caught.value.url == hub.auth_url
        with pytest.raises(LoginRequired):
            _ = client.whoami
