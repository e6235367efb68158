"""The Python SDK 1 as a client of `os mcp`: stdio_1.py OS. Home and folder are those of this process."""

import os
import sys

import anyio
from mcp import ClientSession, McpError, StdioServerParameters
from mcp.client.stdio import stdio_client


async def main():
    server = StdioServerParameters(command=sys.argv[1], args=["mcp"], env=dict(os.environ), cwd=os.getcwd())
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        agreed = await session.initialize()
        assert agreed.protocolVersion == "2025-11-25" and agreed.instructions, agreed
        assert agreed.serverInfo.name == "overseer" and agreed.capabilities.tools is not None, agreed
        assert agreed.capabilities.prompts is None and agreed.capabilities.logging is None, agreed
        await session.send_ping()
        tools = (await session.list_tools()).tools
        assert [tool.name for tool in tools] == ["execute", "query", "search"], tools
        assert len((await session.list_resources()).resources) == 1
        assert len((await session.list_resource_templates()).resourceTemplates) == 2
        declarations = await session.read_resource("overseer://api.d.ts")
        assert "tasks" in declarations.contents[0].text
        try:
            await session.list_prompts()
            raise AssertionError("there are no prompts")
        except McpError as error:
            assert error.error.code == -32601, error

        result = await session.call_tool("query", {"code": "return 6 * 7"})
        assert not result.isError and result.structuredContent["result"] == 42, result
        failed = await session.call_tool("query", {"code": "return nothing.there"})
        assert failed.isError and "nothing" in failed.content[0].text, failed
        created = await session.call_tool(
            "execute", {"code": "return (await tasks.create({description: 'By Python'})).description"}
        )
        assert created.structuredContent["result"] == "By Python", created

        news = []

        async def note(progress, total, message):
            news.append(progress)

        slow = "for (let i = 0; i < 4; i++) { await tasks.list(); await sleep(300) } return 1"
        result = await session.call_tool("query", {"code": slow}, progress_callback=note)
        assert result.structuredContent["result"] == 1 and news == sorted(news) and len(news) > 1, (result, news)

        async def number(place):
            code = f"await sleep(100); return {place}"
            result = await session.call_tool("query", {"code": code})
            assert result.structuredContent["result"] == place, result

        async with anyio.create_task_group() as group:
            for place in range(50):
                group.start_soon(number, place)
    print("done")


anyio.run(main)
