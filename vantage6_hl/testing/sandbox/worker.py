"""One run on one node, from its order to its end: read the arguments, run the method, send the result.

The steps are those of the real node (vantage6-node 5.0.3: ``__init__.py``, ``k8s/run_io.py``) except that a
run that could not start always gets an end time: without one the hub keeps it open for ever.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from pathlib import Path

from vantage6_hl.crypto import Cryptor, JsonValue, payload_from_json, payload_to_json
from vantage6_hl.errors import EncryptionError
from vantage6_hl.testing.sandbox.context import RunContext
from vantage6_hl.testing.sandbox.methods import find
from vantage6_hl.testing.sandbox.orders import Announcer, NodeHub, RunOrder, RunOver, databases_by_position
from vantage6_hl.testing.sandbox.registry import EXTRACTION, PREPROCESSING, Arguments
from vantage6_hl.testing.sandbox.runs import RunKilled, RunLife, RunUpdate, Status
from vantage6_hl.testing.sandbox.tables import SessionFolder, Table

LOG = logging.getLogger(__name__)

# Images that stand for what cannot be had or may not run; every other image's name is ignored.
MISSING_IMAGE = "does-not-exist"
REFUSED_IMAGE = "not-allowed"


class _Ended(Exception):  # noqa: N818
    """The run ends as something else than a crash of its method."""

    def __init__(self, status: Status, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Worker:
    """Serves one run; :meth:`serve` belongs in a thread of its own.

    Parameters
    ----------
    order : RunOrder
        What to do.
    hub : NodeHub
        Where to report it.
    announcer : Announcer
        Who else to tell.
    cryptor : Cryptor
        Reads the arguments and writes the result.
    databases : mapping of str to pathlib.Path
        The node's source databases by label.
    sessions : SessionFolder
        The node's dataframes.
    """

    def __init__(
        self,
        order: RunOrder,
        *,
        hub: NodeHub,
        announcer: Announcer,
        cryptor: Cryptor,
        databases: Mapping[str, Path],
        sessions: SessionFolder,
    ) -> None:
        self.order = order
        self._hub = hub
        self._announcer = announcer
        self._cryptor = cryptor
        self._sessions = sessions
        self._killed = threading.Event()
        self._life = RunLife()
        self._context = RunContext(
            order,
            hub=hub,
            announcer=announcer,
            cryptor=cryptor,
            life=self._life,
            databases=databases,
            killed=self._killed,
        )

    def kill(self) -> None:
        """End the run as soon as its method allows it."""
        self._killed.set()

    def serve(self) -> None:
        """Serve the run to its end; whatever happens in it, the node goes on."""
        try:
            self._serve()
        except Exception:
            LOG.exception("Run %s could not be reported", self.order.run_id)
        finally:
            self._context.close()

    def _serve(self) -> None:
        try:
            self._report(self._life.initialize())
            status, payload = self._run()
            self._end(status, payload)
        except RunOver:
            # The hub ended the run first; after a kill it still takes the log.
            LOG.info("Run %s was ended by the hub", self.order.run_id)
            self._hub.add_log(self.order.run_id, self._life.text)
            if self._killed.is_set():
                self._announcer.status(self.order, Status.KILLED)

    def _run(self) -> tuple[Status, bytes | None]:
        """Run the method; gives how it ended and what to send back."""
        try:
            self._check_image()
            function = find(self.order.method, self.order.action)
            arguments, dataframes = self._arguments(), self._dataframes()
            self._report(self._life.activate())
            payload = self._keep(function(dataframes, arguments, self._context))
        except RunOver:
            raise
        except RunKilled:
            return Status.KILLED, None
        except _Ended as end:
            self._life.log(str(end))
            return end.status, None
        except Exception as problem:  # noqa: BLE001 - a method may raise anything
            self._life.log(f"{type(problem).__name__}: {problem}")
            # The real node sends an empty result with a crash, and with every change of a dataframe.
            return Status.CRASHED, b""
        return Status.COMPLETED, payload

    def _check_image(self) -> None:
        if self.order.image.endswith(f"/{MISSING_IMAGE}"):
            raise _Ended(Status.NO_IMAGE, f"There is no image '{self.order.image}'.")
        if self.order.image.endswith(f"/{REFUSED_IMAGE}"):
            raise _Ended(Status.NOT_ALLOWED, f"This node does not allow the image '{self.order.image}'.")

    def _arguments(self) -> Arguments:
        stored: str | bytes | None = self.order.arguments
        if not stored:
            return {}
        try:
            if self.order.in_blob_store:
                stored = self._hub.blob(self.order.arguments or "")
            arguments = payload_from_json(self._cryptor.decrypt(stored))
        except EncryptionError as problem:
            raise _Ended(Status.FAILED, f"The arguments cannot be read: {problem}") from problem
        if not arguments:  # such as the null that the official client sends (algorithm/tools/wrap.py, 5.0.3)
            return {}
        if not isinstance(arguments, Mapping):
            raise _Ended(Status.FAILED, "The arguments must be a dictionary.")
        return arguments

    def _dataframes(self) -> list[Table]:
        """Load the first dataframe of each position, as the real algorithm wrapper does."""
        if self.order.action == EXTRACTION:
            return []
        found = []
        for group in databases_by_position(self.order.databases):
            number = group[0].dataframe_id
            if number is None:
                raise _Ended(Status.FAILED, "A task other than a data extraction must name dataframes only.")
            table = self._sessions.load(self.order.session_id, number)
            if table is None:
                raise _Ended(
                    Status.DATAFRAME_NOT_FOUND,
                    f"Dataframe {number} of session {self.order.session_id} is not on this node.",
                )
            found.append(table)
        return found

    def _keep(self, output: Table | JsonValue) -> bytes:
        """Give what to send back; a dataframe stays on the node, and only its columns are told."""
        if self._killed.is_set():
            raise RunKilled
        if self.order.action not in (EXTRACTION, PREPROCESSING):
            if isinstance(output, Table):
                raise _Ended(Status.UNEXPECTED_OUTPUT, "A computation must not give a dataframe.")
            return payload_to_json(output)
        if not isinstance(output, Table) or self.order.dataframe_id is None:
            raise _Ended(
                Status.UNEXPECTED_OUTPUT, f"A task of action {self.order.action} must give a dataframe."
            )
        self._sessions.save(
            self.order.session_id, self.order.dataframe_id, self.order.dataframe_name or "", output
        )
        self._hub.report_columns(self.order.dataframe_id, output.types())
        return b""

    def _end(self, status: Status, payload: bytes | None) -> None:
        result = None
        if payload is not None:
            try:
                recipient = self._hub.recipient(self.order.initiating_organization_id)
                result = self._cryptor.encrypt(payload, [recipient.public_key])[0]
            except EncryptionError as problem:
                self._life.log(f"The result cannot be encrypted for the initiating organization: {problem}")
                status = Status.FAILED
        self._report(self._life.end(status, result=result))

    def _report(self, update: RunUpdate) -> None:
        self._hub.update(self.order.run_id, update)
        # With each update the hub itself tells everyone the status; only an end has to be said again, for the
        # hub to wake those whose tasks waited for this one.
        if update.status.ended:
            self._announcer.status(self.order, update.status)
