"""What a test tells a fake hub to do: the outcomes of tasks, what goes wrong, who logs in, and the time."""

from __future__ import annotations

from pathlib import Path

from vantage6_hl.crypto import RSACryptor
from vantage6_hl.testing.fake.faults import Fault, answering, lose, refuse
from vantage6_hl.testing.fake.keycloak import Keycloak
from vantage6_hl.testing.fake.nodes import Nodes
from vantage6_hl.testing.fake.outcomes import Scripted
from vantage6_hl.testing.fake.scripts import Script
from vantage6_hl.testing.fake.serving import Server
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.time import SkippingClock

__all__ = ["Scripting"]


class Scripting:
    """The part of a fake hub that takes instructions."""

    _clock: SkippingClock
    _keycloak: Keycloak
    _nodes: Nodes
    _script: Script
    _server: Server
    _state: State

    # What tasks give

    def on_task(
        self,
        method: str,
        outcome: Scripted,
        *,
        image: str = "*",
        name: str = "*",
        organization: int | None = None,
        action: str | None = None,
        times: int | None = None,
    ) -> None:
        """Say what comes of the runs of some tasks. What was said last comes first.

        A run that nothing was said about crashes, and its log says so; a data extraction or a preprocessing
        goes well.

        Parameters
        ----------
        method : str
            Method of the algorithm; a pattern such as ``"*"`` or ``"partial_*"`` will do.
        outcome : Outcome or callable
            What comes of it: `completed`, `failed`, `crashed`, `slow`, `never`, or a function that gets a
            `TaskCall` (with the decrypted arguments) and gives the result, or an outcome. An error that it
            raises crashes the run.
        image, name : str, optional
            Patterns for the image and for the task's name. By default any.
        organization : int, optional
            Only in the runs of this organization. By default in all.
        action : str, optional
            Only for this action, such as ``"data_extraction"``. By default for all.
        times : int, optional
            For so many runs, and then no more. By default for all.

        Examples
        --------
        >>> from vantage6_hl.testing import FakeHub
        >>> hub = FakeHub()
        >>> hub.on_task("partial_sum", lambda call: {"sum": 253, "column": call.arguments["column_name"]})
        """
        self._script.add(
            method,
            outcome,
            image=image,
            name=name,
            organization=organization,
            action=action,
            times=times,
        )

    def start_node(self, id_: int, *, private_key: Path | str | None = None) -> None:
        """Bring a node online that was registered on this hub; it works as the other nodes do.

        Parameters
        ----------
        id_ : int
            Id of the node.
        private_key : path, optional
            The organization's private key, which it needs in an encrypted collaboration.
        """
        node = self._state.tables.node.one(id_)
        node.status, node.works, node.last_seen = "online", True, self._clock.text()
        if private_key is not None:
            self._nodes.cryptors[node.organization_id] = RSACryptor(private_key)

    def stop_node(self, id_: int) -> None:
        """Take a node offline: its runs wait until `start_node` brings it back."""
        node = self._state.tables.node.one(id_)
        node.status, node.works = "offline", False

    # What goes wrong

    def fail_next(
        self,
        *,
        status: int = 503,
        retry_after: float | None = None,
        operation: str | None = None,
        times: int = 1,
    ) -> None:
        """Answer the next request with an error, as a proxy in front of the hub would.

        Parameters
        ----------
        status : int, optional
            Status of the answer. Default 503.
        retry_after : float, optional
            Seconds after which the request may be sent again, in the header ``Retry-After``.
        operation : str, optional
            Let it happen to a request for this operation, such as ``"task_create"``. By default to any.
        times : int, optional
            How often. Default once.
        """
        self._server.faults.add(Fault(operation, times, before=answering(status, retry_after)))

    def lose_next_answer(self, *, operation: str | None = None, times: int = 1) -> None:
        """Do what the next request asks for, and lose the answer. Parameters as for `fail_next`."""
        self._server.faults.add(Fault(operation, times, after=lose))

    def refuse_next_connection(self, *, operation: str | None = None, times: int = 1) -> None:
        """Be unreachable for the next request. Parameters as for `fail_next`."""
        self._server.faults.add(Fault(operation, times, before=refuse))

    def expire_tokens(self) -> None:
        """Let all access tokens end now; a client renews its own."""
        self._keycloak.expire()

    def end_logins(self) -> None:
        """End all logins; whoever goes on has to log in again."""
        self._keycloak.revoke_all()

    # People and time

    @property
    def person(self) -> str | None:
        """Who is in front of the browser and approves every login at once; None refuses all."""
        return self._keycloak.person

    @person.setter
    def person(self, username: str | None) -> None:
        self._keycloak.person = username

    def approve(self, url: str, username: str) -> None:
        """Approve the login whose address and code a client has shown, as this user."""
        self._keycloak.approve(url, username)

    def advance(self, seconds: float) -> None:
        """Let time pass: runs that are due by then end."""
        self._clock.advance(seconds)
