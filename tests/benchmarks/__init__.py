"""``make bench``: this client, the official one and bare httpx side by side on the real hub.

Each contender is a process of its own (``workers``) in an environment of its own, all on one Python. In each
round they do the same work one after another, in an order drawn anew; what is reported is the ratio within a
round, so that a machine that is busy for a while slows both sides of it.
"""
