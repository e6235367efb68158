"""The Python SDK 1 as a client of /mcp: http_1.py URL TOKEN REPO."""

import sys

import anyio
from mcp import ClientSession, McpError
from mcp.client.streamable_http import streamablehttp_client

url, token, repo = sys.argv[1:]


async def main():
    headers = {"Authorization": f"Bearer {token}", "X-Overseer-Repo": repo}
    async with streamablehttp_client(url, headers=headers) as (reader, writer, session_id):
        async with ClientSession(reader, writer) as client:
            agreed = await client.initialize()
            assert agreed.protocolVersion == "2025-11-25" and agreed.instructions, agreed
            assert session_id() is None
            await client.send_ping()
            tools = (await client.list_tools()).tools
            assert [tool.name for tool in tools] == ["execute", "query", "search"], tools
            resources = (await client.list_resources()).resources
            assert any(str(resource.uri) == "overseer://api.d.ts" for resource in resources), resources
            declarations = await client.read_resource("overseer://api.d.ts")
            assert "tasks" in declarations.contents[0].text

            result = await client.call_tool("query", {"code": "return 6 * 7"})
            assert not result.isError and result.structuredContent["result"] == 42, result
            failed = await client.call_tool("query", {"code": "return nothing.there"})
            assert failed.isError and "nothing" in failed.content[0].text, failed
            created = await client.call_tool(
                "execute", {"code": "return (await tasks.create({description: 'By Python'})).description"}
            )
            assert created.structuredContent["result"] == "By Python", created
            try:
                await client.read_resource("overseer://nothing")
                raise AssertionError("there is no such resource")
            except McpError:
                pass

            news = []

            async def note(progress, total, message):
                news.append(progress)

            slow = "for (let i = 0; i < 4; i++) { await tasks.list(); await sleep(300) } return 1"
            result = await client.call_tool("query", {"code": slow}, progress_callback=note)
            assert result.structuredContent["result"] == 1 and news == sorted(news) and news, (result, news)

            with anyio.move_on_after(0.5) as scope:
                await client.call_tool("query", {"code": "await sleep(20000)"})
            assert scope.cancelled_caught
            assert (await client.call_tool("query", {"code": "1"})).structuredContent["result"] == 1

            async def number(place):
                result = await client.call_tool("query", {"code": f"await sleep(100); return {place}"})
                assert result.structuredContent["result"] == place, result

            async with anyio.create_task_group() as group:
                for place in range(50):
                    group.start_soon(number, place)
    print("done")


anyio.run(main)
