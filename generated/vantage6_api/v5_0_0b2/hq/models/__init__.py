"""What the operations take and return. Importing one model imports that one only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .algorithm_store import AlgorithmStore as AlgorithmStore
    from .algorithm_store_input import AlgorithmStoreInput as AlgorithmStoreInput
    from .algorithm_store_list import AlgorithmStoreList as AlgorithmStoreList
    from .algorithm_store_update import AlgorithmStoreUpdate as AlgorithmStoreUpdate
    from .blobstream_created import BlobstreamCreated as BlobstreamCreated
    from .blobstream_status import BlobstreamStatus as BlobstreamStatus
    from .collaboration import Collaboration as Collaboration
    from .collaboration_add_node import CollaborationAddNode as CollaborationAddNode
    from .collaboration_change_organization import (
        CollaborationChangeOrganization as CollaborationChangeOrganization,
    )
    from .collaboration_input import CollaborationInput as CollaborationInput
    from .collaboration_list import CollaborationList as CollaborationList
    from .collaboration_node_remove_input import CollaborationNodeRemoveInput as CollaborationNodeRemoveInput
    from .collaboration_update import CollaborationUpdate as CollaborationUpdate
    from .column import Column as Column
    from .dataframe import Dataframe as Dataframe
    from .dataframe_init_input import DataframeInitInput as DataframeInitInput
    from .dataframe_list import DataframeList as DataframeList
    from .dataframe_node_update import DataframeNodeUpdate as DataframeNodeUpdate
    from .dataframe_preprocessing_input import DataframePreprocessingInput as DataframePreprocessingInput
    from .error import Error as Error
    from .error_details import ErrorDetails as ErrorDetails
    from .health import Health as Health
    from .kill_node_tasks_input import KillNodeTasksInput as KillNodeTasksInput
    from .kill_task_input import KillTaskInput as KillTaskInput
    from .link import Link as Link
    from .message import Message as Message
    from .node import Node as Node
    from .node_config import NodeConfig as NodeConfig
    from .node_created import NodeCreated as NodeCreated
    from .node_input import NodeInput as NodeInput
    from .node_list import NodeList as NodeList
    from .node_simple import NodeSimple as NodeSimple
    from .node_update import NodeUpdate as NodeUpdate
    from .organization import Organization as Organization
    from .organization_arguments import OrganizationArguments as OrganizationArguments
    from .organization_input import OrganizationInput as OrganizationInput
    from .organization_list import OrganizationList as OrganizationList
    from .organization_update import OrganizationUpdate as OrganizationUpdate
    from .page_links import PageLinks as PageLinks
    from .recover_node import RecoverNode as RecoverNode
    from .reset_api_key_input import ResetAPIKeyInput as ResetAPIKeyInput
    from .result import Result as Result
    from .result_list import ResultList as ResultList
    from .role import Role as Role
    from .role_input import RoleInput as RoleInput
    from .role_list import RoleList as RoleList
    from .role_update import RoleUpdate as RoleUpdate
    from .rule import Rule as Rule
    from .rule_list import RuleList as RuleList
    from .run import Run as Run
    from .run_list import RunList as RunList
    from .run_node import RunNode as RunNode
    from .run_status import RunStatus as RunStatus
    from .run_update import RunUpdate as RunUpdate
    from .server_config_keycloak import ServerConfigKeycloak as ServerConfigKeycloak
    from .session import Session as Session
    from .session_input import SessionInput as SessionInput
    from .session_list import SessionList as SessionList
    from .session_scope import SessionScope as SessionScope
    from .session_task_input import SessionTaskInput as SessionTaskInput
    from .session_update import SessionUpdate as SessionUpdate
    from .simple_dataframe import SimpleDataframe as SimpleDataframe
    from .study import Study as Study
    from .study_change_organization import StudyChangeOrganization as StudyChangeOrganization
    from .study_input import StudyInput as StudyInput
    from .study_list import StudyList as StudyList
    from .study_update import StudyUpdate as StudyUpdate
    from .task import Task as Task
    from .task_action import TaskAction as TaskAction
    from .task_database import TaskDatabase as TaskDatabase
    from .task_database_input import TaskDatabaseInput as TaskDatabaseInput
    from .task_database_type import TaskDatabaseType as TaskDatabaseType
    from .task_input import TaskInput as TaskInput
    from .task_list import TaskList as TaskList
    from .task_status import TaskStatus as TaskStatus
    from .task_without_runs import TaskWithoutRuns as TaskWithoutRuns
    from .token_algorithm_input import TokenAlgorithmInput as TokenAlgorithmInput
    from .token_container import TokenContainer as TokenContainer
    from .user import User as User
    from .user_created import UserCreated as UserCreated
    from .user_input import UserInput as UserInput
    from .user_list import UserList as UserList
    from .user_permissions import UserPermissions as UserPermissions
    from .user_update import UserUpdate as UserUpdate
    from .version import Version as Version

_MODULES = {
    "AlgorithmStore": ".algorithm_store",
    "AlgorithmStoreInput": ".algorithm_store_input",
    "AlgorithmStoreList": ".algorithm_store_list",
    "AlgorithmStoreUpdate": ".algorithm_store_update",
    "BlobstreamCreated": ".blobstream_created",
    "BlobstreamStatus": ".blobstream_status",
    "Collaboration": ".collaboration",
    "CollaborationAddNode": ".collaboration_add_node",
    "CollaborationChangeOrganization": ".collaboration_change_organization",
    "CollaborationInput": ".collaboration_input",
    "CollaborationList": ".collaboration_list",
    "CollaborationNodeRemoveInput": ".collaboration_node_remove_input",
    "CollaborationUpdate": ".collaboration_update",
    "Column": ".column",
    "Dataframe": ".dataframe",
    "DataframeInitInput": ".dataframe_init_input",
    "DataframeList": ".dataframe_list",
    "DataframeNodeUpdate": ".dataframe_node_update",
    "DataframePreprocessingInput": ".dataframe_preprocessing_input",
    "Error": ".error",
    "ErrorDetails": ".error_details",
    "Health": ".health",
    "KillNodeTasksInput": ".kill_node_tasks_input",
    "KillTaskInput": ".kill_task_input",
    "Link": ".link",
    "Message": ".message",
    "Node": ".node",
    "NodeConfig": ".node_config",
    "NodeCreated": ".node_created",
    "NodeInput": ".node_input",
    "NodeList": ".node_list",
    "NodeSimple": ".node_simple",
    "NodeUpdate": ".node_update",
    "Organization": ".organization",
    "OrganizationArguments": ".organization_arguments",
    "OrganizationInput": ".organization_input",
    "OrganizationList": ".organization_list",
    "OrganizationUpdate": ".organization_update",
    "PageLinks": ".page_links",
    "RecoverNode": ".recover_node",
    "ResetAPIKeyInput": ".reset_api_key_input",
    "Result": ".result",
    "ResultList": ".result_list",
    "Role": ".role",
    "RoleInput": ".role_input",
    "RoleList": ".role_list",
    "RoleUpdate": ".role_update",
    "Rule": ".rule",
    "RuleList": ".rule_list",
    "Run": ".run",
    "RunList": ".run_list",
    "RunNode": ".run_node",
    "RunStatus": ".run_status",
    "RunUpdate": ".run_update",
    "ServerConfigKeycloak": ".server_config_keycloak",
    "Session": ".session",
    "SessionInput": ".session_input",
    "SessionList": ".session_list",
    "SessionScope": ".session_scope",
    "SessionTaskInput": ".session_task_input",
    "SessionUpdate": ".session_update",
    "SimpleDataframe": ".simple_dataframe",
    "Study": ".study",
    "StudyChangeOrganization": ".study_change_organization",
    "StudyInput": ".study_input",
    "StudyList": ".study_list",
    "StudyUpdate": ".study_update",
    "Task": ".task",
    "TaskAction": ".task_action",
    "TaskDatabase": ".task_database",
    "TaskDatabaseInput": ".task_database_input",
    "TaskDatabaseType": ".task_database_type",
    "TaskInput": ".task_input",
    "TaskList": ".task_list",
    "TaskStatus": ".task_status",
    "TaskWithoutRuns": ".task_without_runs",
    "TokenAlgorithmInput": ".token_algorithm_input",
    "TokenContainer": ".token_container",
    "User": ".user",
    "UserCreated": ".user_created",
    "UserInput": ".user_input",
    "UserList": ".user_list",
    "UserPermissions": ".user_permissions",
    "UserUpdate": ".user_update",
    "Version": ".version",
}

__all__ = (
    "AlgorithmStore",
    "AlgorithmStoreInput",
    "AlgorithmStoreList",
    "AlgorithmStoreUpdate",
    "BlobstreamCreated",
    "BlobstreamStatus",
    "Collaboration",
    "CollaborationAddNode",
    "CollaborationChangeOrganization",
    "CollaborationInput",
    "CollaborationList",
    "CollaborationNodeRemoveInput",
    "CollaborationUpdate",
    "Column",
    "Dataframe",
    "DataframeInitInput",
    "DataframeList",
    "DataframeNodeUpdate",
    "DataframePreprocessingInput",
    "Error",
    "ErrorDetails",
    "Health",
    "KillNodeTasksInput",
    "KillTaskInput",
    "Link",
    "Message",
    "Node",
    "NodeConfig",
    "NodeCreated",
    "NodeInput",
    "NodeList",
    "NodeSimple",
    "NodeUpdate",
    "Organization",
    "OrganizationArguments",
    "OrganizationInput",
    "OrganizationList",
    "OrganizationUpdate",
    "PageLinks",
    "RecoverNode",
    "ResetAPIKeyInput",
    "Result",
    "ResultList",
    "Role",
    "RoleInput",
    "RoleList",
    "RoleUpdate",
    "Rule",
    "RuleList",
    "Run",
    "RunList",
    "RunNode",
    "RunStatus",
    "RunUpdate",
    "ServerConfigKeycloak",
    "Session",
    "SessionInput",
    "SessionList",
    "SessionScope",
    "SessionTaskInput",
    "SessionUpdate",
    "SimpleDataframe",
    "Study",
    "StudyChangeOrganization",
    "StudyInput",
    "StudyList",
    "StudyUpdate",
    "Task",
    "TaskAction",
    "TaskDatabase",
    "TaskDatabaseInput",
    "TaskDatabaseType",
    "TaskInput",
    "TaskList",
    "TaskStatus",
    "TaskWithoutRuns",
    "TokenAlgorithmInput",
    "TokenContainer",
    "User",
    "UserCreated",
    "UserInput",
    "UserList",
    "UserPermissions",
    "UserUpdate",
    "Version",
)

# Hidden from type checkers, which would take any name for a model.
if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no model {name!r}")
        from importlib import import_module

        return getattr(import_module(_MODULES[name], __name__), name)

    def __dir__():
        return sorted([*globals(), *_MODULES])
