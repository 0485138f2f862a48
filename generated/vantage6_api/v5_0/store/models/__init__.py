"""What the operations take and return. Importing one model imports that one only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .algorithm import Algorithm as Algorithm
    from .algorithm_input import AlgorithmInput as AlgorithmInput
    from .algorithm_input_partitioning import AlgorithmInputPartitioning as AlgorithmInputPartitioning
    from .algorithm_list import AlgorithmList as AlgorithmList
    from .algorithm_update import AlgorithmUpdate as AlgorithmUpdate
    from .algorithm_update_partitioning import AlgorithmUpdatePartitioning as AlgorithmUpdatePartitioning
    from .allowed_argument_value import AllowedArgumentValue as AllowedArgumentValue
    from .argument import Argument as Argument
    from .argument_input import ArgumentInput as ArgumentInput
    from .argument_input_conditional_operator_type_1 import (
        ArgumentInputConditionalOperatorType1 as ArgumentInputConditionalOperatorType1,
    )
    from .argument_input_conditional_operator_type_2_type_1 import (
        ArgumentInputConditionalOperatorType2Type1 as ArgumentInputConditionalOperatorType2Type1,
    )
    from .argument_input_conditional_operator_type_3_type_1 import (
        ArgumentInputConditionalOperatorType3Type1 as ArgumentInputConditionalOperatorType3Type1,
    )
    from .argument_input_type import ArgumentInputType as ArgumentInputType
    from .database import Database as Database
    from .database_input import DatabaseInput as DatabaseInput
    from .error import Error as Error
    from .error_errors import ErrorErrors as ErrorErrors
    from .error_msg_type_1 import ErrorMsgType1 as ErrorMsgType1
    from .function import Function as Function
    from .function_input import FunctionInput as FunctionInput
    from .function_input_step_type import FunctionInputStepType as FunctionInputStepType
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
    from .ui_visualization_input_schema import UIVisualizationInputSchema as UIVisualizationInputSchema
    from .ui_visualization_input_type import UIVisualizationInputType as UIVisualizationInputType
    from .ui_visualization_schema_type_0 import UIVisualizationSchemaType0 as UIVisualizationSchemaType0
    from .user import User as User
    from .user_input import UserInput as UserInput
    from .user_list import UserList as UserList
    from .user_update import UserUpdate as UserUpdate
    from .version import Version as Version

_MODULES = {
    "Algorithm": ".algorithm",
    "AlgorithmInput": ".algorithm_input",
    "AlgorithmInputPartitioning": ".algorithm_input_partitioning",
    "AlgorithmList": ".algorithm_list",
    "AlgorithmUpdate": ".algorithm_update",
    "AlgorithmUpdatePartitioning": ".algorithm_update_partitioning",
    "AllowedArgumentValue": ".allowed_argument_value",
    "Argument": ".argument",
    "ArgumentInput": ".argument_input",
    "ArgumentInputConditionalOperatorType1": ".argument_input_conditional_operator_type_1",
    "ArgumentInputConditionalOperatorType2Type1": ".argument_input_conditional_operator_type_2_type_1",
    "ArgumentInputConditionalOperatorType3Type1": ".argument_input_conditional_operator_type_3_type_1",
    "ArgumentInputType": ".argument_input_type",
    "Database": ".database",
    "DatabaseInput": ".database_input",
    "Error": ".error",
    "ErrorErrors": ".error_errors",
    "ErrorMsgType1": ".error_msg_type_1",
    "Function": ".function",
    "FunctionInput": ".function_input",
    "FunctionInputStepType": ".function_input_step_type",
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
    "UIVisualizationInputSchema": ".ui_visualization_input_schema",
    "UIVisualizationInputType": ".ui_visualization_input_type",
    "UIVisualizationSchemaType0": ".ui_visualization_schema_type_0",
    "User": ".user",
    "UserInput": ".user_input",
    "UserList": ".user_list",
    "UserUpdate": ".user_update",
    "Version": ".version",
}

__all__ = (
    "Algorithm",
    "AlgorithmInput",
    "AlgorithmInputPartitioning",
    "AlgorithmList",
    "AlgorithmUpdate",
    "AlgorithmUpdatePartitioning",
    "AllowedArgumentValue",
    "Argument",
    "ArgumentInput",
    "ArgumentInputConditionalOperatorType1",
    "ArgumentInputConditionalOperatorType2Type1",
    "ArgumentInputConditionalOperatorType3Type1",
    "ArgumentInputType",
    "Database",
    "DatabaseInput",
    "Error",
    "ErrorErrors",
    "ErrorMsgType1",
    "Function",
    "FunctionInput",
    "FunctionInputStepType",
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
    "UIVisualizationInputSchema",
    "UIVisualizationInputType",
    "UIVisualizationSchemaType0",
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
