"""Revision v5_0 of the hub's API: `hq`, `store`."""
