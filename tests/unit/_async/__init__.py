"""Tests of the client; people write the async flavour."""
