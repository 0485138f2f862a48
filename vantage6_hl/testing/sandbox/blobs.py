"""The hub's blob store as nodes and containers use it: what is large lies there, under a name.

Source: vantage6-common 5.0.3 ``client/blob_storage.py`` and ``client/node_client.py``.
"""

from __future__ import annotations

import base64
from functools import cached_property

from vantage6_api.v5_0.hq.api.blobstream import blobstream_create, blobstream_get, blobstream_status_get
from vantage6_api.v5_0.hq.client import AuthenticatedClient

LARGEST = 1024 * 1024 * 1024
"""Bytes of a blob that a node reads."""


class Blobs:
    """The blob store of one hub.

    Parameters
    ----------
    client : AuthenticatedClient
        The node or the container at the hub.
    """

    def __init__(self, client: AuthenticatedClient) -> None:
        self._client = client

    @cached_property
    def _used(self) -> bool:
        return blobstream_status_get.sync(client=self._client).blob_store_enabled

    def stored(self, text: str) -> str:
        """Give what to send in the place of an envelope: where there is a blob store, the blob's name.

        Parameters
        ----------
        text : str
            The envelope, or base64 in an unencrypted collaboration.

        Returns
        -------
        str
            The text itself, or the name.
        """
        if not self._used:
            return text
        return blobstream_create.sync(client=self._client, body=_as_blob(text)).uuid

    def get(self, name: str) -> bytes:
        """Read a blob."""
        return blobstream_get.sync(name, client=self._client)


def _as_blob(text: str) -> bytes:
    """Give an envelope as it lies in a blob store: its body is not base64 there."""
    head, separator, body = text.rpartition("$")
    return f"{head}$".encode() + base64.b64decode(body) if separator else text.encode()
