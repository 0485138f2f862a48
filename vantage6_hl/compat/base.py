"""What programs use of the official client's base: its requests, its token, its log and its waits."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vantage6_api.v5_0.hq.api.blobstream import blobstream_status_get
from vantage6_hl._results import Results
from vantage6_hl._waits import Wishes, checked_ids
from vantage6_hl.compat._answers import Json
from vantage6_hl.errors import LoginRequired

if TYPE_CHECKING:
    from vantage6_hl import UserClient as Native
    from vantage6_hl.compat.stores import Store
    from vantage6_hl.compat.work import Result

__all__ = ["Base"]


class Base:
    """A client that sends requests by their paths, and waits for tasks.

    Parameters
    ----------
    native : vantage6_hl.UserClient
        The client underneath.
    """

    store: Store
    result: Result

    def __init__(self, native: Native) -> None:
        self.native = native
        self.log = _log()

    @property
    def hq_url(self) -> str:
        """Address of HQ."""
        return self.native.hq_url

    @property
    def auth_url(self) -> str:
        """Address of the login service."""
        return self.native.auth_url

    @property
    def token(self) -> str | None:
        """The access token, good for some time; None when nobody is logged in. It is secret."""
        auth = self.native._connection._auth
        if auth is None:
            return None
        if auth.current() is None:
            self.native.user.get_own_user()  # a request renews it
        return auth.current()

    @property
    def headers(self) -> dict[str, str]:
        """The header that a request needs; it holds the token."""
        token = self.token
        return {} if token is None else {"Authorization": f"Bearer {token}"}

    def generate_path_to(self, endpoint: str, is_for_algorithm_store: bool) -> str:
        """Give the whole address of an endpoint."""
        base = self.store.url if is_for_algorithm_store else self.hq_url
        return f"{base}/{endpoint.removeprefix('/')}"

    def request(
        self,
        endpoint: str,
        json: object = None,
        method: str = "get",
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        first_try: bool = True,  # noqa: ARG002 - this and the next two: the transport knows when to try again
        retry: bool = True,  # noqa: ARG002
        attempts_on_timeout: int | None = None,  # noqa: ARG002
        is_for_algorithm_store: bool = False,
        silent_on_connection_error: bool = False,  # noqa: ARG002 - it is an error, which can be caught
    ) -> Json:
        """Send a request to HQ or the chosen store and give the JSON of its answer.

        Parameters
        ----------
        endpoint : str
            Path below the API's, such as ``"task/3"``.
        json : object, optional
            The body.
        method : str, optional
            By default ``"get"``.
        params : mapping, optional
            Query parameters. One that is None is left out, and so is ``delete_dependents`` unless it is true:
            the hub takes the text ``False`` for true.
        headers : mapping, optional
            More headers.
        is_for_algorithm_store : bool, optional
            Ask the chosen store. By default HQ.
        first_try, retry, attempts_on_timeout, silent_on_connection_error : optional
            Have no effect: reads are repeated within the call's deadline, changes are never.

        Returns
        -------
        dict
            What `json.loads` gives of the answer.

        Raises
        ------
        Vantage6Error
            When there is no answer, or one with an error status.

        Examples
        --------
        >>> client.request("version")
        {'version': '5.0.3'}
        """
        http = self._service(is_for_algorithm_store).get_httpx_client()
        asked = {
            name: value
            for name, value in (params or {}).items()
            if value is not None and not (name == "delete_dependents" and value is False)
        }
        answer = http.request(
            method.upper(), endpoint.removeprefix("/"), json=json, params=asked or None, headers=headers
        )
        found: Json = answer.json()
        return found

    def check_if_blob_store_enabled(self) -> bool:
        """Tell whether the hub keeps arguments and results in a blob store."""
        return blobstream_status_get.sync(client=self.native._connection.hub).blob_store_enabled

    def wait_for_results(self, task_id: int, interval: float = 1) -> Json:
        """Wait until a task has ended and give its results, also of one that failed.

        Parameters
        ----------
        task_id : int
            Id of the task.
        interval : float, optional
            Seconds between the first looks at it, by default 1; they grow to 10 at most.

        Returns
        -------
        dict
            ``data`` holds the result of each run, as JSON text in ``result``.

        Examples
        --------
        >>> json.loads(client.wait_for_results(1)["data"][0]["result"])  # doctest: +SKIP
        {'average': 53.25}
        """
        self._wait(task_id, interval, progress=None)
        return self.result.from_task(task_id)

    def wait_for_task_completion(
        self,
        request_func: object,  # noqa: ARG002 - requests are made by the client underneath
        task_id: int,
        interval: float = 1,
        log_animation: bool = True,
    ) -> None:
        """Wait until a task has ended; `log_animation` False shows no progress."""
        self._wait(task_id, interval, progress=None if log_animation else False)

    def _wait(self, task_id: int, interval: float, *, progress: bool | None) -> None:
        from vantage6_hl._sync.waiting import Waiting

        wishes = Wishes(
            task_ids=checked_ids(task_id),
            timeout=None,
            interval=interval,
            raise_on_failure=False,
            kill_on_interrupt=False,
            on_status=None,
            on_log=None,
            progress=progress,
        )

        def nothing(id_: int, _: Mapping[int, int]) -> Results:
            return Results([], task_id=id_, run_ids=[])  # they are read in another form

        for _ in Waiting(self.native._connection, wishes, read=nothing).results():
            pass

    def _service(self, is_for_algorithm_store: bool) -> Any:
        connection = self.native._connection
        if is_for_algorithm_store:
            return connection.stores.chosen
        try:
            return connection.hub
        except LoginRequired:
            return connection.public_hub


class _Printing(logging.StreamHandler[Any]):
    """Prints on whatever standard output is at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        self.setStream(sys.stdout)
        super().emit(record)


def _log() -> logging.Logger:
    """Give the logger that prints as the official client does, and leaves the root logger alone."""
    log = logging.getLogger("vantage6_hl.compat")
    if not log.handlers:
        log.addHandler(_Printing())
        log.propagate = False
    return log
