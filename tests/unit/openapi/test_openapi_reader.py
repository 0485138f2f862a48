"""What a method takes from the request and answers is read from its code."""

from __future__ import annotations


def test_subscripts_membership_and_get_are_query_parameters(read_method):
    reading = read_method("""
        def get(self):
            args = request.args
            if "name" in args:
                use(args["name"])
            use(request.args.get("state"), int(args["task_id"]))
    """)
    assert sorted(reading.queries) == ["name", "state", "task_id"]
    assert reading.queries["task_id"].integer
    assert not reading.queries["name"].integer


def test_a_loop_over_literal_names_reads_each_of_them(read_method):
    reading = read_method("""
        def get(self):
            args = request.args
            for param in ["assigned", "started"]:
                if f"{param}_from" in args:
                    use(args[f"{param}_from"])
    """)
    assert list(reading.queries) == ["assigned_from", "started_from"]


def test_what_only_the_docstring_names_is_not_read(read_method):
    reading = read_method('''
        def get(self):
            """List
            ---
            parameters: [{in: query, name: ghost}]
            """
            return {"msg": "x"}
    ''')
    assert reading.queries == {}


def test_reads_in_helpers_count_also_through_their_parameters(read_method):
    reading = read_method("""
        def get(self):
            q = self.start(request.args)
            q = filter_by(["name", "label"], q, request.args)

        def start(self, given):
            return given["study_id"]

        def filter_by(params, query, args):
            for param in params:
                use(args.getlist(param))
    """)
    assert list(reading.queries) == ["study_id", "name", "label"]
    assert reading.queries["name"].repeated


def test_pagination_gives_defaults_and_minimum(read_method):
    reading = read_method("""
        def get(self):
            page = Pagination.from_query(q, request)

        class Pagination:
            def from_query(cls, query, request):
                page_id = int(request.args.get("page", 1))
                if page_id <= 0:
                    raise AttributeError("page needs to be >= 1")
    """)
    page = reading.queries["page"]
    assert (page.integer, page.default, page.minimum) == (True, 1, 1)


def test_a_default_of_false_makes_a_flag_unless_the_text_counts(read_method):
    reading = read_method("""
        def get(self):
            if request.args.get("delete_dependents", False):
                use()
            if request.args.get("sort", False):
                use(request.args.get("sort"))
    """)
    flag, sort = reading.queries["delete_dependents"], reading.queries["sort"]
    assert flag.flag
    assert not flag.text
    assert sort.text


def test_include_collects_what_is_asked_for(read_method):
    reading = read_method("""
        def get(self):
            if self.is_included("runs") and self.is_included("results"):
                use()
    """)
    assert reading.queries["include"].values == ["results", "runs"]
    assert reading.queries["include"].repeated


def test_body_schema_with_partial_and_many(read_method):
    reading = read_method("""
        def get(self):
            data = request.get_json(silent=True)
            data = column_schema.load(data, many=True)
            check(task_schema, request.get_json(), partial=True)

        def check(schema, data, partial=False):
            errors = schema.validate(data, partial=partial)
    """)
    assert [(body.schema, body.partial, body.many) for body in reading.bodies] == [
        ("column_schema", False, True),
        ("task_schema", True, False),
    ]


def test_a_body_built_by_the_code_is_not_the_request_body(read_method):
    reading = read_method("""
        def get(self):
            self.post_task(data={"image": "x"})

        def post_task(self, data):
            task_schema.load(data)
    """)
    assert reading.bodies == []


def test_keys_read_without_a_schema(read_method):
    reading = read_method("""
        def get(self):
            data = request.get_json()
            use(data["id"], data.get("comment"))
    """)
    assert reading.keys == ["id", "comment"]


def test_a_schema_that_loads_the_query_describes_it(read_method):
    reading = read_method("""
        def get(self):
            params = delete_schema.load(request.args)
    """)
    assert reading.query_schemas == ["delete_schema"]
    assert reading.bodies == []


def test_answers_with_status_schema_and_errors(read_method):
    reading = read_method("""
        def get(self):
            if not task:
                return {"msg": f"id={id} not found"}, HTTPStatus.NOT_FOUND
            if other:
                raise ForbiddenError("no")
            return task_schema.dump(task, many=False), HTTPStatus.CREATED
    """)
    assert sorted(reading.errors) == [403, 404]
    [answer] = reading.answers
    assert (answer.status, answer.body["schemas"], answer.body["many"]) == (201, ["task_schema"], False)


def test_a_selected_schema_is_one_of_several(read_method):
    reading = read_method("""
        def get(self):
            schema = self.select()
            return self.response(page, schema)

        def select(self):
            if self.is_included("runs"):
                return run_schema
            return task_schema
    """)
    assert reading.answers[0].body == {"type": "page", "schemas": ["run_schema", "task_schema"]}


def test_a_helper_s_failure_is_handed_on_and_its_success_is_not(read_method):
    reading = read_method("""
        def get(self):
            response, status = self.create()
            if status != HTTPStatus.CREATED:
                return response, status
            return frame_schema.dump(frame), HTTPStatus.CREATED

        def create(self):
            if bad:
                return {"msg": "bad"}, HTTPStatus.BAD_REQUEST
            return task_schema.dump(task), HTTPStatus.CREATED
    """)
    assert reading.errors == [400]
    assert [answer.body["schemas"] for answer in reading.answers] == [["frame_schema"]]


def test_properties_added_to_a_dump(read_method):
    reading = read_method("""
        def get(self):
            answer = node_schema.dump(node)
            answer["api_key"] = "x"
            if secret:
                answer["client_secret"] = secret.value
            return answer, HTTPStatus.CREATED
    """)
    extra = reading.answers[0].body["extra"]
    assert extra["api_key"] == {"type": "string", "always": True}
    assert not extra["client_secret"]["always"]


def test_binary_bodies_both_ways(read_method):
    reading = read_method("""
        def get(self):
            store(request.get_data())
            return Response(generate(), content_type="application/octet-stream")
    """)
    assert reading.binary_body
    assert reading.answers[0].body == {"type": "binary", "media": "application/octet-stream"}
