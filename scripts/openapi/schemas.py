"""From facts about marshmallow schemas to JSON schemas, the components of a document."""

from __future__ import annotations

from scripts.openapi.facts import Facts, JsonObject
from scripts.openapi.naming import input_name, input_owner, output_name, pascal

_SIMPLE: dict[str, JsonObject] = {
    "Integer": {"type": "integer"},
    "Float": {"type": "number"},
    "String": {"type": "string"},
    "Boolean": {"type": "boolean"},
    "DateTime": {"type": "string", "format": "date-time"},
    "Date": {"type": "string", "format": "date"},
    "Url": {"type": "string", "format": "uri"},
    "UUID": {"type": "string", "format": "uuid"},
    "Dict": {"type": "object"},
}

_LINK = {"id", "link", "methods"}


def reference(name: str) -> JsonObject:
    """Return a reference to a component schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def nullable(schema: JsonObject) -> JsonObject:
    """Return a schema that also allows null."""
    if "type" in schema and isinstance(schema["type"], str):
        return {**schema, "type": [schema["type"], "null"]}
    if "oneOf" in schema:
        return {**schema, "oneOf": [*schema["oneOf"], {"type": "null"}]}
    return {"oneOf": [schema, {"type": "null"}]} if schema else schema


class Components:
    """Makes components from facts on demand; each is made once.

    Parameters
    ----------
    facts : Facts
        The facts of one service.

    Attributes
    ----------
    made : dict
        The component schemas by name.
    """

    def __init__(self, facts: Facts) -> None:
        self._schemas = facts.schemas
        self.made: dict[str, JsonObject] = {}

    def input(self, schema: str, *, partial: bool) -> JsonObject:
        """Return a reference to what this schema accepts; ``partial`` requires nothing."""
        name = input_name(schema, partial=partial)
        if name not in self.made:
            facts = self._schemas[schema]
            self.made[name] = {}  # a schema that nests itself finds it here
            owner = input_owner(schema)
            properties = {
                key: self._input_field(field, owner + pascal(key)) for key, field in facts["fields"].items()
            }
            required = [key for key, field in facts["fields"].items() if field["required"] and not partial]
            self.made[name] = record(properties, required, f"Checked by {schema} in {facts['file']}.")
        return reference(name)

    def output(self, schema: str, *, exclude: tuple[str, ...] = ()) -> JsonObject:
        """Return a reference to what this schema and its variants send.

        The hub has one schema class per ``?include=``; they become one component, in which an included
        property is a union. What is only ever sent without some properties takes the short name.
        """
        root = self._schemas[schema]["family"] or schema
        name = output_name(root)
        exclude = tuple(key for key in exclude if key in self._schemas[schema]["fields"])
        if exclude and self._is_used_whole(root):
            name += "Without" + "".join(key.title().replace("_", "") for key in exclude)
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = self._family(root, exclude)
        return reference(name)

    def property(self, schema: str, key: str) -> JsonObject:
        """Return the schema of one field, as a query parameter has it."""
        return self._input_field(self._schemas[schema]["fields"][key], pascal(key))

    def fields(self, schema: str) -> list[str]:
        """Return the names of a schema's fields."""
        return list(self._schemas[schema]["fields"])

    def shape(self, shape: JsonObject, name: str) -> JsonObject:
        """Return the schema of a shape that the code's expressions have; ``{}`` where they do not tell.

        Parameters
        ----------
        shape : dict
            The shape (``scripts.openapi.inside.values.Shape``).
        name : str
            The component to make where the shape is an object.
        """
        made = self._shape(shape, name)
        return nullable(made) if shape.get("nullable") else made

    def add(self, name: str, schema: JsonObject) -> JsonObject:
        """Make a component and return a reference to it.

        Raises
        ------
        ValueError
            When the name is taken by something else; the rules in ``naming.py`` then need another one.
        """
        if self.made.setdefault(name, schema) != schema:
            raise ValueError(f"two different schemas want the component name {name}")
        return reference(name)

    def describe(self, component: JsonObject, texts: dict[str, str]) -> None:
        """Give a component's properties their descriptions, where they have none of their own."""
        for key, schema in self.made[component["$ref"].rsplit("/", 1)[1]]["properties"].items():
            if key in texts and "$ref" not in schema:
                schema.setdefault("description", texts[key])

    def _is_used_whole(self, root: str) -> bool:
        used = {name for name, facts in self._schemas.items() if facts["family"] == root}
        nested = [
            field["nested"]
            for facts in self._schemas.values()
            for field in facts["fields"].values()
            if "nested" in field and field["nested"]["schema"] in used
        ]
        return not nested or any(not each["exclude"] for each in nested) or len(used) > 1

    def _family(self, root: str, exclude: tuple[str, ...]) -> JsonObject:
        variants = [root, *(n for n, facts in self._schemas.items() if facts["family"] == root and n != root)]
        if exclude:
            variants = [root]
        options: dict[str, list[JsonObject]] = {}
        seen: dict[str, int] = {}
        for variant in variants:
            for key, field in self._schemas[variant]["fields"].items():
                if key in exclude:
                    continue
                schema = self._output_field(field, output_name(root) + pascal(key))
                seen[key] = seen.get(key, 0) + 1
                if schema not in options.setdefault(key, []):
                    options[key].append(schema)
        properties = {key: _any_of(options[key]) for key in sorted(options)}
        required = [key for key in properties if seen[key] == len(variants)]
        return record(properties, required, f"Sent by {root} in {self._schemas[root]['file']}.")

    def _output_field(self, field: JsonObject, name: str) -> JsonObject:
        if "shape" in field:
            return self.shape(field["shape"], name)
        if "nested" in field:
            nested = field["nested"]
            schema = self.output(nested["schema"], exclude=tuple(nested["exclude"]))
            schema = {"type": "array", "items": schema} if nested["many"] else schema
        elif "inner" in field:
            schema = {"type": "array", "items": self._output_field(field["inner"], name)}
        else:
            schema = dict(_SIMPLE.get(field["class"], {}))
        return nullable(schema) if field["nullable"] else schema

    def _input_field(self, field: JsonObject, name: str) -> JsonObject:
        if "nested" in field:
            # marshmallow hands ``partial`` on to nested schemas, but the hub's code then needs the keys.
            schema = self.input(field["nested"]["schema"], partial=False)
            schema = {"type": "array", "items": schema} if field["nested"]["many"] else schema
        elif "inner" in field:
            schema = {"type": "array", "items": self._input_field(field["inner"], name)}
        else:
            schema = dict(_SIMPLE.get(field["class"], {}))
        for check in field["checks"]:
            schema.update(_limits(check))
        if "enum" in schema:
            schema = self.add(name, schema)
        return nullable(schema) if field["nullable"] else schema

    def _shape(self, shape: JsonObject, name: str) -> JsonObject:
        match shape["type"]:
            case "link":
                return reference("Link")
            case "string" if shape.get("link"):
                return {"type": "string", "format": "uri-reference"}
            case "object" if set(shape["properties"]) == _LINK:
                return reference("Link")
            case "object":
                properties = {
                    key: self.shape(each, name + pascal(key)) for key, each in shape["properties"].items()
                }
                return self.add(name, record(properties, list(properties), None))
            case "array":
                return {"type": "array", "items": self.shape(shape["items"], name.removesuffix("s"))}
            case "either":
                return _any_of([self.shape(option, name) for option in shape["options"]])
            case "dump":
                item = self.output(shape["schemas"][0])
                return {"type": "array", "items": item} if shape["many"] else item
            case "unknown" | "model":
                return {}
            case kind:
                return {"type": kind, **({"format": shape["format"]} if "format" in shape else {})}


def record(properties: JsonObject, required: list[str], description: str | None) -> JsonObject:
    """Return the schema of an object; other properties stay allowed, because a newer hub may add some."""
    schema: JsonObject = {"type": "object"}
    if description:
        schema["description"] = description
    schema["properties"] = {key: properties[key] for key in sorted(properties)}
    if required:
        schema["required"] = sorted(required)
    return schema


def _any_of(options: list[JsonObject]) -> JsonObject:
    flat: list[JsonObject] = []
    for option in options:
        for each in option.get("oneOf", [option]):
            if each not in flat:
                flat.append(each)
    return flat[0] if len(flat) == 1 else {"oneOf": flat}


def _limits(check: JsonObject) -> JsonObject:
    match check["check"]:
        case "range":
            limits = {"minimum": check["min"], "maximum": check["max"]}
        case "length":
            limits = {"minLength": check["min"], "maxLength": check["max"]}
        case _:
            limits = {"enum": list(check["choices"])}
    return {key: value for key, value in limits.items() if value is not None}
