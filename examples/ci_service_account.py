r"""Run one task from a pipeline: a service account, a deadline, JSON as output, a telling exit status.

All settings come from the environment, where a pipeline keeps its secrets::

    VANTAGE6_HQ_URL, VANTAGE6_AUTH_URL      addresses of the hub and of the login service
    VANTAGE6_USERNAME                       name of the service account
    VANTAGE6_CLIENT_SECRET                  its secret, or VANTAGE6_CLIENT_SECRET_FILE with the path of a file
    VANTAGE6_ORGANIZATION_KEY               path of the private key, where the collaboration is encrypted

    python examples/ci_service_account.py --session 1 --dataframe 1 --organizations 2 3 4 \
        --method partial_average --arguments '{"column_name": "age"}' --timeout 600 > results.json

===========  ===========================================================
exit status  meaning
===========  ===========================================================
0            the results are on standard output, one for each run
1            the task failed; the end of each log is on standard error
2            a setting or an argument is wrong or missing
3            the login was refused
4            time was over, or the hub could not be reached; try again
===========  ===========================================================
"""

from __future__ import annotations

import argparse
import json
import sys

from vantage6_hl import Results, UserClient, Vantage6Error
from vantage6_hl.errors import (
    AuthenticationError,
    NetworkError,
    OutcomeUnknown,
    ServerError,
    TaskFailed,
    UsageError,
    WaitTimeout,
)

FAILED, WRONG, REFUSED, AGAIN = 1, 2, 3, 4


def compute(given: argparse.Namespace) -> Results:
    """Log in, run the task and wait for it."""
    with UserClient.from_config(log_level="warning") as client:
        client.authenticate_service_account()
        if client.organization_key:
            client.setup_encryption(client.organization_key)
        task = client.task.create(
            name=given.name,
            image=given.image,
            method=given.method,
            action=given.action,
            arguments=given.arguments,
            organizations=given.organizations,
            session=given.session,
            databases=given.dataframe,
        )
        print(f"Task {task.id} was created", file=sys.stderr)
        # A pipeline that is cancelled takes its task along.
        return client.wait_for_results(task.id, timeout=given.timeout, progress=False, kill_on_interrupt=True)


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--session", type=int, required=True)
    parser.add_argument("--dataframe", type=int, help="id of the dataframe that the method gets")
    parser.add_argument("--organizations", type=int, nargs="+", required=True, help="their ids")
    parser.add_argument("--image", default="harbor2.vantage6.ai/demo/average")
    parser.add_argument("--method", required=True)
    parser.add_argument("--action", default="federated_compute", help="or central_compute")
    parser.add_argument("--arguments", type=json.loads, default={}, help="JSON object")
    parser.add_argument("--name", default="from the pipeline")
    parser.add_argument("--timeout", type=float, default=600, help="seconds (default: %(default)s)")
    given = parser.parse_args()
    try:
        results = compute(given)
    except TaskFailed as failed:
        print(failed, file=sys.stderr)
        for failure in failed.failures:
            # A log is text from outside: repr() shows it and nothing else.
            print(f"Organization {failure.organization_id}: {failure.log[-500:]!r}", file=sys.stderr)
        return FAILED
    except Vantage6Error as problem:
        print(problem, file=sys.stderr)
        if isinstance(problem, AuthenticationError):
            return REFUSED
        if isinstance(problem, UsageError):
            return WRONG
        passing = (WaitTimeout, NetworkError, ServerError, OutcomeUnknown)
        return AGAIN if isinstance(problem, passing) else FAILED
    json.dump(results, sys.stdout)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
