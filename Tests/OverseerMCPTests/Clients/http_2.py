"""The Python SDK 2 as a client of /mcp: http_2.py URL TOKEN MODE REPO."""

import sys

import anyio
import httpx2
from mcp import MCPError
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client

url, token, mode, repo = sys.argv[1:]


def connect():
    headers = {"Authorization": f"Bearer {token}", "X-Overseer-Repo": repo}
    http = httpx2.AsyncClient(headers=headers, timeout=httpx2.Timeout(30, read=300))
    return Client(streamable_http_client(url, http_client=http), mode=mode)


async def main():
    async with connect() as client:
        expected = "2025-11-25" if mode == "legacy" else "2026-07-28"
        assert client.protocol_version == expected, client.protocol_version
        assert mode not in ("auto", "legacy") or client.instructions
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ["execute", "query", "search"], tools
        resources = (await client.list_resources()).resources
        assert any(str(resource.uri) == "overseer://api.d.ts" for resource in resources), resources
        declarations = await client.read_resource("overseer://api.d.ts")
        assert "tasks" in declarations.contents[0].text

        result = await client.call_tool("query", {"code": "return 6 * 7"})
        assert not result.is_error and result.structured_content["result"] == 42, result
        failed = await client.call_tool("query", {"code": "return nothing.there"})
        assert failed.is_error and "nothing" in failed.content[0].text, failed
        created = await client.call_tool(
            "execute", {"code": "return (await tasks.create({description: 'By Python'})).description"}
        )
        assert created.structured_content["result"] == "By Python", created
        try:
            await client.read_resource("overseer://nothing")
            raise AssertionError("there is no such resource")
        except MCPError:
            pass

        news = []

        async def note(progress, total, message):
            news.append(progress)

        slow = "for (let i = 0; i < 4; i++) { await tasks.list(); await sleep(300) } return 1"
        result = await client.call_tool("query", {"code": slow}, progress_callback=note)
        assert result.structured_content["result"] == 1 and news == sorted(news) and news, (result, news)

        start = anyio.current_time()
        with anyio.move_on_after(0.5) as scope:
            await client.call_tool("query", {"code": "await sleep(20000)"})
        assert scope.cancelled_caught and anyio.current_time() - start < 5
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
