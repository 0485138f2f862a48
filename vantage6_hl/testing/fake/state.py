"""All that a fake hub is made of: its tables, its clock, its logins, and where its services answer."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field

from vantage6_hl._status import run_has_failed
from vantage6_hl.testing.fake.tables import Row, Tables
from vantage6_hl.testing.fake.time import SkippingClock

__all__ = ["Addresses", "Login", "State"]


@dataclass(frozen=True)
class Addresses:
    """Where the services of a fake hub answer."""

    hq_url: str
    store_url: str
    auth_url: str
    realm: str
    registry: str


@dataclass
class Login:
    """An account at the login service.

    Attributes
    ----------
    subject : str
        Its id there.
    client_id : str
        The client of a service account or of a node; empty for a person.
    secret : str
        Its secret, or the person's password.
    organization_id : int or None
        The organization that the account says it is of.
    """

    subject: str
    username: str
    client_id: str
    secret: str = field(repr=False)
    organization_id: int | None


class State:
    """What lies on the hub, and what it needs to answer.

    Parameters
    ----------
    addresses : Addresses
        Where its services answer.
    release : str
        Release that it says it is.
    clock : SkippingClock
        Its time.
    seed : int
        Start of its random numbers: keys aside, the same seed gives the same hub.
    """

    def __init__(self, addresses: Addresses, *, release: str, clock: SkippingClock, seed: int) -> None:
        self.addresses = addresses
        self.release = release
        self.clock = clock
        self.tables = Tables()
        self.logins: dict[str, Login] = {}  # by subject
        self.containers: dict[str, tuple[int, int]] = {}  # node and task of each container's token
        self.blobs: dict[str, bytes] | None = None
        self._random = random.Random(seed)  # noqa: S311 - nothing here is secret

    def uuid(self) -> str:
        """Make an id as the login service and the blob store give them."""
        digits = f"{self._random.getrandbits(128):032x}"
        parts = (digits[:8], digits[8:12], f"4{digits[13:16]}", f"a{digits[17:20]}", digits[20:])
        return "-".join(parts)

    def secret(self) -> str:
        """Make a secret, as Keycloak does."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        return "".join(self._random.choice(letters) for _ in range(32))

    def digest_of(self, image: str) -> str:
        """Give the digest of an image, as the registry would that knows every one."""
        return f"sha256:{hashlib.sha256(image.encode()).hexdigest()}"

    def container_token(self, node_id: int, task_id: int) -> str:
        """Make the token of an algorithm's container, and remember whose it is."""
        token = f"container.{self.secret()}.{self.secret()}"
        self.containers[token] = (node_id, task_id)
        return token

    def made_up_name(self) -> str:
        """Make a name up, as the hub does for sessions and dataframes that get none."""
        first = ("brave", "calm", "eager", "gentle", "lucid", "quiet", "swift", "wise")
        second = ("curie", "euler", "gauss", "hopper", "lovelace", "noether", "turing", "wu")
        return (
            f"{self._random.choice(first)}_{self._random.choice(second)}_{self._random.getrandbits(24):06x}"
        )

    def new_login(
        self, username: str, *, client_id: str = "", secret: str = "", organization_id: int | None = None
    ) -> Login:
        """Add an account to the login service."""
        login = Login(self.uuid(), username, client_id, secret or self.secret(), organization_id)
        self.logins[login.subject] = login
        return login

    def login_of(self, client_id: str) -> Login | None:
        """Give the account of a client."""
        return next((one for one in self.logins.values() if client_id and one.client_id == client_id), None)

    def rules_of(self, user: Row) -> set[int]:
        """Give the ids of all rules that a user of HQ has, by itself or by its roles."""
        roles = [self.tables.role.get(id_) for id_ in user.role_ids]
        return {*user.rule_ids, *(rule for role in roles if role for rule in role.rule_ids)}

    def store_rules_of(self, user: Row) -> set[int]:
        """Give the ids of all rules that a user of the store has."""
        roles = [self.tables.store_role.get(id_) for id_ in user.role_ids]
        return {rule for role in roles if role for rule in role.rule_ids}

    def status_of(self, task: Row) -> str:
        """Give the status of a task, which its runs decide."""
        statuses = {run.status for run in self.tables.runs_of(task)}
        if any(run_has_failed(status) for status in statuses):
            return "failed"
        return "completed" if statuses <= {"completed"} else "awaiting"

    def is_ready(self, dataframe: Row) -> bool:
        """Tell whether the last task of a dataframe has made it everywhere."""
        task = self.tables.task.get(dataframe.last_session_task_id)
        runs = self.tables.runs_of(task) if task else []
        return bool(runs) and all(run.status == "completed" for run in runs)

    def organizations_ready(self, dataframe: Row) -> list[int]:
        """Give the organizations whose nodes have a dataframe."""
        task = self.tables.task.get(dataframe.last_session_task_id)
        runs = self.tables.runs_of(task) if task else []
        return [run.organization_id for run in runs if run.status == "completed"]
