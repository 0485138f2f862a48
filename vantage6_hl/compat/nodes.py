"""``client.node``."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.kill import kill_node_tasks
from vantage6_api.v5_0.hq.models.kill_node_tasks_input import KillNodeTasksInput
from vantage6_hl.compat._answers import Json, Model, many, one, page_of
from vantage6_hl.compat._group import Group

__all__ = ["Node"]


class Node(Group):
    """Nodes, as the official client gives them."""

    @one
    def get(self, id_: int) -> Model:
        """Get a node."""
        return self._native.node.get(id_)

    @many
    def list(
        self,
        name: str | None = None,
        organization: int | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        is_online: bool | None = None,
        last_seen_from: str | None = None,
        last_seen_till: str | None = None,
        page: int = 1,
        per_page: int = 20,
    ) -> Json:
        """List one page of nodes."""
        return page_of(
            self._native.node.list,
            page=page,
            per_page=per_page,
            name=name,
            organization=organization,
            collaboration=self.parent.collaboration_id if collaboration is None else collaboration,
            study=study,
            is_online=is_online,
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
        )

    @one
    def create(
        self, collaboration: int | None = None, organization: int | None = None, name: str | None = None
    ) -> Model:
        """Register a node, by default of your organization; the answer holds its ``api_key``."""
        mine = self._native.whoami.organization_id
        return self._native.node.create(
            collaboration=collaboration, organization=organization or mine, name=name or None
        )

    @one
    def update(self, id_: int, name: str | None = None) -> Model:
        """Rename a node."""
        return self._native.node.update(id_, name=name)

    def delete(self, id_: int) -> None:
        """Delete a node."""
        self._native.node.delete(id_)
        self._tell(f"Node {id_} is deleted")

    def kill_tasks(self, id_: int) -> Json:
        """Stop everything that runs on a node."""
        return kill_node_tasks.sync(client=self._hub, body=KillNodeTasksInput(id=id_)).to_dict()
