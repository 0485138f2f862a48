"""A hub inside this process. What it is made of: the same documents as the bindings, and tables in memory.

``serving`` finds the operation of a request in the documents, ``access`` who asks, and a function in ``hq``
or ``store`` answers. ``nodes`` does the work of tasks as ``scripts`` says. ``hub`` is what users see.
"""
