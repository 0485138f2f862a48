"""Who reads the pages, on the tests' real hub: two people, two service accounts, and what they find there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.docs.browser import install
from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub, admin_token, device_login
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

    def real(self) -> dict[str, str]:
        """Give patterns of what pages show, with what is there in truth; a pattern's group stays as it is."""
        root = self.hub.hq_url.removesuffix("/hq")
        before = r"(?<![\w.])"
        return {
            r"https://hub\.example\.org": root,
            r"https://auth\.example\.org": self.hub.auth_url,
            r"https://store\.example\.org": self.hub.store_url.removesuffix("/store"),
            # Written as arguments, as options of the command line, and as items.
            before + r"(--session[ =]|session=|session_id=)1\b": str(self.session),
            before + r"(--databases?[ =]|databases=|dataframe_id=)1\b": str(self.dataframe),
            r"""(["']dataframe_id["']: )1\b""": str(self.dataframe),
            r"(\.?session[. ](?:get|tree|task_tree|dataframes|lineage)[( ])1\b": str(self.session),
            r"(\.?dataframe[. ](?:get|preprocess)[( ])1\b": str(self.dataframe),
            r"(\.?task[. ](?:get|wait|logs|kill|lineage|timeline)[( ]|task_get\.sync\()1\b": str(self.task),
            r"(wait_for_results\(|from_task\(|v6hl results )1\b": str(self.task),
            before + r"(--task[ =]|task=|task_id=)1\b": str(self.task),
        }

    def assumed(self, reader: str) -> dict[str, Callable[[], object]]:
        """Give what makes the names that pages use without making them."""
        return {
            "client": lambda: self.admin if reader == "administrator" else self.researcher,
            "task": lambda: self.researcher.task.get(self.task),
            "results": lambda: self.researcher.result.from_task(self.task),
            "one": self.new_task,
            "two": self.new_task,
            "token": lambda: str(admin_token(self.hub)["access_token"]),
            "session": lambda: self.researcher.session.get(self.session),
            "dataframe": lambda: self.researcher.dataframe.get(self.dataframe),
        }

    def new_task(self) -> object:
        """Start a task that nobody has waited for."""
        return new_task(self.researcher, self.session, self.dataframe)

    def environment(self, reader: str, folder: Path) -> dict[str, str]:
        """Give the variables of the reader's shell and programs."""
        person = self.people[reader]
        robot = person.robot
        return {
            "BROWSER": install(folder, self.hub, username=person.username, password=person.password),
            "HOME": str(folder),
            "VANTAGE6_HQ_URL": self.hub.hq_url,
            "VANTAGE6_AUTH_URL": self.hub.auth_url,
            "VANTAGE6_USERNAME": robot.username,
            "VANTAGE6_CLIENT_SECRET": robot.client_secret,
            "VANTAGE6_ORGANIZATION_KEY": str(folder / "private_key.pem"),
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

    def log_in(self, reader: str) -> Callable[[str], None]:
        """Give what a person does with the address that is shown, on the login service's own pages."""
        person = self.people[reader]
        return lambda url: device_login(self.hub, url, person.username, person.password)


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
