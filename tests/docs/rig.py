"""Who reads the pages, on the tests' real hub: two people, two service accounts, and what they find there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub, device_login
from vantage6_hl.testing.world import Account

IMAGE = "harbor2.vantage6.ai/demo/average"


@dataclass(frozen=True)
class Person:
    """Somebody who logs in with a browser, and that person's service account for programs."""

    username: str
    password: str
    robot: Account


@dataclass
class Rig:
    """What stands for what the pages show.

    Attributes
    ----------
    session, dataframe, task : int
        Session 1, dataframe 1 and task 1 of the pages.
    researcher : UserClient
        Logged in, with the key of organization 2.
    """

    hub: Hub
    admin: UserClient
    researcher: UserClient
    people: dict[str, Person]
    private_key: Path
    session: int
    dataframe: int
    task: int
    _approvals: list[threading.Thread] = field(default_factory=list)

    def real(self, reader: str) -> dict[str, str]:
        """Give patterns of what pages show, with what is there in truth; the first ones first."""
        root = self.hub.hq_url.removesuffix("/hq")
        before = r"(?<![\w.])"
        return {
            r"https://hub\.example\.org": root,
            r"https://auth\.example\.org": self.hub.auth_url,
            r"https://store\.example\.org": self.hub.store_url.removesuffix("/store"),
            # Written as arguments, as options of the command line, and as items.
            before + r"(--session[ =]|session=|session_id=)1\b": rf"\g<1>{self.session}",
            before + r"(--databases?[ =]|databases=|dataframe_id=)1\b": rf"\g<1>{self.dataframe}",
            r"""(["']dataframe_id["']: )1\b""": rf"\g<1>{self.dataframe}",
            r"(\.?session[. ](?:get|tree|task_tree|dataframes|lineage)[( ])1\b": rf"\g<1>{self.session}",
            r"(\.?dataframe[. ](?:get|preprocess)[( ])1\b": rf"\g<1>{self.dataframe}",
            r"(\.?task[. ](?:get|wait|logs|kill|lineage|timeline)[( ])1\b": rf"\g<1>{self.task}",
            r"(wait_for_results\(|from_task\(|v6hl results )1\b": rf"\g<1>{self.task}",
            before + r"(--task[ =]|task=|task_id=)1\b": rf"\g<1>{self.task}",
        }

    def assumed(self, reader: str) -> dict[str, Callable[[], object]]:
        """Give what makes the names that pages use without making them."""
        return {
            "client": lambda: self.admin if reader == "administrator" else self.researcher,
            "task": lambda: self.researcher.task.get(self.task),
            "results": lambda: self.researcher.result.from_task(self.task),
            "one": self.new_task,
            "two": self.new_task,
            "token": lambda: self.researcher._connection.auth.access_token,
            "session": lambda: self.researcher.session.get(self.session),
            "dataframe": lambda: self.researcher.dataframe.get(self.dataframe),
        }

    def new_task(self) -> object:
        """Start a task that nobody has waited for."""
        return new_task(self.researcher, self.session, self.dataframe)

    def environment(self, reader: str, folder: Path) -> dict[str, str]:
        """Give the variables of the reader's shell and programs."""
        robot = self.people[reader].robot
        return {
            "HOME": str(folder),
            "VANTAGE6_HQ_URL": self.hub.hq_url,
            "VANTAGE6_AUTH_URL": self.hub.auth_url,
            "VANTAGE6_USERNAME": robot.username,
            "VANTAGE6_CLIENT_SECRET": robot.client_secret,
        }

    def prepare(self, reader: str, folder: Path) -> None:
        """Put the reader's key and secret into the folder."""
        for name, text in {
            "private_key.pem": self.private_key.read_text(),
            "robot.secret": self.people[reader].robot.client_secret,
        }.items():
            path = folder / name
            path.touch(0o600)
            path.write_text(text)

    def browser(self, reader: str) -> Callable[..., bool]:
        """Give what stands for ``webbrowser.open``: the person logs in on the login service's own pages."""
        person = self.people[reader]

        def opened(url: str, *_: object, **__: object) -> bool:
            thread = threading.Thread(
                target=device_login, args=(self.hub, url, person.username, person.password)
            )
            thread.start()
            self._approvals.append(thread)
            return True

        return opened

    def close(self) -> None:
        """Wait for the people."""
        for thread in self._approvals:
            thread.join()


def new_task(client: UserClient, session: int, dataframe: int) -> object:
    """Start the example's task."""
    return client.task.create(
        name="average age",
        image=IMAGE,
        method="central_average",
        arguments={"column_name": "age"},
        organizations=[2],
        session=session,
        databases=dataframe,
        action="central_compute",
    )


def unique(name: str) -> str:
    """Give a name that no other run of these tests has used on this hub."""
    return f"{name}-{time.time_ns():x}"
