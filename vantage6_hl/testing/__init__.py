"""For tests: a real hub on this machine (`hub`), with nodes (`sandbox`) and an example world (`world`).

It is not imported by the client. The extra ``testing`` brings what it needs.
"""
