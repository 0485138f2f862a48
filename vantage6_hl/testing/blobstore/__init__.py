"""A blob store for a hub on this machine: Azurite, which speaks the protocol of Azure's.

For tests of large arguments and results::

    from vantage6_hl.testing.blobstore import start_blob_store
    from vantage6_hl.testing.hub import start_hub

    with start_blob_store() as store, start_hub(large_result_store=store) as hub:
        ...
"""

from vantage6_hl.testing.blobstore.running import BlobStoreError, start_blob_store

__all__ = ["BlobStoreError", "start_blob_store"]
