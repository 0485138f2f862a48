# Made from vantage6_hl/_async/__init__.py by 'make flavours'. Change that file, not this one.
"""The high-level client, async flavour: the source that ``_sync`` is made from ('make flavours')."""
