# ruff: noqa: B015, B018 - each value is what the comparison is about
"""A program written for the official client: every public call of it, and what scripts do with the answers.

It is run by both clients, unchanged; each statement that has a value is compared. It can be run alone:
``python program.py given.json``.
"""

import json
import logging
import sys
from pathlib import Path

from vantage6.client import Client, UserClient
from vantage6.client.utils import LogLevel

given = json.loads(Path(sys.argv[1]).read_text())

# Log in

LogLevel.list()
handlers = [type(one).__name__ for one in logging.getLogger().handlers]
client = UserClient(given["hq_url"], given["auth_url"], given["realm"], given["client_id"], LogLevel.ERROR)
[type(one).__name__ for one in logging.getLogger().handlers] == handlers
Client is UserClient
client.whoami
client.token
client.headers
client.util.get_hq_version()
client.authenticate()
client.whoami
client.name
client.whoami.organization_id
type(client.cryptor).__name__
client.hq_url
client.auth_url
client.auth_realm
client.auth_client
client.collaboration_id
client.session_id
client.is_service_account
client.token
client.headers
client.log.level
client.obtain_new_token()
client.obtain_new_token_interactive()
client.generate_path_to("task/1", False)
client.check_if_blob_store_enabled()

# The hub itself, and requests of one's own

client.util.get_hq_version(attempts_on_timeout=1)
client.util.get_hq_health(silent_on_connection_error=True)
client.request("version")
client.request("organization", params={"page": 1, "per_page": 2, "name": None})
client.request("organization/999999")

# Organizations

client.organization.list()
client.organization.list(page=1, per_page=2)
client.organization.list(fields=["id", "name"])
client.organization.list(field="name")
client.organization.list(filter_=("id", 2))
client.organization.list(filters=[("id", 2), ("country", "Nowhere")])
client.organization.list(filter_=("id", 2), field="name")
client.organization.list(filter_=("nothing", 2))
client.organization.list(field="nothing")
client.organization.list(collaboration=given["collaboration"], per_page=1000)
[one["id"] for one in client.organization.list(collaboration=given["collaboration"])["data"]]
client.organization.get()
client.organization.get(2)
client.organization.get(2, field="name")
client.organization.get(2, fields=["id", "nothing"])
client.organization.get(999999)
organization = client.organization.create(
    "compat-" + given["tag"], "a street 1", "a town", "1234AB", "Nowhere", "compat.example"
)
other = client.organization.create(
    name="compat-other-" + given["tag"],
    address1="",
    address2="",
    zipcode="",
    country="",
    domain="",
    public_key="",
)
client.organization.update(organization["id"], country="Somewhere")
client.organization.create("compat-" + given["tag"], "", "", "", "", "")

# Collaborations and studies

collaboration = client.collaboration.create(
    "compat-" + given["tag"], [organization["id"], other["id"], 2], True
)
client.collaboration.create("compat-" + given["tag"], [2])
client.collaboration.get(collaboration["id"])
client.collaboration.get(999999)
client.collaboration.list()
client.collaboration.list("global", name="compat-" + given["tag"])
client.collaboration.list(scope="elsewhere")
client.collaboration.list(encrypted=True, fields=["id", "name"])
client.collaboration.list(algorithm_store=1)
client.collaboration.update(collaboration["id"], name="compat-new-" + given["tag"])
client.collaboration.update()
client.collaboration.remove_organization(other["id"], collaboration["id"])
client.collaboration.add_organization(other["id"], collaboration["id"])
study = client.study.create("compat-" + given["tag"], [organization["id"]], collaboration["id"])
client.study.create("compat-" + given["tag"], [organization["id"]])
client.study.get(study["id"])
client.study.list(collaboration=collaboration["id"])
client.study.list(include_organizations=True, name="compat-" + given["tag"])
client.study.update(study["id"], name="compat-new-" + given["tag"])
client.study.add_organization(other["id"], study["id"])
client.study.remove_organization(other["id"], study["id"])
client.study.add_organization(other["id"])

# Nodes

