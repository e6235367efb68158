"""The Python SDK 2 as a client of `os mcp`: stdio_2.py OS MODE. Home and folder are those of this process."""

import os
import sys

import anyio
from mcp import MCPError
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

program, mode = sys.argv[1:]


def connect():
    server = StdioServerParameters(command=program, args=["mcp"], env=dict(os.environ), cwd=os.getcwd())
    return Client(stdio_client(server), mode=mode)


async def main():
    async with connect() as client:
        expected = "2025-11-25" if mode == "legacy" else "2026-07-28"
        assert client.protocol_version == expected, client.protocol_version
        assert mode not in ("auto", "legacy") or client.instructions
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ["execute", "query", "search"], tools
        for tool in tools:
            assert tool.title and tool.description and tool.output_schema and tool.annotations.title, tool
            assert tool.meta["anthropic/alwaysLoad"] is True, tool
        assert [tool.annotations.read_only_hint for tool in tools] == [False, True, True]
        resources = (await client.list_resources()).resources
        assert [str(resource.uri) for resource in resources] == ["overseer://api.d.ts"], resources
        templates = (await client.list_resource_templates()).resource_templates
        assert [template.uri_template for template in templates] == ["overseer://task/{id}", "overseer://review/{id}"]
        declarations = await client.read_resource("overseer://api.d.ts")
        assert "tasks" in declarations.contents[0].text
        try:
            await client.read_resource("overseer://nothing")
            raise AssertionError("there is no such resource")
        except MCPError as error:
            assert error.code == (-32002 if mode == "legacy" else -32602), error
        try:
            await client.call_tool("nothing", {})
            raise AssertionError("there is no such tool")
        except MCPError as error:
            assert error.code == -32602 and "execute" in str(error), error

        result = await client.call_tool("query", {"code": "return 6 * 7"})
        assert not result.is_error and result.structured_content["result"] == 42, result
        failed = await client.call_tool("query", {"code": "return nothing.there"})
        assert failed.is_error and "nothing" in failed.content[0].text, failed
        wrong = await client.call_tool("execute", {"cod": 1, "timeout_ms": "x"})
        assert wrong.is_error and all(word in wrong.content[0].text for word in ("code", "cod", "timeout_ms")), wrong
        created = await client.call_tool(
            "execute", {"code": "return (await tasks.create({description: 'By Python'})).id"}
        )
        task = created.structured_content["result"]
        read = await client.read_resource(f"overseer://task/{task}")
        assert "By Python" in read.contents[0].text, read
        found = await client.call_tool("search", {"query": "create a task"})
        assert "tasks.create" in found.content[0].text, found

        news = []

        async def note(progress, total, message):
            news.append(progress)

        slow = "for (let i = 0; i < 4; i++) { await tasks.list(); await sleep(300) } return 1"
        result = await client.call_tool("query", {"code": slow}, progress_callback=note)
        assert result.structured_content["result"] == 1 and news == sorted(news) and len(news) > 1, (result, news)

        start = anyio.current_time()
        with anyio.move_on_after(0.5) as scope:
            await client.call_tool("query", {"code": "await sleep(20000)"})
        assert scope.cancelled_caught and anyio.current_time() - start < 10
        assert (await client.call_tool("query", {"code": "1"})).structured_content["result"] == 1

        async def number(place):
            code = f"await sleep(100); return {place}"
            result = await client.call_tool("query", {"code": code})
            assert result.structured_content["result"] == place, result

        async with anyio.create_task_group() as group:
            for place in range(50):
                group.start_soon(number, place)
    print("done")


anyio.run(main)
