"""``client.algorithm``: algorithms at the store that ``client.store.set`` has chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from vantage6_api.v5_0.store.api.algorithm import (
    algorithm_create,
    algorithm_delete,
    algorithm_invalidate,
    algorithm_update,
)
from vantage6_api.v5_0.store.models.algorithm import Algorithm
from vantage6_api.v5_0.store.models.algorithm_input import AlgorithmInput
from vantage6_api.v5_0.store.models.algorithm_update import AlgorithmUpdate
from vantage6_api.v5_0.store.models.function_input import FunctionInput
from vantage6_hl._async.algorithm_reading import AlgorithmReading, Partitioning
from vantage6_hl._async.group import given
from vantage6_hl._async.selectable import selectable

__all__ = ["AlgorithmGroup", "Functions"]

Functions: TypeAlias = Sequence[FunctionInput | Mapping[str, object]]


class AlgorithmGroup(AlgorithmReading):
    """Algorithms: list, get, create, update, invalidate and delete them."""

    @selectable
    async def create(
        self,
        name: str,
        *,
        description: str,
        image: str,
        partitioning: Partitioning,
        vantage6_version: str,
        code_url: str,
        functions: Functions,
        documentation_url: str | None = None,
        submission_comments: str | None = None,
    ) -> Algorithm:
        """Submit an algorithm to the store.

        Parameters
        ----------
        name : str
            Its name.
        description : str
            What it computes.
        image : str
            Its image; the store asks the image's registry for the digest.
        partitioning : {"horizontal", "vertical"}
            How data must be partitioned for it.
        vantage6_version : str
            Version of vantage6 that it is made for.
        code_url : str
            Where its code is.
        functions : sequence of FunctionInput or mapping
            Its functions: ``name`` and ``step_type`` each, and ``arguments``, ``databases``,
            ``ui_visualizations``, ``display_name``, ``description`` and ``standalone`` where they have any.
        documentation_url : str, optional
            Where its documentation is.
        submission_comments : str, optional
            What the reviewers should know.

        Returns
        -------
        Algorithm
            The algorithm, which waits for reviewers unless the store needs none.

        Examples
        --------
        >>> await client.algorithm.create(
        ...     "average",
        ...     description="computes an average",
        ...     image="harbor2.vantage6.ai/demo/average",
        ...     partitioning="horizontal",
        ...     vantage6_version="5.0",
        ...     code_url="https://github.com/vantage6/v6-average-py",
        ...     functions=[{"name": "central_average", "step_type": "central_compute"}],
        ... )  # doctest: +SKIP
        """
        body = AlgorithmInput(
            name=name,
            description=description,
            image=image,
            partitioning=partitioning,
            vantage6_version=vantage6_version,
            code_url=code_url,
            functions=_models(functions),
            documentation_url=given(documentation_url),
            submission_comments=given(submission_comments),
        )
        return await algorithm_create.asyncio(client=self._connection.stores.chosen, body=body)

    @selectable
    async def update(
        self,
        id_: int,
        *,
        name: str | None = None,
        description: str | None = None,
        image: str | None = None,
        partitioning: Partitioning | None = None,
        vantage6_version: str | None = None,
        code_url: str | None = None,
        documentation_url: str | None = None,
        submission_comments: str | None = None,
        functions: Functions | None = None,
        refresh_digest: bool = False,
    ) -> Algorithm:
        """Change an algorithm of yours before its review; what is not given stays as it is.

        Parameters
        ----------
        id_ : int
            Its id at the store.
        name, description, image, vantage6_version : str, optional
            New values.
        code_url, documentation_url, submission_comments : str, optional
            New values.
        partitioning : {"horizontal", "vertical"}, optional
            How data must be partitioned for it.
        functions : sequence of FunctionInput or mapping, optional
            All its functions from now on.
        refresh_digest : bool, optional
            Ask the image's registry for the digest again. By default only if the image changes.

        Returns
        -------
        Algorithm
            The algorithm as it is now.

        Examples
        --------
        >>> await client.algorithm.update(1, refresh_digest=True)  # doctest: +SKIP
        """
        if image is None:
            # The store takes an absent image for a new one (algorithm/store/resource/algorithm.py, 5.0.3).
            image = (await self.get(id_)).image
        body = AlgorithmUpdate(
            name=given(name),
            description=given(description),
            image=image or "",
            partitioning=given(partitioning),
            vantage6_version=given(vantage6_version),
            code_url=given(code_url),
            documentation_url=given(documentation_url),
            submission_comments=given(submission_comments),
            functions=given(None if functions is None else _models(functions)),
            refresh_digest=given(refresh_digest or None),
        )
        return await algorithm_update.asyncio(id_, client=self._connection.stores.chosen, body=body)

    async def invalidate(self, id_: int) -> str:
        """Mark an algorithm as outdated: nobody can use it any more, but what it computed can be traced.

        Parameters
        ----------
        id_ : int
            Its id at the store.

        Returns
        -------
        str
            What the store says to that.

        Examples
        --------
        >>> await client.algorithm.invalidate(1)  # doctest: +SKIP
        """
        return (await algorithm_invalidate.asyncio(id_, client=self._connection.stores.chosen)).msg

    async def delete(self, id_: int) -> None:
        """Delete an algorithm.

        Parameters
        ----------
        id_ : int
            Its id at the store.

        Examples
        --------
        >>> await client.algorithm.delete(1)  # doctest: +SKIP
        """
        await algorithm_delete.asyncio(id_, client=self._connection.stores.chosen)


def _models(functions: Functions) -> list[FunctionInput]:
    return [one if isinstance(one, FunctionInput) else FunctionInput.from_dict({**one}) for one in functions]
