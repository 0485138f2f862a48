"""What a test can look at on a fake hub after its program has run."""

from __future__ import annotations

from collections.abc import Mapping

from vantage6_hl.crypto import JsonValue
from vantage6_hl.testing.fake.nodes import Nodes
from vantage6_hl.testing.fake.records import RecordedTask
from vantage6_hl.testing.fake.serving import Server
from vantage6_hl.testing.fake.state import State

__all__ = ["Looking"]


class Looking:
    """The part of a fake hub that tells what was done."""

    _nodes: Nodes
    _server: Server
    _state: State

    @property
    def tasks(self) -> Mapping[int, RecordedTask]:
        """All tasks that lie on the hub, by id."""
        state = self._state
        with self._server.lock:
            self._nodes.work()
            return {
                task.id: RecordedTask.of(
                    task, state.tables.runs_of(task), state.status_of(task), self._nodes.calls
                )
                for task in state.tables.task
            }

    def assert_task(
        self,
        *,
        method: str | None = None,
        image: str | None = None,
        name: str | None = None,
        organizations: list[int] | None = None,
        arguments: Mapping[str, JsonValue] | None = None,
    ) -> RecordedTask:
        """Check that there is a task like this, whoever made it.

        Parameters
        ----------
        method, image, name : str, optional
            What it must have. By default anything.
        organizations : list of int, optional
            The organizations that run it, in any order.
        arguments : mapping, optional
            The arguments, as each node has decrypted them.

        Returns
        -------
        RecordedTask
            The newest one.

        Raises
        ------
        AssertionError
            When there is none; the message says for each task in what it differs.
        """
        lines = []
        for task in reversed([*self.tasks.values()]):
            wrong = task.differences(
                method=method, image=image, name=name, organizations=organizations, arguments=arguments
            )
            if not wrong:
                return task
            lines.append(f"  task {task.id} ({task.name!r}): {'; '.join(wrong)}")
        told = "\n".join(lines) or "  there are none"
        raise AssertionError(f"No task is as expected. The tasks on the hub, the newest first:\n{told}")
