"""What runs inside the hub's own environment: it reads the hub's code and prints facts as JSON.

Only the standard library and the hub's own packages may be imported here: the hub pins everything else.
"""
