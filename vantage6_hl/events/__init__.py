"""What the hub pushes: that something happened to a task, over one socket.io connection of each client.

Needs the extra ``events``; without it nothing is pushed and every wait polls. An event ends no wait and its
content is shown to nobody: it only says when to look at the hub, so that a connection that is dead, refused
or lied to costs time and nothing else.
"""

from .hints import Hint, Subscriber
from .keeper import Events

__all__ = ["Events", "Hint", "Subscriber", "events_are_installed"]


def events_are_installed() -> bool:
    """Whether the packages of the extra ``events`` are there, without importing them."""
    from importlib.util import find_spec

    return find_spec("socketio") is not None and find_spec("websocket") is not None
