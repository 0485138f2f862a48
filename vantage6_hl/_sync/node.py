# Made from vantage6_hl/_async/node.py by 'make flavours'. Change that file, not this one.
"""``client.node``: the programs that run algorithms beside an organization's data."""

from __future__ import annotations

from datetime import date

from vantage6_api.v5_0.hq.api.kill import kill_node_tasks
from vantage6_api.v5_0.hq.api.node import node_create, node_delete, node_get, node_list, node_update
from vantage6_api.v5_0.hq.models.kill_node_tasks_input import KillNodeTasksInput
from vantage6_api.v5_0.hq.models.node import Node
from vantage6_api.v5_0.hq.models.node_input import NodeInput
from vantage6_api.v5_0.hq.models.node_update import NodeUpdate
from vantage6_hl._created import CreatedNode
from vantage6_hl._sync.group import Group, as_date, given, only_if_true
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable

__all__ = ["NodeGroup"]


class NodeGroup(Group):
    """Nodes: list, get, create, update and delete them, and stop what runs on them."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        organization: int | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        is_online: bool | None = None,
        last_seen_from: date | str | None = None,
        last_seen_till: date | str | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Node]:
        """List the nodes that you may see.

        Parameters
        ----------
        name : str, optional
            Only those with this name; ``%`` stands for any text.
        organization, collaboration, study : int, optional
            Only those of this organization, collaboration or study.
        is_online : bool, optional
            Only those that are online, or that are not.
        last_seen_from, last_seen_till : date or str, optional
            Only those that were last seen from, or until, this day; as text ``yyyy-mm-dd``.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Node
            All of them, over all pages.

        Examples
        --------
        >>> client.node.list(is_online=True, field="name")
        ['example_org1-node']
        """
        status = None if is_online is None else ("online" if is_online else "offline")
        return Pages(
            lambda number, size: node_list.sync(
                client=self._connection.hub,
                name=name,
                organization_id=organization,
                collaboration_id=collaboration,
                study_id=study,
                status=status,
                last_seen_from=as_date(last_seen_from),
                last_seen_till=as_date(last_seen_till),
                sort="id",
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
        )

    pages = page_by_page(list)

    @selectable
    def get(self, id_: int) -> Node:
        """Get one node.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        Node
            The node.

        Examples
        --------
        >>> (client.node.get(1)).status
        'online'
        """
        return node_get.sync(id_, client=self._connection.hub)

    @selectable
    def create(
        self, *, collaboration: int | None = None, organization: int | None = None, name: str | None = None
    ) -> CreatedNode:
        """Register a node.

        Parameters
        ----------
        collaboration : int, optional
            Id of the collaboration it works for; by default the one named with ``setup_collaboration``.
        organization : int, optional
            Id of the organization whose data it has; by default your own.
        name : str, optional
            Its name; by default the hub makes one.

        Returns
        -------
        CreatedNode
            The node, with its ``api_key``. The hub shows the key this once: keep it for the node.
            ``str()`` of it is the key alone; its ``repr()`` hides it.

        Examples
        --------
        >>> node = client.node.create(collaboration=1, organization=2)  # doctest: +SKIP
        >>> Path("node.key").write_text(node.api_key)  # doctest: +SKIP
        """
        body = NodeInput(
            collaboration_id=self._connection.collaboration(collaboration),
            organization_id=given(organization),
            name=given(name),
        )
        return CreatedNode.of(node_create.sync(client=self._connection.hub, body=body))

    @selectable
    def update(self, id_: int, *, name: str | None = None) -> Node:
        """Rename a node.

        Parameters
        ----------
        id_ : int
            Its id.
        name : str, optional
            New name.

        Returns
        -------
        Node
            The node as it is now.

        Examples
        --------
        >>> client.node.update(3, name="north")  # doctest: +SKIP
        """
        return node_update.sync(id_, client=self._connection.hub, body=NodeUpdate(name=given(name)))

    def delete(self, id_: int, *, delete_dependents: bool = False) -> None:
        """Delete a node.

        Parameters
        ----------
        id_ : int
            Its id.
        delete_dependents : bool, optional
            Delete what depends on it as well. By default the hub refuses where there is any.

        Examples
        --------
        >>> client.node.delete(3)  # doctest: +SKIP
        """
        node_delete.sync(id_, client=self._connection.hub, delete_dependents=only_if_true(delete_dependents))

    def kill_tasks(self, id_: int) -> str:
        """Tell a node to stop everything that runs on it.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        str
            What the hub says to that.

        Examples
        --------
        >>> client.node.kill_tasks(3)  # doctest: +SKIP
        """
        return (kill_node_tasks.sync(client=self._connection.hub, body=KillNodeTasksInput(id=id_))).msg
