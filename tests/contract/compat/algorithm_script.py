"""Runs the official algorithm test script against another hub than its own sandbox.

``python algorithm_script.py HQ_URL AUTH_URL ARGUMENTS``
"""

import json
import runpy
import sys
from types import SimpleNamespace
from urllib.parse import urlsplit

import vantage6.common.globals

if __name__ == "__main__":
    _, hq_url, auth_url, arguments = sys.argv
    # The script goes to the sandbox on this machine; only the ports are not its own.
    vantage6.common.globals.Ports = SimpleNamespace(
        SANDBOX_HQ=urlsplit(hq_url).port, SANDBOX_AUTH=urlsplit(auth_url).port
    )
    from vantage6.client import Client

    script = "vantage6.cli.test.algo_test_scripts.algo_test_script"
    sys.argv = [script, arguments]
    runpy.run_module(script, run_name="__main__")
    print(f"{json.loads(arguments)['name']} completed, with {Client.__module__}")
