"""Empties and fills a hub as ``v6 sandbox`` and ``v6 dev`` do, with their own functions.

``python populate.py HQ_URL AUTH_URL STORE_PORT NODES``
"""

import sys

from vantage6.cli.sandbox.populate import _initalize_client
from vantage6.cli.sandbox.populate.helpers.connect_store import connect_store
from vantage6.cli.sandbox.populate.helpers.delete_fixtures import delete_fixtures
from vantage6.cli.sandbox.populate.helpers.load_fixtures import create_fixtures

if __name__ == "__main__":
    _, hq_url, auth_url, store_port, nodes = sys.argv
    client = _initalize_client(hq_url, auth_url)
    delete_fixtures(client)
    create_fixtures(client, int(nodes))
    print(connect_store(client, store_port=int(store_port)))
