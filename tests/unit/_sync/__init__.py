# Made from tests/unit/_async/__init__.py by 'make flavours'. Change that file, not this one.
"""Tests of the client; people write the async flavour."""
