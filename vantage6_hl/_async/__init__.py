"""The high-level client, async flavour: the source that ``_sync`` is made from ('make flavours')."""
