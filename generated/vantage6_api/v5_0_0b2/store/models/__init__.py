"""What the operations take and return. Importing one model imports that one only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .algorithm import Algorithm as Algorithm
    from .algorithm_input import AlgorithmInput as AlgorithmInput
    from .algorithm_list import AlgorithmList as AlgorithmList
    from .algorithm_partitioning import AlgorithmPartitioning as AlgorithmPartitioning
    from .algorithm_update import AlgorithmUpdate as AlgorithmUpdate
    from .allowed_argument_value import AllowedArgumentValue as AllowedArgumentValue
    from .argument import Argument as Argument
    from .argument_conditional_operator import ArgumentConditionalOperator as ArgumentConditionalOperator
    from .argument_input import ArgumentInput as ArgumentInput
    from .argument_type import ArgumentType as ArgumentType
    from .database import Database as Database
    from .database_input import DatabaseInput as DatabaseInput
    from .error import Error as Error
    from .error_details import ErrorDetails as ErrorDetails
    from .function import Function as Function
    from .function_input import FunctionInput as FunctionInput
    from .function_step_type import FunctionStepType as FunctionStepType
    from .link import Link as Link
    from .message import Message as Message
    from .page_links import PageLinks as PageLinks
    from .policy import Policy as Policy
    from .policy_public import PolicyPublic as PolicyPublic
    from .review import Review as Review
    from .review_create_input import ReviewCreateInput as ReviewCreateInput
    from .review_list import ReviewList as ReviewList
    from .review_update import ReviewUpdate as ReviewUpdate
    from .role import Role as Role
    from .role_input import RoleInput as RoleInput
    from .role_list import RoleList as RoleList
    from .role_update import RoleUpdate as RoleUpdate
    from .rule import Rule as Rule
    from .rule_list import RuleList as RuleList
    from .ui_visualization import UIVisualization as UIVisualization
    from .ui_visualization_input import UIVisualizationInput as UIVisualizationInput
    from .ui_visualization_schema import UIVisualizationSchema as UIVisualizationSchema
    from .ui_visualization_type import UIVisualizationType as UIVisualizationType
    from .user import User as User
    from .user_input import UserInput as UserInput
    from .user_list import UserList as UserList
    from .user_update import UserUpdate as UserUpdate
    from .version import Version as Version

_MODULES = {
    "Algorithm": ".algorithm",
    "AlgorithmInput": ".algorithm_input",
    "AlgorithmList": ".algorithm_list",
    "AlgorithmPartitioning": ".algorithm_partitioning",
    "AlgorithmUpdate": ".algorithm_update",
    "AllowedArgumentValue": ".allowed_argument_value",
    "Argument": ".argument",
    "ArgumentConditionalOperator": ".argument_conditional_operator",
    "ArgumentInput": ".argument_input",
    "ArgumentType": ".argument_type",
    "Database": ".database",
    "DatabaseInput": ".database_input",
    "Error": ".error",
    "ErrorDetails": ".error_details",
    "Function": ".function",
    "FunctionInput": ".function_input",
    "FunctionStepType": ".function_step_type",
    "Link": ".link",
    "Message": ".message",
    "PageLinks": ".page_links",
    "Policy": ".policy",
    "PolicyPublic": ".policy_public",
    "Review": ".review",
    "ReviewCreateInput": ".review_create_input",
    "ReviewList": ".review_list",
    "ReviewUpdate": ".review_update",
    "Role": ".role",
    "RoleInput": ".role_input",
    "RoleList": ".role_list",
    "RoleUpdate": ".role_update",
    "Rule": ".rule",
    "RuleList": ".rule_list",
    "UIVisualization": ".ui_visualization",
    "UIVisualizationInput": ".ui_visualization_input",
    "UIVisualizationSchema": ".ui_visualization_schema",
    "UIVisualizationType": ".ui_visualization_type",
    "User": ".user",
    "UserInput": ".user_input",
    "UserList": ".user_list",
    "UserUpdate": ".user_update",
    "Version": ".version",
}

__all__ = (
    "Algorithm",
    "AlgorithmInput",
    "AlgorithmList",
    "AlgorithmPartitioning",
    "AlgorithmUpdate",
    "AllowedArgumentValue",
    "Argument",
    "ArgumentConditionalOperator",
    "ArgumentInput",
    "ArgumentType",
    "Database",
    "DatabaseInput",
    "Error",
    "ErrorDetails",
    "Function",
    "FunctionInput",
    "FunctionStepType",
    "Link",
    "Message",
    "PageLinks",
    "Policy",
    "PolicyPublic",
    "Review",
    "ReviewCreateInput",
    "ReviewList",
    "ReviewUpdate",
    "Role",
    "RoleInput",
    "RoleList",
    "RoleUpdate",
    "Rule",
    "RuleList",
    "UIVisualization",
    "UIVisualizationInput",
    "UIVisualizationSchema",
    "UIVisualizationType",
    "User",
    "UserInput",
    "UserList",
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
