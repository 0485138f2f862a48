"""Revision v1_0 of the hub's API: `hq`."""
