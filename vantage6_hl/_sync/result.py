# Made from vantage6_hl/_async/result.py by 'make flavours'. Change that file, not this one.
"""``client.result``: what algorithms returned, decrypted and decoded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vantage6_api.v5_0.hq.api.result import result_get, result_list
from vantage6_api.v5_0.hq.models.result import Result
from vantage6_hl._opening import decoded, names_blob
from vantage6_hl._results import Results
from vantage6_hl._saving import NewFile
from vantage6_hl._sync.blobs import read, stored_payload
from vantage6_hl._sync.group import Group
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.task_runs import organizations_of
from vantage6_hl.crypto import JsonValue
from vantage6_hl.errors import NotFound

__all__ = ["ResultGroup"]


class ResultGroup(Group):
    """Results: of one run, or of all runs of a task."""

    def get(self, id_: int) -> object:
        """Get the result of one run.

        Parameters
        ----------
        id_ : int
            Id of the run.

        Returns
        -------
        object
            What the algorithm returned; ``None`` where the run has no result (yet).

        Raises
        ------
        DecryptionError
            When the result is not intact or was encrypted for another key.

        Examples
        --------
        >>> client.result.get(4)
        {'average': 53.25}
        """
        found = result_get.sync(id_, client=self._connection.hub)
        return self._value(found)

    def save(self, id_: int, path: Path | str, *, overwrite: bool = False) -> Path:
        """Save the result of one run to a file, as JSON text.

        Where the hub keeps results in a blob store, memory stays flat, however large the result is.

        Parameters
        ----------
        id_ : int
            Id of the run.
        path : path
            The file to make. Only its owner can read it, and it appears when it is whole.
        overwrite : bool, optional
            Replace a file that is there. By default not.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        UsageError
            When the file is already there, or cannot be written.
        NotFound
            When the run has no result (yet).
        DecryptionError
            When the result is not intact or was encrypted for another key.

        Examples
        --------
        >>> client.result.save(4, "average.json")  # doctest: +SKIP
        PosixPath('average.json')
        """
        found = result_get.sync(id_, client=self._connection.hub)
        if not found.result:
            raise NotFound(f"Run {id_} has no result to save. client.run.get({id_}) shows its status.")
        file = NewFile(path, overwrite=overwrite)
        try:
            if names_blob(found.result):
                read(self._connection, found.result, id_, into=file)
            else:
                file.write(stored_payload(self._connection, found.result, id_))
            return file.keep()
        finally:
            file.discard()

    def from_task(self, task_id: int) -> Results:
        """Get the results of all runs of a task.

        Parameters
        ----------
        task_id : int
            Id of the task.

        Returns
        -------
        Results
            A list with what the algorithm returned in each run, in the order of the runs; ``None`` for a run
            without a result.

        Raises
        ------
        DecryptionError
            When a result is not intact or was encrypted for another key.

        Examples
        --------
        >>> client.result.from_task(task_id=1)
        [{'average': 53.25}]
        """
        return self._from_task(task_id, organizations_of(self._connection, task_id))

    def _from_task(self, task_id: int, organizations: Mapping[int, int]) -> Results:
        """Do it with the organization of each run; results do not name it."""
        found = Pages(
            lambda number, size: result_list.sync(
                client=self._connection.hub, task_id=task_id, page=number, per_page=size
            ),
        ).all()
        found.sort(key=lambda one: one.id)
        return Results(
            [self._value(one) for one in found],
            task_id=task_id,
            run_ids=[one.id for one in found],
            organization_ids=[organizations.get(one.id) for one in found],
        )

    def _value(self, found: Result) -> JsonValue:
        if not found.result:
            return None
        return decoded(stored_payload(self._connection, found.result, found.id), found.id)