node = client.node.create(collaboration["id"], organization["id"], "compat-" + given["tag"])
own_node = client.node.create(collaboration=collaboration["id"])
client.node.create()
client.node.get(node["id"])
client.node.list(per_page=1, organization=3)
client.node.list(collaboration=given["collaboration"], is_online=True, organization=2)
client.node.list(name="compat-%", organization=organization["id"], field="name")
client.node.update(node["id"], name="compat-new-" + given["tag"])
client.node.kill_tasks(node["id"])

# Rules, roles and users

client.rule.get(1)
client.rule.list()
client.rule.list("task", "view", "own")
client.rule.list(role=1, field="id")
role = client.role.create("compat-" + given["tag"], "made by a test", [1, 2])
client.role.get(role["id"])
client.role.get(1)
client.role.list()
client.role.list(name="Root", include_root=True)
client.role.list(name="compat-" + given["tag"], organization=2)
client.role.update(role["id"], description="changed")
client.role.update(role["id"], name="compat-new-" + given["tag"], description="changed", rules=[1])
root = client.role.list(name="Root", include_root=True)["data"][0]["id"]
client.user.create("compat-" + given["tag"], given["password"], organization["id"], [role["id"]])
user = client.user.create("compat-" + given["tag"], given["password"], organization["id"], [root])
robot = client.user.create("compat-robot-" + given["tag"], is_service_account=True, organization=2)
client.user.create("compat-without-" + given["tag"])
client.user.get()
client.user.get(user["id"])
client.user.get(999999)
client.user.get_own_user()
client.user.get_own_user(True)
client.user.get_own_user(field="username")
client.user.list(per_page=1)
client.user.list(username="compat-" + given["tag"], organization=organization["id"])
client.user.update(user["id"], [3], [root])

# The default collaboration

client.setup_collaboration(999999)
client.collaboration_id
client.setup_collaboration(collaboration["id"])
client.collaboration_id
client.organization.list(field="id")
client.study.create("compat-default-" + given["tag"], [organization["id"]], field="name")
client.node.list(field="name")
client.collaboration.update(name="compat-" + given["tag"], field="name")
client.store.list()

# Encryption

client.setup_encryption(None)
type(client.cryptor).__name__
client.setup_encryption(given["private_key"])
type(client.cryptor).__name__
client.cryptor.verify_public_key(client.organization.get(2)["public_key"])
client.cryptor.decrypt(client.cryptor.encrypt_bytes_to_str(b"[1]", client.cryptor.public_key_str)) == b"[1]"

# Sessions and dataframes

client.collaboration_id = given["collaboration"]
session = client.session.create("collaboration", "compat-" + given["tag"])
own_session = client.session.create(scope="own", collaboration=given["collaboration"], display=True)
client.session.get(session["id"])
client.session.get(session["id"], field="name")
client.session.get(999999)
client.session.list(name="compat-" + given["tag"], per_page=1)
client.session.list(name="compat-" + given["tag"], display=True)
client.session.list(scope="own")
client.session.update(session["id"], name="compat-new-" + given["tag"])
client.session.update(session["id"], name="compat-new-" + given["tag"], scope="collaboration")
dataframe = client.dataframe.create(
    "olympic_athletes_db", "harbor2.vantage6.ai/demo/average", "read_csv", {}, session["id"], display=True
)
client.dataframe.create("olympic_athletes_db", "harbor2.vantage6.ai/demo/average", "read_csv", {})
extraction = client.wait_for_results(dataframe["last_session_task"]["id"], 0.2)
client.dataframe.get(dataframe["id"])
client.dataframe.get(dataframe["id"], True)
client.dataframe.list(session["id"])
client.dataframe.list()
client.session.dataframes(session["id"])
client.session.dataframes(session["id"], field="name")
client.session.tree(collaboration=given["collaboration"], per_page=2)
readable_collaboration = client.collaboration.create("compat-readable-" + given["tag"], [2])
readable_node = client.node.create(readable_collaboration["id"])
many_session = client.session.create("own", collaboration=readable_collaboration["id"])
client.setup_encryption(None)
many = [client.dataframe.create("people", "an/image", "read_csv", {}, many_session["id"]) for _ in range(11)]
len(client.dataframe.list(many_session["id"])["data"]) == 11
client.dataframe.preprocess(many[-1]["id"], "an/image", "filter_range", {"column": "age"}, field="db_label")
client.setup_encryption(given["private_key"])
client.dataframe.create("people", "an/image", "read_csv", {}, many_session["id"], field="db_label")
client.session.delete(many_session["id"], True)
client.collaboration.delete(readable_collaboration["id"], True)

