"""A node that was just registered: its key is shown by the hub this once."""

from __future__ import annotations

from vantage6_api.v5_0.hq.models.node_created import NodeCreated
from vantage6_hl._text import printable

__all__ = ["CreatedNode"]


class CreatedNode(NodeCreated):
    """A new node with its ``api_key``.

    The user guide prints it as the key, so ``str()`` gives the key alone. Its ``repr()``, which logs and
    tracebacks show, hides it.
    """

    @classmethod
    def of(cls, node: NodeCreated) -> CreatedNode:
        """Make it from the hub's answer."""
        return cls.from_dict(node.to_dict())

    def __str__(self) -> str:
        # Not every revision's document says that it is always there.
        return printable(str(self.api_key))
