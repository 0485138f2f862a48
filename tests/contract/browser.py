"""A person in front of a headless Chromium, who answers Keycloak's login pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_TIMEOUT = 20_000.0  # milliseconds for one step; Keycloak's first page after a start is slow
_ARGUMENTS = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str:
    """Give the path of a Chromium; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip(f"No {' or '.join(_NAMES)} on the PATH; on Debian: apt-get install chromium")
    return found


@contextmanager
def open_page(url: str, *, chromium: str, folder: Path) -> Iterator[Page]:
    """Open a page in a new browser with an empty profile; a failure leaves a picture of it in the folder.

    Playwright keeps an event loop in the thread it is used in: use one that runs no async tests.
    """
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=chromium, args=_ARGUMENTS, headless=True, timeout=_TIMEOUT
        ) as browser,
        browser.new_context() as context,
    ):
        context.set_default_timeout(_TIMEOUT)
        page = context.new_page()
        try:
            page.goto(url)
            yield page
        except BaseException as problem:
            page.screenshot(path=folder / "login.png")
            problem.add_note(f"The browser was at {page.url}; see {folder / 'login.png'}.")
            raise


def enter_code(page: Page, code: str) -> None:
    """Type what the device shows."""
    page.get_by_label("Enter the code provided by your device").fill(code)
    page.get_by_role("button", name="Submit").click()


def sign_in(page: Page, username: str, password: str) -> None:
    """Fill in the login form."""
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign In").click()


def answer_grant(page: Page, answer: str) -> None:
    """Click "Yes" or "No" on the page that asks whether the device may have access."""
    expect(page.get_by_role("heading", name="Grant Access to public_client")).to_be_visible(timeout=_TIMEOUT)
    page.get_by_role("button", name=answer, exact=True).click()


def expect_text(page: Page, text: str) -> None:
    """Wait until the page says so."""
    expect(page.get_by_text(text)).to_be_visible(timeout=_TIMEOUT)