# Tasks, their runs and results

task = client.task.create(
    [2, 3],
    "compat-" + given["tag"],
    "harbor2.vantage6.ai/demo/average",
    "made by a test",
    "partial_average",
    {"column_name": "age"},
    session["id"],
    databases=[{"dataframe_id": dataframe["id"]}],
    action="federated_compute",
)
results = client.wait_for_results(task["id"], interval=0.2)
sorted(json.loads(one["result"])["sum"] for one in results["data"])
client.wait_for_task_completion(client.request, task["id"], 0.2, False)
client.session.task_tree(session["id"])
client.task.get(task["id"])
client.task.get(task["id"], True)
client.task.get(task["id"])["status"]
client.task.get(999999)
client.task.list(per_page=1)
client.task.list(session=session["id"], fields=["id", "name", "status"])
client.task.list(name="compat-" + given["tag"], include_results=True)
client.task.list(status="completed")
client.task.list(store=1)
client.task.list(run=1)
client.task.list(user_created=True, page=1, per_page=1)
client.result.from_task(task["id"])
client.result.from_task(999999)
client.run.from_task(task["id"])
client.run.from_task(task["id"], include_task=True)
client.run.from_task(task["id"], field="status")
runs = client.run.list(task=task["id"])
client.run.list(page=1, per_page=1)
client.run.list(state="finished", organization=2, per_page=1)
client.run.list(task=task["id"], include_task=True)
client.run.list(started=("2020-01-01", "2099-01-01"), task=task["id"])
client.run.list(assigned=("2020-01-01", "2099-01-01"), finished=(None, "2099-01-01"), task=task["id"])
client.run.list(port=80)
own_run = next(one for one in runs["data"] if one["organization"]["id"] == 2)
json.loads(own_run["arguments"])
json.loads(client.run.from_task(task["id"])["data"][0]["arguments"] or "null") is None
client.run.get(own_run["id"])
client.run.get(own_run["id"], True, False)
client.run.get(999999)
client.result.get(own_run["id"])
client.result.get(999999)
failing = client.task.create(
    organizations=[2],
    name="compat-failing-" + given["tag"],
    image="harbor2.vantage6.ai/demo/average",
    description="",
    method="fail",
    arguments={"message": "on purpose"},
    session=session["id"],
    collaboration=given["collaboration"],
    action="federated_compute",
)
client.wait_for_results(failing["id"], 0.2)
client.task.get(failing["id"])["status"]
sleeping = client.task.create(
    [2],
    "compat-sleeping-" + given["tag"],
    "harbor2.vantage6.ai/demo/average",
    "",
    "sleep",
    {"seconds": 60},
    session["id"],
    action="federated_compute",
)
client.task.kill(sleeping["id"])
client.wait_for_task_completion(client.request, sleeping["id"], 0.2)
client.task.create([2], "x", "an/image", "", "echo", {})
client.task.create(None, "x", "an/image", "", "echo", {}, session["id"])
client.task.create([999999], "x", "an/image", "", "echo", {}, session["id"])
client.task.create([2], "x", "an/image", "", "echo", {}, session["id"], databases=["age"])
client.setup_encryption(None)
client.task.create(
    [2],
    "compat-readable-" + given["tag"],
    "harbor2.vantage6.ai/demo/average",
    "",
    "echo",
    {"secret": 1},
    session["id"],
    action="federated_compute",
)
client.result.get(own_run["id"])
client.run.get(own_run["id"])
client.setup_encryption(given["private_key"])

# The algorithm store

client.algorithm.list()
client.store.role.list()
client.store.url
client.store.store_id
stores = client.store.list(collaboration=given["collaboration"])
client.store.get(stores["data"][0]["id"])
client.store.get(999999)
client.store.set(stores["data"][0]["id"])
client.store.url
client.store.store_id
client.store.update(name=stores["data"][0]["name"])
client.store.update(all_collaborations=True)
client.generate_path_to("/algorithm", True)
client.request("algorithm", is_for_algorithm_store=True)
client.store.policy.get()
client.store.policy.get(True)
client.store.rule.list()
client.store.rule.list(operation="view", current_user=True)
store_role = client.store.role.create("compat-" + given["tag"], "made by a test", [1])
client.store.role.list(per_page=100, field="name")
client.store.role.edit(store_role["id"], description="changed")
store_user = client.store.user.register("compat-" + given["tag"], [store_role["id"]])
client.store.user.register("compat-" + given["tag"], [store_role["id"]])
client.store.user.list()
client.store.user.list(username="compat-" + given["tag"])
client.store.user.get(store_user["id"])
client.store.user.update(store_user["id"], [store_role["id"]])
algorithm = client.algorithm.create(
    "compat-" + given["tag"],
    "made by a test",
    given["registry"] + "/compat-" + given["tag"] + ":1",
    "horizontal",
    "5.0",
    "https://code.example/average",
    [{"name": "average", "step_type": "central_compute", "arguments": [], "databases": []}],
)
client.algorithm.get(algorithm["id"])
client.algorithm.list(name="compat-" + given["tag"])
client.algorithm.list(awaiting_reviewer_assignment=True, field="name")
client.algorithm.update(algorithm["id"], description="changed", refresh_digest=True)
me = client.store.user.list(username=client.whoami.name)["data"][0]
review = client.store.review.create(algorithm["id"], me["id"])
client.store.review.get(review["id"])
client.store.review.list(reviewer=me["id"])
client.store.review.list(algorithm=algorithm["id"], under_review=True)
client.store.review.approve(review["id"], "good")
second = client.algorithm.create(
    "compat-second-" + given["tag"],
    "made by a test",
    given["registry"] + "/compat-second-" + given["tag"] + ":1",
    "horizontal",
    "5.0",
    "https://code.example/average",
    [{"name": "average", "step_type": "central_compute", "arguments": [], "databases": []}],
)
second_review = client.store.review.create(second["id"], me["id"])
client.store.review.reject(second_review["id"])
third_review = client.store.review.create(second["id"], me["id"])
client.store.review.delete(review["id"])
client.algorithm.invalidate(algorithm["id"])
client.algorithm.delete(second["id"])
client.store.user.delete(store_user["id"])
client.store.role.delete(store_role["id"])
other_store = client.store.create(
    "compat-all-" + given["tag"], given["other_store"], "/store", all_collaborations=True
)
client.store.update(other_store["id"], "compat-new-" + given["tag"])
client.store.delete(other_store["id"])
client.store.create("compat-" + given["tag"], given["other_store"], "/store", collaboration["id"])

# Delete what was made

client.task.delete(failing["id"])
client.task.delete(999999)
client.dataframe.delete(999999)
client.session.delete(session["id"])
client.session.delete(session["id"], True)
client.session.delete(own_session["id"])
client.user.delete(user["id"])
client.user.delete(robot["id"])
client.role.delete(role["id"])
client.node.delete(own_node["id"])
client.study.delete(study["id"])
client.collaboration.delete(collaboration["id"])
client.collaboration.delete(collaboration["id"], delete_dependents=True)
client.organization.delete(other["id"])
client.organization.delete(organization["id"], delete_dependents=True)

# A service account

robot_client = Client(given["hq_url"], given["auth_url"], auth_realm=given["realm"], log_level="error")
robot_client.authenticate_service_account()
robot_client.initialize_service_account(given["robot_secret"])
robot_client.initialize_service_account("wrong", given["robot_name"])
robot_client.authenticate_service_account()
robot_client.initialize_service_account(given["robot_secret"], given["robot_name"])
robot_client.authenticate_service_account()
robot_client.whoami
robot_client.organization.get(2)["id"]
robot_client.organization.get()
robot_client.setup_encryption(None)
UserClient(given["hq_url"], given["auth_url"], log_level="loud")

# Another hub

UserClient("http://hub.example.org/hq", "https://auth.example.org").hq_url
UserClient("http://127.0.0.1:9/hq", "http://127.0.0.1:9").util.get_hq_version(attempts_on_timeout=0)
